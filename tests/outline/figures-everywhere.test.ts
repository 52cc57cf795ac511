import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partText, readZip } from '../../src/package/index.ts';
import { buildInMemory } from '../fuzz/build-in-memory.ts';

interface Built {
  readonly findings: readonly string[];
  /** Texts of the slides, of the notes, and of the handout in each format. */
  readonly slides: string;
  readonly charts: string;
  readonly notes: string;
  readonly md: string;
  readonly html: string;
  readonly docx: string;
}

async function build(
  outline: string,
  deck: string,
  files: Readonly<Record<string, string>> = {},
  theme: string | null = null,
): Promise<Built> {
  const { files: made, diagnostics } = await buildInMemory(
    {
      files: {
        'content/fuzz/outline.yaml': outline,
        'content/fuzz/decks/deck.yaml': deck,
        ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/fuzz/${path}`, text])),
        ...(theme === null ? {} : { 'templates/briefing/theme.yaml': theme }),
      },
      outline: 'content/fuzz/outline.yaml',
      deck: 'content/fuzz/decks/deck.yaml',
      ...(theme === null ? {} : { templateSets: ['briefing'] }),
    },
    ['pptx', 'md', 'html', 'docx'],
  );
  const named = (ending: string) => made.find(({ name }) => name.endsWith(ending))!.bytes;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const parts = readZip(named('.pptx')).parts;
  const xml = (pattern: RegExp) =>
    [...parts.keys()]
      .filter((name) => pattern.test(name))
      .map((name) => (partText(parts, name) ?? '').replace(/<[^>]*>/g, '\n'))
      .join('\n');
  const word = readZip(named('.docx')).parts;
  return {
    findings: [...new Set(diagnostics.map(({ code, message }) => `${code}: ${message}`))],
    slides: xml(/^ppt\/slides\/slide\d+\.xml$/),
    charts: xml(/^ppt\/charts\/[^/]*\.xml$/),
    notes: xml(/^ppt\/notesSlides\/notesSlide\d+\.xml$/),
    md: text(named('.notes.md')),
    html: text(named('.html')).replace(/<[^>]*>/g, '\n'),
    docx: (partText(word, 'word/document.xml') ?? '').replace(/<[^>]*>/g, '\n'),
  };
}

const handout = 'handouts: [slides-and-notes]\n';
const places = ['slides', 'notes', 'md', 'html', 'docx'] as const;

/** Whether a figure stands in a text as it is, with no digit or mark at its sides. */
function stands(text: string, figure: string): boolean {
  const escaped = figure.replace(/[.+()$]/g, '\\$&');
  return new RegExp(`(?<![\\d.,])${escaped}(?![\\d,]|\\.\\d)`).test(text);
}

describe('figures stay as they are typed', () => {
  test('releases with zeros at their ends, in tables and along an axis', async () => {
    const built = await build(
      'title: Releases\nlanguage: en\nsources: { own: { title: Own count } }\ndata: { p: { file: p.csv, source: own } }\n',
      `title: Releases\n${handout}slides:\n  - { use: table, data: p, title: Prices }\n  - { use: chart, id: c, data: p, x: Release, y: [Price], title: Prices again }\n`,
      { 'p.csv': 'Release,Price,Share\n3.9,2.50,0.10\n"3.10",10.00,0.125\n3.11,7.00,0.20\n' },
    );
    expect(built.findings).toEqual([]);
    // Along the axis; the values of a chart are numbers, and their format has the zeros.
    expect(['3.9', '3.10', '3.11'].filter((each) => !stands(built.charts, each))).toEqual([]);
    for (const place of places) {
      for (const figure of ['3.9', '3.10', '3.11', '2.50', '10.00', '7.00', '0.10', '0.125', '0.20'])
        expect([place, figure, stands(built[place], figure)]).toEqual([place, figure, true]);
      // The picture of the chart in the web page has ticks of its own.
      for (const figure of place === 'html' ? ['3.1'] : ['3.1', '2.5', '0.1', '0.2'])
        expect([place, figure, stands(built[place], figure)]).toEqual([place, figure, false]);
    }
  });

  test('whatever the digits', async () => {
    const digits = (least: number, most: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
    const figure = fc
      .tuple(fc.constantFrom('', '-', '+'), digits(1, 12), fc.constantFrom('', '.'), digits(1, 10))
      .map(([sign, whole, mark, rest]) => sign + whole + mark + (mark && rest));
    const figures = fc.sample(figure, { numRuns: 12, seed: 20261130 });
    const rows = figures.map((each, i) => `r${i},${each}`).join('\n');
    for (const language of ['en', 'es']) {
      const built = await build(
        'title: { en: T, es: T }\nlanguage: en\ndata: { p: { file: p.csv, columns: { k: { en: K, es: K }, v: { label: { en: V, es: V }, type: text } } } }\n',
        `title: { en: T, es: T }\nlanguage: ${language}\n${handout}slides:\n  - { use: table, data: p, title: { en: A, es: A } }\n`,
        { 'p.csv': `k,v\n${rows}\n` },
      );
      expect(built.findings).toEqual([]);
      for (const place of places)
        for (const each of figures)
          expect([place, each, stands(built[place], each)]).toEqual([place, each, true]);
    }
  });
});

describe('figures are written as the language and the theme do it', () => {
  const outline = (columns: string) =>
    `title: { en: Numbers, de: Zahlen }\nlanguage: en\ndata: { v: { file: v.csv${columns} } }\n`;
  const deck = (language: string) =>
    `title: { en: Numbers, de: Zahlen }\nlanguage: ${language}\n${handout}slides:\n  - { use: table, data: v, title: { en: Table, de: Tabelle } }\n`;
  const csv = { 'v.csv': 'K,V,W\n3.10,2.5,007\n3.11,1250000,12\n' };
  const without = (built: Built) => built.findings.filter((each) => !each.startsWith('missing-translation'));

  test('the decimal mark alone, where nothing more is said', async () => {
    const built = await build(outline(''), deck('de'), csv);
    expect(without(built)).toEqual([]);
    for (const place of places) {
      const found = ['3.10', '2,5', '1250000', '007', '12'].map((each) => stands(built[place], each));
      expect([place, ...found]).toEqual([place, true, true, true, true, true]);
    }
  });

  test('in groups where the theme or the column says so', async () => {
    const grouped = await build(outline(''), deck('de'), csv, 'numbers: { group: true }\n');
    const typed = await build(
      outline(', columns: { V: { label: { en: V, de: W }, type: currency, currency: EUR, decimals: 1 } }'),
      deck('de'),
      csv,
    );
    expect([...without(grouped), ...without(typed)]).toEqual([]);
    for (const place of places) {
      expect([place, stands(grouped[place], '1.250.000'), stands(grouped[place], '2,5')]).toEqual([
        place,
        true,
        true,
      ]);
      expect(typed[place]).toContain('1.250.000,0\u00a0€');
      expect(typed[place]).toContain('2,5\u00a0€');
    }
  });
});

test('a missing value reads the same everywhere, and words of cells in the language of the deck', async () => {
  const built = await build(
    'title: { en: T, zh: 题 }\nlanguage: en\ndata: { v: { file: v.csv, missing: ["..", "N/A"], columns: { K: { label: { en: Place, zh: 地点 }, cells: { north: { en: North, zh: 北 }, south: { en: South, zh: 南 } } }, V: { en: Value, zh: 数值 } } } }\n',
    `title: { en: T, zh: 题 }\nlanguage: zh\n${handout}slides:\n  - { use: table, data: v, title: { en: A, zh: 表 } }\n`,
    { 'v.csv': 'K,V\nnorth,..\nsouth,N/A\nnorth,\nsouth,5\n' },
  );
  expect(built.findings).toEqual([]);
  for (const place of places) {
    expect([
      place,
      built[place].includes('..'),
      built[place].includes('N/A'),
      built[place].includes('—'),
    ]).toEqual([place, false, false, true]);
    expect([place, built[place].includes('北'), built[place].includes('north')]).toEqual([
      place,
      true,
      false,
    ]);
  }
});

test('a cell without words among others that have them is said in another language', async () => {
  const built = await build(
    'title: { en: T, zh: 题 }\nlanguage: en\ndata: { v: { file: v.csv, columns: { K: { label: { en: Place, zh: 地点 }, cells: { north: { en: North, zh: 北 } } }, V: { en: Value, zh: 数值 } } } }\n',
    `title: { en: T, zh: 题 }\nlanguage: zh\n${handout}slides:\n  - { use: table, data: v, title: { en: A, zh: 表 } }\n`,
    { 'v.csv': 'K,V\nnorth,1\nsouth,5\n' },
  );
  expect(built.findings).toEqual([
    'missing-translation: this text has no "zh" wording; the "en" one is shown',
  ]);
});
