import { describe, expect, it } from 'vitest';
import type { PlacedGroup, PlacedTable } from '../../src/layout/index.ts';
import { placeDeck } from '../../src/layout/index.ts';
import type { CellDrawing, Table } from '../../src/markup/index.ts';
import { deck, sampleTheme, slide, table } from './sample-deck.ts';

/** Bars, small columns and signs in cells: to scale, in their cells, clear of the text. */

const theme = sampleTheme();

function place(
  rows: readonly (readonly string[])[],
  drawingOf: (row: number, column: number) => CellDrawing | null,
  language = 'en',
) {
  const plain = table(rows);
  const drawn: Table = {
    ...plain,
    rows: plain.rows.map((row, r) => ({
      ...row,
      cells: row.cells.map((cell, c) => {
        const drawing = r === 0 ? null : drawingOf(r, c);
        return drawing ? { ...cell, drawn: drawing } : cell;
      }),
    })),
  };
  const { value, diagnostics } = placeDeck(
    deck([slide('s', 'title-and-content', { body: [drawn] })], { language }),
    theme,
  );
  expect(diagnostics).toEqual([]);
  const shapes = value!.placed.slides.flatMap((each) => each.shapes);
  const placed = shapes.find((each): each is PlacedTable => each.kind === 'table')!;
  const group = shapes.find((each): each is PlacedGroup => each.name === 'Table drawings')!;
  return { placed, group };
}

function columnOf(placed: PlacedTable, column: number) {
  const x = placed.box.x + placed.columns.slice(0, column).reduce((sum, each) => sum + each, 0);
  return { from: x, to: x + placed.columns[column]! };
}

describe('an icon in a cell', () => {
  it('stands in it, before the text', () => {
    const { placed, group } = place(
      [
        ['Store', 'Share'],
        ['Ocean', '97'],
      ],
      (_, c) => (c === 0 ? { kind: 'icon', name: 'dot', paths: ['M0 0L25600 0L0 25600Z'] } : null),
    );
    const [icon] = group.shapes;
    expect(icon!.kind).toBe('icon');
    expect(icon!.decorative).toBe(true);
    const { from } = columnOf(placed, 0);
    const cell = placed.rows[1]!.cells[0]!;
    expect(icon!.box.x).toBeGreaterThan(from);
    expect(from + cell.inset.left).toBeGreaterThan(icon!.box.x + icon!.box.w);
  });
});

describe('drawings in cells', () => {
  it('are bars as long as their figures, with the text behind them', () => {
    const values = [41, 27, 13.5, -20, 0];
    const rows = [['Light', 'Height'], ...values.map((value, i) => [`Light ${i}`, String(value)])];
    const { placed, group } = place(rows, (r, c) =>
      c === 1 ? { kind: 'bar', value: values[r - 1]! } : null,
    );
    const { from, to } = columnOf(placed, 1);
    const bars = group.shapes.map(({ box }) => box);
    expect(bars[0]!.w / bars[1]!.w).toBeCloseTo(41 / 27, 3);
    expect(bars[3]!.w / bars[0]!.w).toBeCloseTo(20 / 41, 3);
    for (const [i, bar] of bars.entries()) {
      expect(bar.x).toBeGreaterThan(from);
      expect(bar.x + bar.w).toBeLessThan(to);
      const cell = placed.rows[i + 1]!.cells[1]!;
      expect(from + cell.inset.left).toBeGreaterThan(bar.x + bar.w);
    }
    expect(group.decorative).toBe(true);
  });

  it('stand in their cells from right to left too, in programs that leave the columns where they are', () => {
    const rows = [
      ['Light', 'Height', 'Kept'],
      ['One', '41', 'yes'],
      ['Two', '27', 'no'],
    ];
    const { placed, group } = place(
      rows,
      (r, c) => (c === 1 ? { kind: 'bar', value: Number(rows[r]![1]) } : null),
      'ar',
    );
    expect(placed.rightToLeft).toBeUndefined();
    const said = placed.rows.map(({ cells }) =>
      cells.map(({ paragraphs }) => paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')),
    );
    expect(said).toEqual(rows.map((row) => row.toReversed()));
    expect(placed.rows[1]!.cells.map(({ column }) => column)).toEqual([0, 1, 2]);
    const { from, to } = columnOf(placed, 1);
    for (const { box } of group.shapes) {
      expect(box.x).toBeGreaterThan(from);
      expect(box.x + box.w).toBeLessThan(to);
    }
  });

  it('are small columns, the last in the colour of emphasis', () => {
    const { placed, group } = place(
      [
        ['Shop', 'Sales'],
        ['North', '9'],
      ],
      (_, c) => (c === 1 ? { kind: 'sparkline', values: [3, null, 6, 9] } : null),
    );
    const boxes = group.shapes.map(({ box }) => box);
    expect(boxes).toHaveLength(3);
    expect(boxes[2]!.h / boxes[0]!.h).toBeCloseTo(3, 3);
    expect(new Set(boxes.map(({ y, h }) => (y + h).toFixed(6))).size).toBe(1);
    expect(boxes[2]!.x + boxes[2]!.w).toBeLessThan(
      columnOf(placed, 1).from + placed.rows[1]!.cells[1]!.inset.left,
    );
  });

  it('are signs that differ by more than colour', () => {
    const kinds = ['yes', 'partly', 'no', 'other'] as const;
    const { group } = place([['What', 'Verdict'], ...kinds.map((each) => [each, each])], (r, c) =>
      c === 1 ? { kind: 'verdict', verdict: kinds[r - 1]! } : null,
    );
    expect(
      group.shapes.map((each) =>
        each.kind === 'text' ? `${each.shape} ${each.line ? 'ring' : 'full'}` : '',
      ),
    ).toEqual(['ellipse full', 'ellipse full', 'rect full', 'ellipse ring', 'rect full', 'ellipse ring']);
  });
});
