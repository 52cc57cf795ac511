import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeckBlock } from '../../src/deck/index.ts';
import { createTypesetter, type PlacedTable, placeDeck } from '../../src/layout/index.ts';
import { plainText, type Run, type Table } from '../../src/markup/index.ts';
import { howMany } from '../how-many.ts';
import { deck, list, paragraph, run, sampleTheme, slide, table } from './sample-deck.ts';

const theme = sampleTheme();

function place(slots: readonly (readonly DeckBlock[])[], words: Readonly<Record<string, string>> = {}) {
  const sample = deck(slots.map((blocks, i) => slide(`s${i}`, 'title-and-content', { body: blocks })));
  const { value, diagnostics } = placeDeck(
    { ...sample, words: (key, values) => words[key] ?? sample.words(key, values) },
    theme,
  );
  const tables = value!.placed.slides.flatMap((each) =>
    each.shapes.filter((shape): shape is PlacedTable => shape.kind === 'table'),
  );
  return { slides: value!.deck.slides, placed: value!.placed.slides, tables, diagnostics };
}

const linesOf = (of: PlacedTable, row: number, column: number) =>
  of.rows[row]!.cells[column]!.paragraphs.flatMap((each) => each.lines.map((line) => line.text));

const sentence =
  'The committee noted that the measures taken so far had been effective in most of the regions concerned. ';
const address =
  'https://example.org/a/very/long/path/that/does/not/break/anywhere/report_2024_final_version_2.pdf?download=true&lang=de';

describe('an address in a table', () => {
  const [placed] = place([
    [
      table([
        ['Item', 'What it says', 'Link'],
        ['One', sentence.repeat(10), address],
        ['Two', 'Short.', '–'],
      ]),
    ],
  ]).tables;

  it('leaves the words their width', () => {
    expect(placed!.columns[1]!).toBeGreaterThan(placed!.box.w / 2);
    expect(placed!.overflow).toBe(0);
  });
  it('is parted after its marks, names in it last', () => {
    const lines = linesOf(placed!, 1, 2);
    expect(lines.join('')).toBe(address);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/?&=._-]$/);
  });
  it('stands on one line where there is room', () => {
    const short = 'https://example.org/report?lang=de';
    const [own] = place([
      [
        table([
          ['What', 'Link'],
          ['One', short],
        ]),
      ],
    ]).tables;
    expect(linesOf(own!, 1, 1)).toEqual([short]);
  });
});

describe('an address in a text', () => {
  const lines = (text: string) =>
    place([[paragraph(text)]]).placed[0]!.shapes.flatMap((shape) =>
      shape.kind === 'text' && shape.name === 'Text body'
        ? shape.paragraphs.flatMap((each) => each.lines.map((line) => line.text))
        : [],
    );
  it('moves to a line of its own where it fits there, and is parted where it does not', () => {
    const short = `https://example.org/${'path/'.repeat(8)}x.pdf`;
    expect(lines(`${'word '.repeat(14)}${short} and elsewhere.`)[1]!.startsWith(short)).toBe(true);
    const long = lines(`It is told at https://example.org/${'path/'.repeat(30)}x.pdf`);
    expect(long[0]).toMatch(/^It is told at https:.*\/$/);
    expect(long.length).toBe(2);
  });
  it('has room for programs that part it elsewhere', () => {
    // One that begins a line of its own and fills lines letter by letter takes a line more here.
    const text = `${'word '.repeat(20)}https://example.org/${'a-path/'.repeat(14)}x.pdf`;
    const { placed } = place([
      [
        table([
          ['A', 'B'],
          [text, 'x'],
        ]),
      ],
    ]);
    const [own] = placed[0]!.shapes.filter((shape): shape is PlacedTable => shape.kind === 'table');
    expect(linesOf(own!, 1, 0).join('')).toContain('https://example.org/');
    expect(own!.overflow).toBe(0);
  });
});

