import type { Inches, Points } from '../../theme/index.ts';
import { measureFlow } from '../text/set-text.ts';
import type { TablePlan } from './place-table.ts';
import { cellInset } from './table-columns.ts';

/** Larger tables take long to try, and their rows differ so much that no width suits all. */
const most = { rows: 40, columns: 5 } as const;

const steps: readonly Inches[] = [0.25, 0.5, 1, 2];

/**
 * Moves width between columns as long as that saves lines: a column of long lists of numbers beside one with room to
 * spare. None gets narrower than its widest word.
 */
export function easeRows(
  cells: TablePlan['cells'],
  widths: readonly Inches[],
  narrow: readonly Inches[],
  size: Points,
): Inches[] {
  let best = [...widths];
  if (cells.length > most.rows || widths.length > most.columns) return best;
  let height = heightOf(cells, best, size);
  for (let round = 0; round < 4; round++) {
    let found: { readonly widths: Inches[]; readonly height: Inches } | null = null;
    for (const [from, to] of pairsOf(best.length)) {
      for (const step of steps) {
        if (best[from]! - step < narrow[from]!) break;
        const tried = best.map((each, c) => each + (c === to ? step : c === from ? -step : 0));
        const reached = heightOf(cells, tried, size);
        if (reached < (found?.height ?? height) - 0.01) found = { widths: tried, height: reached };
      }
    }
    if (!found) return best;
    best = found.widths;
    height = found.height;
  }
  return best;
}

function pairsOf(count: number): (readonly [number, number])[] {
  const columns = Array.from({ length: count }, (_, c) => c);
  return columns.flatMap((from) => columns.filter((to) => to !== from).map((to) => [from, to] as const));
}

function heightOf(cells: TablePlan['cells'], widths: readonly Inches[], size: Points): Inches {
  const { left, right } = cellInset(size);
  let height = 0;
  for (const row of cells) {
    let tallest = 0;
    for (const cell of row) {
      if (cell.rowspan > 1) continue;
      let w = -left - right;
      for (let c = cell.column; c < cell.column + cell.colspan; c++) w += widths[c] ?? 0;
      tallest = Math.max(tallest, measureFlow(cell.flow, w, size).height);
    }
    height += tallest;
  }
  return height;
}
