import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FontFace, FontFault, packTables, readFace, viewOf } from '../../src/fonts/index.ts';
import { createTypesetter } from '../../src/layout/index.ts';
import { decodeTheme, facesOf, type Theme } from '../../src/theme/index.ts';

const shipped = {
  path: 'package:templates/briefing/theme.yaml',
  text: readFileSync(new URL('../../templates/briefing/theme.yaml', import.meta.url), 'utf8'),
};
const bytesOf = (name: string) =>
  readFileSync(new URL(`../../node_modules/@fontsource/${name}.woff2`, import.meta.url));
const carlito = (style: string) => bytesOf(`carlito/files/carlito-latin-${style}`);

function faceOf(bytes: Uint8Array): FontFace {
  const face = readFace(bytes);
  if (face instanceof FontFault) throw face;
  return face;
}

/** The same font with other flags. */
function withRights(fsType: number): Uint8Array {
  const { flavor, tables } = faceOf(carlito('400-normal')).tables;
  const os2 = tables.get('OS/2')!.slice();
  viewOf(os2).setUint16(8, fsType);
  return packTables({ flavor, tables: new Map([...tables, ['OS/2', os2]]) });
}

const files: Readonly<Record<string, Uint8Array>> = {
  'own/fonts/carlito.woff2': carlito('400-normal'),
  'own/fonts/bold.ttf': faceOf(carlito('700-normal')).plain(),
  'own/fonts/italic.woff2': carlito('400-italic'),
  'own/fonts/both.woff2': carlito('700-italic'),
  'own/fonts/arabic.woff2': bytesOf('noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal'),
  'own/fonts/czech.woff2': bytesOf('carlito/files/carlito-latin-ext-400-normal'),
  'own/fonts/greek.woff2': bytesOf('carlito/files/carlito-greek-400-normal'),
  'own/fonts/free.ttf': withRights(0),
  'own/fonts/editable.ttf': withRights(8),
  'own/fonts/viewing.ttf': withRights(4),
  'own/fonts/never.ttf': withRights(2),
  'own/fonts/pictures.ttf': withRights(0x200),
  'own/fonts/words.ttf': Buffer.from('These are words, and no font.'),
};

function read(body: string, ...more: string[]) {
  const own = [body, ...more].map((text, i) => ({
    path: `own/${i === 0 ? '' : `${i}/`}theme.yaml`,
    text: `fonts: { body: { ${text} } }`,
  }));
  return decodeTheme([shipped, ...own], undefined, undefined, (path) => ({
    ...(files[path] && { value: files[path] }),
    diagnostics: [],
  }));
}

const told = (body: string, ...more: string[]) =>
  read(body, ...more).diagnostics.map(({ code, span }) => [
    code,
    span?.file.text.slice(span.start, span.end),
  ]);

const styles = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;
const sentence = 'AVATAR: “To Yours, Tea” – 1,740 Wörter; fjord';

function width(theme: Theme, bold: boolean, italic: boolean, text = sentence, language = 'en'): number {
  const run = { text, font: 'body', bold, italic, language } as const;
  return createTypesetter(theme).measure([run]).offsets.at(-1)!;
}

