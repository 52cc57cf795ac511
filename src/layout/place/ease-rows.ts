import type { Inches, Points } from '../../theme/index.ts';
import { measureFlow } from '../text/set-text.ts';
import type { PlannedCell, TablePlan } from './plan-table.ts';
import { cellInset } from './table-columns.ts';

/** Larger tables take long to try, and their rows differ so much that no width suits all. */
const most = { cells: 120, columns: 5 } as const;

const steps: readonly Inches[] = [0.25, 0.5, 1, 2, 3];

/** How much wider a column may become: one long text does not make a wide column of short ones. */
const growth = 1.5;

/** Beside the table: what it does not take of its place. */
const margin = -1;

/**
 * Moves width between columns as long as that saves lines: a column of long lists of numbers beside one with room to
 * spare. None gets narrower than its widest word, and all together not wider than `room`.
 */
export function easeRows(
  cells: TablePlan['cells'],
  widths: readonly Inches[],
  narrow: readonly Inches[],
  room: Inches,
  size: Points,
): Inches[] {
  let best = [...widths];
  if (cells.length * widths.length > most.cells || widths.length > most.columns) return best;
  let height = heightOf(cells, best, size);
  for (let round = 0; round < 3; round++) {
    let found: { readonly widths: Inches[]; readonly height: Inches } | null = null;
    for (const to of crowded(cells, best, size)) {
      for (const from of [margin, ...best.keys()]) {
        if (from === to) continue;
        const spare = from === margin ? room - sum(best) : best[from]! - narrow[from]!;
        for (const step of steps) {
          if (step > spare + 1e-6 || best[to]! + step > widths[to]! * growth) break;
          const tried = best.map((each, c) => each + (c === to ? step : c === from ? -step : 0));
          const reached = heightOf(cells, tried, size);
          if (reached < (found?.height ?? height) - 0.01) found = { widths: tried, height: reached };
        }
      }
    }
    if (!found) return best;
    best = found.widths;
    height = found.height;
  }
  return best;
}

/** The columns whose texts decide about the height of a row and wrap there: only these save lines by width. */
function crowded(cells: TablePlan['cells'], widths: readonly Inches[], size: Points): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const row of cells) {
    const tallest = rowHeight(row, widths, size);
    for (const cell of row) {
      const height = heightIn(cell, widths, size);
      if (height > tallest - 0.001 && height > measureFlow(cell.flow, 999, size).height + 0.001)
        columns.add(cell.column);
    }
  }
  return columns;
}

function heightOf(cells: TablePlan['cells'], widths: readonly Inches[], size: Points): Inches {
  return cells.reduce((height, row) => height + rowHeight(row, widths, size), 0);
}

function rowHeight(row: readonly PlannedCell[], widths: readonly Inches[], size: Points): Inches {
  let tallest = 0;
  for (const cell of row) if (cell.rowspan === 1) tallest = Math.max(tallest, heightIn(cell, widths, size));
  return tallest;
}

function heightIn({ column, colspan, flow }: PlannedCell, widths: readonly Inches[], size: Points): Inches {
  const { left, right } = cellInset(size);
  return measureFlow(flow, sum(widths.slice(column, column + colspan)) - left - right, size).height;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
