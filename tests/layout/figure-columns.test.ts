import { describe, expect, it } from 'vitest';
import { createTypesetter, type PlacedTable, placeDeck } from '../../src/layout/index.ts';
import type { Table } from '../../src/markup/index.ts';
import { deck, sampleTheme, slide, table } from './sample-deck.ts';

/** Figures under one another, heads that turn, groups of rows. */

const theme = sampleTheme();

function place(of: Table) {
  const { value, diagnostics } = placeDeck(deck([slide('s', 'title-and-content', { body: [of] })]), theme);
  const tables = value!.placed.slides.flatMap((each) =>
    each.shapes.filter((shape): shape is PlacedTable => shape.kind === 'table'),
  );
  return { tables, codes: diagnostics.map(({ code }) => code) };
}

function tailWidth(text: string, size: number): number {
  const measured = createTypesetter(theme).measure([
    { text, bold: false, italic: false, font: 'body', language: 'en' },
  ]);
  return (measured.offsets.at(-1)! * size) / 72;
}

describe('figures of a column', () => {
  it('have their decimal marks in line, whatever stands beyond them', () => {
    const texts = ['15', '5.25', '410.5', '−7', '3.125'];
    const { tables, codes } = place(table([['Name', 'Figure'], ...texts.map((text, i) => [`N${i}`, text])]));
    expect(codes).toEqual([]);
    const cells = tables[0]!.rows.slice(1).map(({ cells }) => cells[1]!);
    const size = cells[0]!.paragraphs[0]!.runs[0]!.size!;
    const marks = cells.map(
      ({ inset }, i) => inset.right + tailWidth(/\.\d+$/.exec(texts[i]!)?.[0] ?? '', size),
    );
    for (const each of marks) expect(each).toBeCloseTo(marks[0]!, 3);
    // Nothing is written for that.
    expect(cells.map(({ paragraphs }) => paragraphs[0]!.runs.map(({ text }) => text).join(''))).toEqual(
      texts,
    );
  });

  it('stand as they did where all are alike', () => {
    const { tables } = place(
      table([
        ['Name', 'Figure'],
        ['a', '1.5'],
        ['b', '12.5'],
      ]),
    );
    const rights = tables[0]!.rows.slice(1).map(({ cells }) => cells[1]!.inset.right);
    expect(rights[0]).toBeCloseTo(rights[1]!, 6);
  });
});

describe('heads of columns', () => {
  const words = ['Infrastructure', 'Documentation', 'Responsiveness', 'Sustainability', 'Interoperability'];
  const wide = (count: number) => {
    const heads = Array.from({ length: count }, (_, i) => words[i % words.length]!);
    return table([
      ['Place', ...heads],
      ['North', ...heads.map((_, i) => String(i))],
    ]);
  };

  it('turn where they are too wide for their columns, and not before', () => {
    const { tables, codes } = place(wide(12));
    expect(codes).toEqual([]);
    const [head, body] = tables[0]!.rows;
    expect(head!.cells.map(({ turned }) => turned ?? false)).toEqual([false, ...Array(12).fill(true)]);
    expect(body!.cells.some(({ turned }) => turned)).toBe(false);
    expect(head!.height).toBeGreaterThan(body!.height * 2);
    const level = place(wide(4));
    expect(level.tables[0]!.rows[0]!.cells.some(({ turned }) => turned)).toBe(false);
  });

  it('stay turned where the table goes on', () => {
    const own = wide(12);
    const rows = Array.from({ length: 40 }, () => own.rows[1]!);
    const { tables } = place({ ...own, rows: [own.rows[0]!, ...rows] });
    expect(tables.length).toBeGreaterThan(1);
    for (const { rows, columns } of tables) {
      expect(rows[0]!.cells[1]!.turned).toBe(true);
      expect(columns).toEqual(tables[0]!.columns);
    }
  });
});

describe('the head of a group of rows', () => {
  it('is never the last on a slide, and leaves figures figures', () => {
    const plain = table([['Name', 'Figure'], ...Array.from({ length: 60 }, (_, i) => [`N${i}`, String(i)])]);
    for (const every of [3, 4, 5, 7]) {
      const rows = plain.rows.flatMap((row, i) =>
        i > 0 && i % every === 1
          ? [
              {
                ...row,
                look: 'group' as const,
                cells: row.cells.map((cell, c) => ({
                  ...cell,
                  header: c === 0,
                  runs: c === 0 ? cell.runs : [],
                })),
              },
              row,
            ]
          : [row],
      );
      const { tables } = place({ ...plain, rows });
      expect(tables.length).toBeGreaterThan(1);
      for (const { rows } of tables) expect(rows.at(-1)!.cells[0]!.header).toBe(false);
      expect(tables[0]!.rows[2]!.cells[1]!.paragraphs[0]!.align).toBe('right');
    }
  });
});