describe('a face of the project', () => {
  const four =
    'metrics: { regular: fonts/carlito.woff2, bold: fonts/bold.ttf, italic: fonts/italic.woff2, bold-italic: fonts/both.woff2 }';

  it('is measured by its file, as wide as by the table that was made of the same face', () => {
    const calibri = read('latin: Calibri').value!;
    const { value: acme, diagnostics } = read(`latin: Acme Sans, ${four}`);
    expect(diagnostics).toEqual([]);
    for (const [bold, italic] of styles)
      expect(width(acme!, bold, italic) / width(calibri, bold, italic)).toBeCloseTo(1, 2);
    // Kerned: without that it would be wider.
    const alone = [...'AVA'].reduce((sum, letter) => sum + width(acme!, false, false, letter), 0);
    expect(width(acme!, false, false, 'AVA')).toBeLessThan(alone - 0.02);
  });

  it('has styles of its own in one file only where it is given more', () => {
    const { value: theme } = read('latin: Acme Sans, metrics: fonts/carlito.woff2');
    const [regular, bold, italic] = styles.map(([b, i]) => width(theme!, b, i));
    expect(bold! / regular!).toBeGreaterThan(1.03);
    expect(italic).toBe(regular);
    expect(facesOf(theme!).map(({ name, bold: b }) => [name, b])).toEqual([['Acme Sans', false]]);
  });

  it('is measured as the table nearest to it where its file lacks a letter', () => {
    const arial = read('latin: Arial').value!;
    const { value: theme } = read('latin: Acme Sans, metrics: fonts/carlito.woff2');
    expect(width(theme!, false, false, 'Ж')).toBe(width(arial, false, false, 'Ж'));
  });

  it('for complex scripts has the forms of Arabic letters', () => {
    const usual = read('complex: Arial').value!;
    const { value: theme } = read('complex: Noto Sans Arabic, metrics: { complex: fonts/arabic.woff2 }');
    const text = 'السلام عليكم، لا إله في الكتاب بيت';
    // What is packaged is the same face.
    expect(width(theme!, false, false, text, 'ar')).toBeCloseTo(width(usual, false, false, text, 'ar'), 1);
  });

  it.each([
    ['a list', 'latin: Acme, metrics: [fonts/carlito.woff2, fonts/czech.woff2, fonts/greek.woff2]'],
    [
      'a list of a style',
      'latin: Acme, metrics: { regular: [fonts/carlito.woff2, fonts/czech.woff2, fonts/greek.woff2] }',
    ],
    [
      'a list of a script',
      'latin: Acme, metrics: { latin: [fonts/carlito.woff2, fonts/czech.woff2, fonts/greek.woff2] }',
    ],
  ])('is measured and drawn by the file that has a sign, of %s of subsets', (_, body) => {
    const { value: theme, diagnostics } = read(body);
    expect(diagnostics).toEqual([]);
    const usual = read('latin: Calibri').value!;
    for (const text of ['Aé', 'ěščř', 'Ωμέγα', 'Aě Ω'])
      expect(width(theme!, false, false, text), text).toBeCloseTo(width(usual, false, false, text), 1);
    const drawn = facesOf(theme!).filter(({ name }) => name === 'Acme');
    expect(drawn.map(({ face, range }) => [face.bytes, range !== undefined])).toEqual([
      [files['own/fonts/carlito.woff2'], false],
      [files['own/fonts/czech.woff2'], true],
      [files['own/fonts/greek.woff2'], true],
    ]);
    // No sign is that of two files.
    const [latin, czech] = drawn as [(typeof drawn)[number], (typeof drawn)[number]];
    const own = czech.range!.split(',').flatMap((run) => {
      const [from, to = from] = run
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      return Array.from({ length: to! - from! + 1 }, (_each, i) => from! + i);
    });
    expect(own).toContain('ě'.codePointAt(0));
    expect(own.filter((code) => !Number.isNaN(latin.face.advanceOf(code)))).toEqual([]);
  });

  it('has one name in two scripts, and both files', () => {
    const { value: theme } = read(
      'latin: Acme, complex: Acme, metrics: { latin: fonts/carlito.woff2, complex: fonts/arabic.woff2 }',
    );
    expect(facesOf(theme!).map(({ name, face }) => [name, face.bytes])).toEqual([
      ['Acme', files['own/fonts/carlito.woff2']],
      ['Acme', files['own/fonts/arabic.woff2']],
    ]);
  });

  it('is not taken by a theme over it that names another face', () => {
    const { value } = read('latin: Acme Sans, metrics: fonts/carlito.woff2, embed: true', 'latin: Georgia');
    expect(value!.fonts.body.files).toBeUndefined();
    expect(width(value!, false, false)).toBe(width(read('latin: Georgia').value!, false, false));
    const kept = read('latin: Acme Sans, metrics: fonts/carlito.woff2', 'complex: David');
    expect(kept.value!.fonts.body.files?.latin).toBeDefined();
  });
});

describe('what is told of files of faces', () => {
  it.each([
    ['a face without a file', 'latin: Acme Sans', 'theme-unmeasured-font', 'Acme Sans'],
    ['no font', 'latin: Acme Sans, metrics: fonts/words.ttf', 'theme-font-file', 'fonts/words.ttf'],
    ['bold alone', 'metrics: { bold: fonts/bold.ttf }', 'theme-font-file', '{ bold: fonts/bold.ttf }'],
    ['nothing to embed', 'embed: true', 'theme-font-embed', 'true'],
    [
      'forbidden',
      'latin: Carlito, metrics: fonts/never.ttf, embed: true',
      'theme-font-embed',
      'fonts/never.ttf',
    ],
    [
      'bitmaps',
      'latin: Carlito, metrics: fonts/pictures.ttf, embed: true',
      'theme-font-embed',
      'fonts/pictures.ttf',
    ],
    [
      'viewing',
      'latin: Carlito, metrics: fonts/viewing.ttf, embed: true',
      'theme-font-embed',
      'fonts/viewing.ttf',
    ],
    [
      'several files',
      'latin: Carlito, metrics: [fonts/carlito.woff2, fonts/greek.woff2], embed: true',
      'theme-font-embed',
      'fonts/greek.woff2',
    ],
    [
      'one name in two scripts',
      'latin: Carlito, complex: Carlito, metrics: { latin: fonts/carlito.woff2, complex: fonts/greek.woff2 }, embed: true',
      'theme-font-embed',
      'fonts/greek.woff2',
    ],
    ['its name', 'latin: Calibri, metrics: fonts/free.ttf, embed: true', 'theme-font-name', 'fonts/free.ttf'],
  ])('%s', (_, body, code, place) => {
    expect(told(body)).toEqual([[code, place]]);
  });

  it('nothing where all is well', () => {
    expect(told('latin: Carlito, metrics: fonts/free.ttf, embed: true')).toEqual([]);
    expect(told('latin: Carlito, metrics: fonts/editable.ttf, embed: true')).toEqual([]);
    // Only what decks carry needs leave.
    expect(told('latin: Carlito, metrics: fonts/never.ttf')).toEqual([]);
  });
});
