import { describe, expect, it } from 'vitest';
import { type PlacedTable, placeDeck } from '../../src/layout/index.ts';
import { deck, sampleTheme, slide, table } from './sample-deck.ts';

const theme = sampleTheme();

function place(rows: readonly (readonly string[])[]) {
  const { value, diagnostics } = placeDeck(
    deck([slide('sources', 'title-and-content', { body: [table(rows)] })]),
    theme,
  );
  const tables = value!.placed.slides.flatMap((each) =>
    each.shapes.filter((shape): shape is PlacedTable => shape.kind === 'table'),
  );
  return { tables, codes: diagnostics.map((each) => each.code) };
}

const sizesIn = ({ rows }: PlacedTable) =>
  rows.flatMap((row) =>
    row.cells.flatMap((cell) => cell.paragraphs.flatMap((each) => each.runs.map((run) => run.size))),
  );
const header = ['No.', 'Source'];
const source = (i: number) => [
  String(i),
  `The ${i}th page about water and where it goes, Geological Survey, 2016`,
];

describe('a table that goes on', () => {
  const first = [
    '1–7, 17–20, 22, 27–29, 31–33, 38, 66–51, 54, 60, 63, 65',
    'The page that all of it stands on',
  ];
  const { tables, codes } = place([header, first, ...Array.from({ length: 40 }, (_, i) => source(i + 2))]);

  it('has columns of the same widths and type of one size on all its slides', () => {
    expect(codes).toEqual([]);
    expect(tables.length).toBeGreaterThan(2);
    for (const each of tables) {
      expect(each.columns).toEqual(tables[0]!.columns);
      expect(new Set(sizesIn(each))).toEqual(new Set(sizesIn(tables[0]!)));
    }
  });
  it('does not let one long cell widen a column of short ones', () => {
    expect(tables[0]!.columns[0]!).toBeLessThan(2.5);
  });
  it('sets numbers of a column on the same side in every part', () => {
    const values = Array.from({ length: 40 }, (_, i) => [
      `Row ${i}`,
      i === 1 ? 'none' : String(i),
      'word '.repeat(30),
    ]);
    const parts = place([['Row', 'Number', 'Words'], ...values]).tables;
    const sides = parts.map((part) => part.rows.slice(1).map((row) => row.cells[1]!.paragraphs[0]!.align));
    expect(parts.length).toBeGreaterThan(1);
    expect(new Set(sides.flat())).toEqual(new Set(['left']));
  });
});

describe('a long table', () => {
  it('has room for sixteen rows of one line on a slide, and none less than 12 pt', () => {
    const { tables, codes } = place([header, ...Array.from({ length: 15 }, (_, i) => source(i + 1))]);
    expect(codes).toEqual([]);
    expect(tables).toHaveLength(1);
    expect(Math.min(...sizesIn(tables[0]!))).toBe(12);
    for (const row of tables[0]!.rows) expect(row.cells[0]!.inset.top).toBeGreaterThan(0.03);
  });
  it('rather takes its smallest type than one slide more', () => {
    const rows = Array.from({ length: 30 }, (_, i) => source(i + 1));
    expect(place([header, ...rows]).tables).toHaveLength(2);
  });
});
