import { describe, expect, it } from 'vitest';
import { marksInHeads } from '../../src/deck/column-marks.ts';
import { plainText, type Run } from '../../src/markup/index.ts';
import { run, table } from '../layout/sample-deck.ts';

const mark = (text: string): Run => run(text, { cite: { type: 'statement', key: 'a/1' } });

/** A table of one column of cells beside their names. */
function column(cells: readonly (readonly Run[])[], head: readonly Run[] = [run('Capacity')]) {
  const made = table([['Store', 'x'], ...cells.map((_, i) => [`Store ${i}`, 'x'])]);
  return {
    ...made,
    rows: made.rows.map((row, r) => ({
      ...row,
      cells: row.cells.map((cell, c) => (c === 1 ? { ...cell, runs: r === 0 ? head : cells[r - 1]! } : cell)),
    })),
  };
}

const textsOf = (made: ReturnType<typeof column>) =>
  marksInHeads(made).rows.map(({ cells }) => plainText(cells[1]!.runs));

describe('a column whose cells all have one source', () => {
  it('has its mark once, in its head', () => {
    const cells = [[run('12'), mark('3')], [run('—')], [run('约十五'), mark('3'), run('。')]];
    expect(textsOf(column(cells))).toEqual(['Capacity3', '12', '—', '约十五。']);
  });

  it.each([
    [
      'another source',
      [
        [run('12'), mark('3')],
        [run('15'), mark('4')],
      ],
    ],
    ['a cell without one', [[run('12'), mark('3')], [run('15')]]],
    [
      'a line without one',
      [
        [run('12'), mark('3')],
        [run('15'), run('\n', { break: true }), run('16'), mark('3')],
      ],
    ],
    ['nothing but marks', [[mark('3')], [mark('3')]]],
    ['one row', [[run('12'), mark('3')]]],
  ])('keeps its marks where there is %s', (_, cells) => {
    const made = column(cells);
    expect(marksInHeads(made)).toBe(made);
  });

  it('keeps them where its head has a mark or no words', () => {
    const cells = [
      [run('12'), mark('3')],
      [run('15'), mark('3')],
    ];
    for (const head of [[run('Capacity'), mark('3')], [run('')]]) {
      const made = column(cells, head);
      expect(marksInHeads(made)).toBe(made);
    }
  });
});