describe('columns', () => {
  const typesetter = createTypesetter(theme);
  const look = {
    color: { color: 'dark1' },
    bold: false,
    italic: false,
    font: 'body',
    language: 'en',
  } as const;
  const ems = (text: string) => typesetter.measure([{ text, ...look }]).offsets.at(-1)!;
  const word = fc.constantFrom(...'water and the river of an old town near which people live'.split(' '));
  const column = fc.oneof(
    fc.record({ kind: fc.constant('words' as const), count: fc.integer({ min: 2, max: 60 }) }),
    fc.record({ kind: fc.constant('figures' as const), count: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('address' as const), count: fc.integer({ min: 1, max: 12 }) }),
  );
  const model = fc.record({
    columns: fc.array(column, { minLength: 2, maxLength: 9 }),
    words: fc.array(word, { minLength: 20, maxLength: 20 }),
    rows: fc.integer({ min: 1, max: 6 }),
  });

  it('of words have twelve letters while another can give way', () => {
    fc.assert(
      fc.property(model, ({ columns, words, rows }) => {
        const text = ({ kind, count }: (typeof columns)[number], r: number) => {
          if (kind === 'figures') return '1234567890'.slice(0, Math.max(1, count - (r % 2)));
          if (kind === 'address') return `https://example.org/${'part/'.repeat(count)}`;
          return Array.from({ length: count }, (_, i) => words[(r + i) % words.length]).join(' ');
        };
        const body = Array.from({ length: rows }, (_, r) => columns.map((each) => text(each, r)));
        const { tables, diagnostics } = place([[table([columns.map((_, c) => `H${c}`), ...body])]]);
        const [first] = tables;
        const { size } = first!.rows[1]!.cells[0]!.paragraphs[0]!.runs[0]!;
        const em = size / 72;
        const inner = first!.columns.map((each) => each - 0.2);
        const texts = columns.map((_, c) => body.map((row) => row[c]!).join(' '));
        const widestWord = columns.map((_, c) =>
          Math.max(...texts[c]!.split(' ').map((each) => ems(each)), ems(`H${c}`) * 1.06),
        );
        const narrow = columns.map(({ kind }, c) => {
          if (kind !== 'words') return false;
          const letters = texts[c]!.length;
          const wanted = Math.min(6.5, (12 * ems(texts[c]!)) / letters, ...[ems(body[0]![c]!)]);
          return inner[c]! < wanted * em - 0.05;
        });
        if (!narrow.includes(true)) return;
        // Then no other has more than it needs: figures their digits, addresses their parts, words their twelve letters.
        columns.forEach(({ kind }, c) => {
          const needs = kind === 'figures' ? widestWord[c]! : kind === 'address' ? 0 : 6.6;
          const least = Math.max(needs * em * 1.02, 0.2);
          if (diagnostics.length === 0) expect([kind, inner[c]! > least + 0.06]).toEqual([kind, false]);
        });
      }),
      { numRuns: howMany.tables },
    );
  });

  it('are equally wide in all tables of a deck that have the same heading', () => {
    const heading = ['Term', 'Meaning', 'Year'];
    const rows = (words: number) => [
      ['A', 'water '.repeat(words).trim(), '2016'],
      ['Bcd', 'rain', '1999'],
    ];
    const { tables } = place([
      [table([heading, ...rows(3)])],
      [table([heading, ...rows(40)])],
      [table([['Other', 'Meaning', 'Year'], ...rows(3)])],
      [table([heading, ...Array.from({ length: 40 }, () => rows(12)[0]!)])],
    ]);
    expect(tables.length).toBeGreaterThan(4);
    const [first, second, other, ...rest] = tables;
    for (const each of [second!, ...rest]) expect(each.columns).toEqual(first!.columns);
    expect(other!.columns).not.toEqual(first!.columns);
  });

  it('of figures stay at the right where one is missing, and whatever currency they are in', () => {
    const missing = { 'no-value': '–' };
    const { tables } = place(
      [
        [
          table([
            ['Year', 'Mean', 'Cost', 'Left', 'Note'],
            ['1990', '3.10', '€ 1,250', '(12)', '5'],
            ['1991', '–', '12 %', '−3', 'none'],
          ]),
        ],
      ],
      missing,
    );
    const sides = tables[0]!.rows.slice(1).map((row) => row.cells.map((cell) => cell.paragraphs[0]!.align));
    for (const row of sides) expect(row).toEqual(['left', 'right', 'right', 'right', 'left']);
  });
});

