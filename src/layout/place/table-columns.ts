import type { Inches, Points } from '../../theme/index.ts';
import { sum } from '../geometry.ts';
import { typeSizes } from '../text/type-sizes.ts';
import { cellInset, turnedHeight } from './cell-inset.ts';
import { type Cells, columnNeeds, type PlannedCell, pieceNeeds } from './column-needs.ts';
import { drawingRoom } from './drawing-ems.ts';
import type { TableKin, TablePlan } from './plan-table.ts';

const decided = new WeakMap<TablePlan, Map<string, readonly Inches[]>>();

/** Widths of the columns in a place at a size; asked for often, so remembered. */
export function columnWidths(plan: TablePlan, width: Inches, size: Points): readonly Inches[] {
  // Parts are as wide as the whole.
  const whole = plan.part?.whole ?? plan;
  const ofPlan = decided.get(whole) ?? new Map<string, readonly Inches[]>();
  decided.set(whole, ofPlan);
  const key = `${width} ${size} ${plan.columns}`;
  const widths = ofPlan.get(key) ?? decideWidths(whole, plan.columns, width, size);
  ofPlan.set(key, widths);
  return widths;
}

function decideWidths(
  { cells, even, kin }: TablePlan,
  columns: number,
  width: Inches,
  size: Points,
): readonly Inches[] {
  if (even && columns > 1) {
    const evenly = evenWidths(columnNeeds(cells, columns, size, paddingAt(size)), width);
    if (evenly) return evenly;
  }
  const shared = kin && sharedWidths(kin, columns, width);
  if (shared && size <= shared.size) return shared.widths;
  return shareWidth(cells, columns, width, size);
}

/** Columns after the first of one width, where their words allow it. */
function evenWidths(
  { least, line }: { readonly least: readonly Inches[]; readonly line: readonly Inches[] },
  width: Inches,
): readonly Inches[] | null {
  const count = least.length - 1;
  const word = Math.max(...least.slice(1));
  if (word > (width - least[0]!) / count) return null;
  const first = Math.min(line[0]!, Math.max(least[0]!, width - word * count), width * 0.35);
  return least.map((_, c) => (c === 0 ? first : (width - first) / count));
}

const sharedKnown = new WeakMap<Cells, Map<number, SharedWidths | null>>();

interface SharedWidths {
  readonly widths: readonly Inches[];
  /** The largest type at which no word of any of the tables is cut. */
  readonly size: Points;
}

/** One set of widths for all tables of a kind, whatever type each of them takes; null where they have too long words. */
function sharedWidths({ cells, sizes }: TableKin, columns: number, width: Inches): SharedWidths | null {
  const known = sharedKnown.get(cells) ?? new Map<number, SharedWidths | null>();
  sharedKnown.set(cells, known);
  let found = known.get(width);
  if (found === undefined) {
    found = null;
    for (const size of typeSizes(sizes.max, sizes.min)) {
      const { least } = columnNeeds(cells, columns, size, paddingAt(size));
      if (sum(least) >= width) continue;
      found = { size, widths: shareWidth(cells, columns, width, size) };
      break;
    }
    known.set(width, found);
  }
  return found;
}

/**
 * Between the widest word and the whole text on one line, by how much text there is (CSS 2.2, 17.5.2.2). First no word is
 * cut, then words get twelve letters, then addresses their parts; the rest goes by what is asked for.
 */
function shareWidth(cells: Cells, columns: number, width: Inches, size: Points): readonly Inches[] {
  const { least, readable, unparted, wanted, line } = columnNeeds(cells, columns, size, paddingAt(size));
  const narrow = sum(least);
  if (narrow >= width) {
    const pieces = pieceNeeds(cells, columns, size, paddingAt(size));
    if (sum(pieces) < width) return raise(pieces, least, width);
    return least.map((each) => (each / narrow) * width);
  }
  if (isGrid(cells) && Math.max(...line) <= width / columns) return least.map(() => width / columns);
  const most = sum(line);
  if (most <= width) {
    // Room to spare goes to all columns alike in share, so that short columns stay short; a small table stays small.
    const whole = Math.min(width, Math.max(most * 1.8, width * 0.5));
    const widths = line.map((each) => (each / most) * whole);
    return easeRows(cells, widths, least, width, size);
  }
  const floor = raise(raise(least, readable, width), unparted, width);
  // A long text must not starve the others: what it asks beyond half of the table counts less.
  const capped = wanted.map((each) => Math.min(each, width * 0.5 + Math.sqrt(each)));
  const shared = raise(floor, capped, width);
  return easeRows(cells, raise(shared, line, width), floor, width, size);
}

/** Widths raised towards others, each by the same share of what it lacks, as far as there is room. */
function raise(widths: readonly Inches[], goals: readonly Inches[], room: Inches): readonly Inches[] {
  const missing = goals.map((goal, c) => Math.max(0, goal - widths[c]!));
  const spare = Math.max(0, room - sum(widths));
  const share = Math.min(1, spare / (sum(missing) || 1));
  return widths.map((each, c) => each + missing[c]! * share);
}

/** Names and nothing else, without a heading: no column is more than another. */
function isGrid(cells: Cells): boolean {
  return cells.every((row) => row.length > 1 && row.every((cell) => !cell.header && cell.colspan === 1));
}

function paddingAt(size: Points): Inches {
  const { left, right } = cellInset(size);
  return left + right;
}

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
function easeRows(
  cells: Cells,
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
function crowded(cells: Cells, widths: readonly Inches[], size: Points): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const row of cells) {
    const tallest = rowHeight(row, widths, size);
    for (const cell of row) {
      const height = heightIn(cell, widths, size);
      if (height > tallest - 0.001 && height > cell.flow.measure(999, size).height + 0.001)
        columns.add(cell.column);
    }
  }
  return columns;
}

function heightOf(cells: Cells, widths: readonly Inches[], size: Points): Inches {
  return cells.reduce((height, row) => height + rowHeight(row, widths, size), 0);
}

function rowHeight(row: readonly PlannedCell[], widths: readonly Inches[], size: Points): Inches {
  let tallest = 0;
  for (const cell of row) if (cell.rowspan === 1) tallest = Math.max(tallest, heightIn(cell, widths, size));
  return tallest;
}

function heightIn(
  { column, colspan, flow, drawn, turned }: PlannedCell,
  widths: readonly Inches[],
  size: Points,
): Inches {
  if (turned !== undefined) return turnedHeight(turned, size);
  const { left, right } = cellInset(size);
  return flow.measure(
    sum(widths.slice(column, column + colspan)) - left - right - drawingRoom({ drawn }, size),
    size,
  ).height;
}
