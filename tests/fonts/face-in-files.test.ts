import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { FontFault, readFace, viewOf } from '../../src/fonts/index.ts';
import { drawPng } from '../../src/formats/png/index.ts';
import { verifyPackage } from '../../src/formats/pptx/index.ts';
import { drawSvg } from '../../src/formats/svg/index.ts';
import { partText, readZip } from '../../src/package/index.ts';
import { facesOf, withFaces } from '../../src/theme/index.ts';
import { makeBrand } from '../brand/make-brand.ts';
import { type Built, buildInMemory } from '../fuzz/build-in-memory.ts';
import { composeProject } from '../fuzz/compose-project.ts';
import { validatorErrors } from '../validator-errors.ts';

const file = (name: string) =>
  readFileSync(new URL(`../../node_modules/@fontsource/${name}.woff2`, import.meta.url));
const gelasio = (style: string) => file(`gelasio/files/gelasio-latin-${style}`);
const face = readFace(gelasio('400-normal'));
if (face instanceof FontFault) throw face;

/** A deck in a face that the program does not bring. */
async function build(theme: string, formats: readonly string[]): Promise<Built> {
  const composed = composeProject(3);
  const deck = String(composed.files[composed.deck]).replace(/^theme:.*\n/m, '');
  const files = {
    ...composed.files,
    [composed.deck]: deck,
    'templates/briefing/theme.yaml': theme,
    'templates/briefing/fonts/acme.woff2': gelasio('400-normal'),
    'templates/briefing/fonts/acme-bold.woff2': gelasio('700-normal'),
  };
  return buildInMemory({ ...composed, files }, formats, { ownTheme: true });
}

const theme = (more: string) =>
  `fonts:\n  body: { latin: ${face.family}, metrics: { regular: fonts/acme.woff2, bold: fonts/acme-bold.woff2 }${more} }\n`;

describe('a deck in a face of its project', () => {
  let built: Built;
  beforeAll(async () => {
    built = await build(theme(', embed: true'), ['pptx', 'web', 'html', 'md']);
  });
  const named = (ending: string) => {
    const found = built.files.find(({ name }) => name.endsWith(ending));
    return found ? Buffer.from(found.bytes) : null;
  };

  it('is made from its files', () => {
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Object.keys(built.laidOut!.inputs)).toContain('templates/briefing/fonts/acme.woff2');
  });

  it('carries it in PowerPoint, and is valid', async () => {
    const pptx = named('.pptx')!;
    const { parts } = readZip(pptx);
    const presentation = partText(parts, 'ppt/presentation.xml')!;
    expect(presentation).toContain(' embedTrueTypeFonts="1"');
    const list = /<p:embeddedFontLst>.*<\/p:embeddedFontLst>/.exec(presentation)![0];
    const [, regular, bold] =
      /^<p:embeddedFontLst><p:embeddedFont><p:font typeface="Gelasio"\/><p:regular r:id="(rId\d+)"\/><p:bold r:id="(rId\d+)"\/><\/p:embeddedFont><\/p:embeddedFontLst>$/.exec(
        list,
      )!;
    const relationships = partText(parts, 'ppt/_rels/presentation.xml.rels')!;
    for (const id of [regular, bold])
      expect(relationships).toMatch(
        new RegExp(`Id="${id}"[^>]*/relationships/font"[^>]*fonts/font\\d.fntdata"`),
      );
    expect(partText(parts, '[Content_Types].xml')).toContain(
      'Extension="fntdata" ContentType="application/x-fontdata"',
    );
    const part = parts.get('ppt/fonts/font1.fntdata') as Uint8Array;
    const view = viewOf(part);
    expect(view.getUint32(0, true)).toBe(part.length);
    const font = part.subarray(part.length - view.getUint32(4, true));
    expect(Buffer.from(font).equals(face.plain())).toBe(true);
    // The family, as the font itself says it.
    const length = view.getUint16(82, true);
    expect(Buffer.from(part.subarray(84, 84 + length)).toString('utf16le')).toBe(face.family);
    expect(verifyPackage(parts)).toEqual([]);
    expect(await validatorErrors('faces.pptx', pptx)).toEqual([]);
  });

  it('brings it along in pages, once', () => {
    const data = gelasio('400-normal').toString('base64');
    const page = String(named('.web.html'));
    expect(page.split(data)).toHaveLength(2);
    expect(page).toContain('font-src data:');
    expect(page).toContain(
      '@font-face{font-family:"Gelasio";font-weight:700;font-style:normal;src:url(data:font/woff2;',
    );
  });

  it('is drawn with it in pictures, which other faces would draw otherwise', async () => {
    const { editions, theme: drawn } = built.laidOut!;
    const { placed } = editions[0]!;
    const svg = drawSvg(placed.slides[1]!, placed, drawn);
    const named = svg.replaceAll('Gelasio', 'Acme Sans');
    const as = (name: string) => facesOf(drawn).map((each) => ({ ...each, name }));
    const png = await drawPng(named, { width: 400, faces: as('Acme Sans') });
    // What is packaged is the same face, there in pieces.
    const pixels = await drawPng(svg, { width: 400 });
    expect(Buffer.from(png).equals(Buffer.from(await drawPng(named, { width: 400 })))).toBe(false);
    expect(png.length / pixels.length).toBeCloseTo(1, 1);
    const alone = withFaces(svg, drawn);
    expect(alone.split('@font-face')).toHaveLength(1 + (svg.includes('font-weight="bold"') ? 2 : 1));
    expect(withFaces('<svg><text font-family="Arial">x</text></svg>', drawn)).not.toContain('@font-face');
  });
});

