import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table, TableCell } from '../../src/markup/blocks.ts';
import { tableGrid } from '../../src/markup/index.ts';
import { completeTable, type WrittenRow } from '../../src/markup/tables.ts';
import { howMany } from '../how-many.ts';

const origin = { template: null, yaml: null };

/** Rows in a word each: `a2/3` is a cell "a" over two columns and three rows, a capital letter a header. */
function rowsOf(...rows: readonly string[]): WrittenRow[] {
  return rows.map((row) => ({
    origin,
    cells: (row.match(/\S+/g) ?? []).map((word): TableCell => {
      const [, text = '', colspan = '1', rowspan = '1'] = /^([A-Za-z]+)(\d+)?(?:\/(\d+))?$/.exec(word)!;
      const header = text !== text.toLowerCase();
      const spans = { colspan: Number(colspan), rowspan: Number(rowspan) };
      return { header, runs: [{ text }], align: null, ...spans, origin };
    }),
  }));
}

/** The same back; an empty cell is `_`. */
function words(...rows: readonly string[]): string[] {
  return completeTable(rowsOf(...rows)).rows.map(({ cells }) =>
    cells
      .map(({ runs, colspan, rowspan }) => {
        const spans = `${colspan === 1 ? '' : colspan}${rowspan === 1 ? '' : `/${rowspan}`}`;
        return `${runs[0]?.text ?? '_'}${spans}`;
      })
      .join(' '),
  );
}

describe('a table is made whole', () => {
  it.each([
    ['short rows', ['A B C', 'a', 'b c'], ['A B C', 'a _ _', 'b c _']],
    ['a row that is longer than its header', ['A', 'a b c'], ['A _ _', 'a b c']],
    ['a colspan past the edge', ['a b', 'c5'], ['a b _ _ _', 'c5']],
    ['cells after those that reach down', ['a/2 b', 'c'], ['a/2 b', 'c']],
    ['a place left below a cell', ['a/2 b', ''], ['a/2 b', '_']],
    ['a row that is covered wholly', ['a/2 b/2', '', 'c d'], ['a b', 'c d']],
    ['rows in which nothing stands', ['', 'a b', '', 'c d', ''], ['a b', 'c d']],
    ['a covered row in the middle of a tall cell', ['a/3 b/2', '', 'c'], ['a/2 b', 'c']],
    ['nothing at all', ['', ''], []],
    ['one cell', ['a3/1'], ['a3']],
  ])('%s', (_, written, complete) => {
    expect(words(...written)).toEqual(complete);
  });

  it('an empty cell of a header row is a header', () => {
    const { rows } = completeTable(rowsOf('A B', 'a b c'));
    expect(rows.map((row) => row.header)).toEqual([true, false]);
    expect(rows[0]!.cells.map((cell) => cell.header)).toEqual([true, true, true]);
  });

  it('cells that overlap are found', () => {
    const rows = rowsOf('a b/2 c', 'd2 e');
    expect(completeTable(rows).overlaps).toEqual([rows[1]!.cells[0]]);
  });

  it('whatever its rows and spans: a rectangle without holes that keeps every cell in its order', () => {
    const span = fc.integer({ min: 1, max: 4 });
    const cell = fc.record({ colspan: span, rowspan: span });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (spans) => {
        let number = 0;
        const written = spans.map((row, y): WrittenRow => {
          const cells = row.map(({ colspan, rowspan }): TableCell => {
            number += 1;
            const rows = Math.min(rowspan, spans.length - y);
            return {
              header: false,
              runs: [{ text: `${number}` }],
              align: null,
              colspan,
              rowspan: rows,
              origin,
            };
          });
          return { cells, origin };
        });
        const { rows, columns } = completeTable(written);
        const texts = (list: readonly WrittenRow[]): string[] =>
          list.flatMap((row) => row.cells.flatMap((each) => each.runs.map((run) => run.text)));
        expect(texts(rows)).toEqual(texts(written));
        const area = rows.flatMap((row) => row.cells).reduce((sum, c) => sum + c.colspan * c.rowspan, 0);
        expect(area).toBe(rows.length * columns);
        expect(rows.every((row) => row.cells.length > 0)).toBe(true);
        const table: Table = { kind: 'table', rows, origin, alt: null };
        expect(tableGrid(table).columns).toBe(columns);
      }),
      { numRuns: howMany.markup },
    );
  });
});