describe('what stands in one cell one under the other', () => {
  const cell = (runs: readonly Run[]): Table => {
    const plain = table([
      ['A', 'B'],
      ['x', 'y'],
    ]);
    const rows = plain.rows.map((row, r) =>
      r === 0 ? row : { ...row, cells: [row.cells[0]!, { ...row.cells[1]!, runs }] },
    );
    return { ...plain, rows };
  };
  const lineBreak: Run = { text: '\n', break: true };
  const cite: Run = { text: '16', cite: { type: 'statement', key: 'x' } };

  it('is a paragraph each, for readers that part no lines', () => {
    const { tables } = place([
      [cell([run('It is the highest.'), cite, lineBreak, run('Lightning left it dark.')])],
    ]);
    const texts = tables[0]!.rows[1]!.cells[1]!.paragraphs.map((each) => plainText(each.runs));
    expect(texts).toEqual(['It is the highest.16', 'Lightning left it dark.']);
  });
  it('goes on where it is taller than a slide, without a word lost', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `Statement ${i} in a cell that goes on`);
    const runs = lines.flatMap((text, i) => (i === 0 ? [run(text), cite] : [lineBreak, run(text), cite]));
    const { tables } = place([[cell(runs)]]);
    expect(tables.length).toBeGreaterThan(2);
    const texts = tables.flatMap((each) =>
      each.rows.slice(1).flatMap((row) => row.cells[1]!.paragraphs.map((one) => plainText(one.runs))),
    );
    expect(texts).toEqual(lines.map((text) => `${text}[16]`));
  });
});

describe('cells that are too narrow for their words', () => {
  const long = (i: number) => `Extraordinarily${'long'.repeat(4)}${i}`;

  it('are all named, each once', () => {
    const { diagnostics } = place([[table([Array.from({ length: 8 }, (_, i) => long(i))])]]);
    expect(diagnostics.map(({ code }) => code)).toEqual(new Array(8).fill('word-too-wide'));
    for (let i = 0; i < 8; i++)
      expect(diagnostics.filter(({ message }) => message.includes(`"${long(i)}"`))).toHaveLength(1);
  });
  it('are named by column where they are many, figures as well as words', () => {
    const heads = Array.from({ length: 17 }, (_, i) => `Q${i}`);
    const rows = [1, 2, 3].map((r) => heads.map((_, c) => String(12345670 + r * 100 + c)));
    const { diagnostics } = place([[table([heads, ...rows])]]);
    expect(diagnostics).toHaveLength(17);
    expect(diagnostics[4]!.message).toContain(
      '"12345774", "12345874", "12345974" in the column "Q4" are up to',
    );
  });
  it('say so once for a heading that is repeated on each slide', () => {
    const heads = Array.from({ length: 9 }, (_, i) => long(i));
    // As wide as their heads: else these would turn.
    const rows = Array.from({ length: 60 }, (_, r) => heads.map((head, c) => (r === 0 ? head : `${r}/${c}`)));
    const { diagnostics, tables } = place([[table([heads, ...rows])]]);
    expect(tables.length).toBeGreaterThan(1);
    expect(diagnostics).toHaveLength(9);
  });
});

describe('the caption of a table that goes on', () => {
  const caption = paragraph(
    [run('Data: Own count'), { text: '2', cite: { type: 'statement', key: 'x' } }],
    'caption',
  );
  const rows = Array.from({ length: 60 }, (_, i) => [String(1960 + i), String(300 + i)]);
  const years = table([['Year', 'Mean'], ...rows]);

  it.each([
    ['under it', [years, caption]],
    ['under statements about it', [years, list(['One statement.', 'Another one.']), caption]],
    ['with what follows', [years, caption, list(['One point.', 'Another one.'])]],
  ])('stands on every slide of it: %s', (_, blocks) => {
    const { slides, placed } = place([blocks.map((block) => block)]);
    expect(slides.length).toBeGreaterThan(2);
    slides.forEach((each, i) => {
      const [slot] = each.slots;
      if (!slot!.blocks.some((block) => block.kind === 'table')) return;
      expect([i, slot!.blocks.filter((block) => block === caption).length]).toEqual([i, 1]);
      expect(placed[i]!.shapes.map((shape) => shape.name)).toContain('Text body');
    });
    const shown = slides.flatMap((each) => each.slots[0]!.blocks).filter((block) => block.kind === 'table');
    expect(shown.reduce((count, each) => count + each.rows.length - 1, 0)).toBe(60);
  });
  it('brings its footnote to each', () => {
    const sample = slide('s', 'title-and-content', { body: [years, caption] }, { cited: [2] });
    const { value, diagnostics } = placeDeck(deck([sample]), theme);
    expect(diagnostics).toEqual([]);
    for (const each of value!.deck.slides) expect(each.cited).toEqual([2]);
    for (const each of value!.placed.slides)
      expect(each.shapes.map((shape) => shape.name)).toContain('Sources');
  });
});