it('a deck on a presentation carries the face that the theme over it names, beside what the presentation brings', async () => {
  const composed = composeProject(3);
  const deck = String(composed.files[composed.deck]).replace(/^theme:.*\n/m, '');
  const { files, diagnostics, laidOut } = await buildInMemory(
    {
      ...composed,
      files: {
        ...composed.files,
        [composed.deck]: `theme: brand/acme.pptx\n${deck}`,
        'brand/acme.pptx': makeBrand({ face: 'Gelasio' }),
        'templates/briefing/theme.yaml': theme(', embed: true'),
        'templates/briefing/fonts/acme.woff2': gelasio('400-normal'),
        'templates/briefing/fonts/acme-bold.woff2': gelasio('700-normal'),
      },
    },
    ['pptx'],
    { ownTheme: true },
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(laidOut!.theme.fonts.body.files?.latin?.bold).toBeDefined();
  const { parts } = readZip(files[0]!.bytes);
  expect(partText(parts, 'ppt/presentation.xml')).toContain('<p:font typeface="Gelasio"/><p:regular ');
  expect(verifyPackage(parts)).toEqual([]);
  expect(await validatorErrors('brand.pptx', Buffer.from(files[0]!.bytes))).toEqual([]);
});

it('a deck whose theme does not say so carries no face', async () => {
  const { files } = await build(theme(''), ['pptx']);
  const { parts } = readZip(files[0]!.bytes);
  expect([...parts.keys()].filter((name) => name.includes('font'))).toEqual([]);
  expect(partText(parts, 'ppt/presentation.xml')).not.toMatch(/embed/i);
});

describe('verify', () => {
  it.each([
    ['cut off', (part: Uint8Array) => part.subarray(0, 60), 'the embedded font is cut off'],
    [
      'shortened',
      (part: Uint8Array) => part.subarray(0, -4),
      'the embedded font has another size than it says',
    ],
    ['no font', () => Buffer.alloc(200, 1), 'it is no embedded font'],
  ])('tells an embedded font that is %s', async (_, change, problem) => {
    const { files } = await build(theme(', embed: true'), ['pptx']);
    const { parts } = readZip(files[0]!.bytes);
    const name = 'ppt/fonts/font1.fntdata';
    parts.set(name, change(parts.get(name) as Uint8Array));
    expect(verifyPackage(parts).map(({ message }) => message)).toEqual([`${name}: ${problem}`]);
  });
});
