import type { Inches, Points } from '../../theme/index.ts';
import { sum } from '../geometry.ts';
import { cellInset } from './cell-inset.ts';
import { type Cells, columnNeeds, type PlannedCell } from './column-needs.ts';

/** A line of a turned head takes so much of the width of its column, in ems. */
const line = 1.25;

/** What stands under a turned head takes at most this share of its width: a column of long words stays wide. */
const narrower = 0.75;

/** A turned head that is longer is broken, in ems. */
const longest = 11;

/**
 * How long turned heads of a table are, in ems; null: they stand level. They are turned where their words alone are too
 * wide for the columns, at the smallest type, and what stands under them is narrower.
 */
export function turnedLength(cells: Cells, columns: number, width: Inches, size: Points): number | null {
  const { left, right } = cellInset(size);
  const needs = (of: Cells) => sum(columnNeeds(of, columns, size, left + right).least);
  if (needs(cells) <= width) return null;
  const heads = headsToTurn(cells);
  if (heads.length === 0) return null;
  const words = Math.max(...heads.map((cell) => cell.needs.word));
  const lines = Math.max(...heads.map((cell) => cell.needs.line));
  const length = Math.max(words, Math.min(lines, longest)) * 1.03 + 0.1;
  return needs(turnHeads(cells, length)) < needs(cells) - 0.01 ? length : null;
}

/** The table with the heads turned that are wider than what stands under them. */
export function turnHeads(cells: Cells, length: number): Cells {
  const turned = new Set(headsToTurn(cells));
  return cells.map((row) =>
    row.map((cell): PlannedCell => {
      if (!turned.has(cell)) return cell;
      const lines = Math.ceil(cell.needs.line / length) * line;
      // They begin at the foot of their cell.
      const flow = cell.flow.with(cell.flow.paragraphs.map((each) => ({ ...each, align: 'left' as const })));
      return {
        ...cell,
        flow,
        turned: length,
        needs: { ...cell.needs, word: lines, line: lines, kind: 'word' },
      };
    }),
  );
}

/** Of the first row, when it is one of heads: those of columns after the first in which all is short. */
function headsToTurn(cells: Cells): PlannedCell[] {
  const [first, ...body] = cells;
  if (!first || first.some(({ cell, colspan, rowspan }) => !cell.header || colspan > 1 || rowspan > 1))
    return [];
  return first.filter(({ column, needs }) => {
    const under = body.flat().filter((cell) => cell.column === column && cell.colspan === 1);
    return column > 0 && under.length > 0 && under.every((cell) => cell.needs.line < needs.word * narrower);
  });
}
