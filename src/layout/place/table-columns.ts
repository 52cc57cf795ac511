import type { Table } from '../../markup/index.ts';
import type { Inches, Points } from '../../theme/index.ts';
import type { Inset } from '../placed.ts';
import { pointsPerInch } from '../text/set-text.ts';
import { easeRows } from './ease-rows.ts';
import { isHeaderRow, type TablePlan } from './place-table.ts';

/** Distance of a cell's text from its edges: rows of the smallest type stand closer, too. */
export function cellInset(size: Points): Inset {
  const upright = size >= 14 ? 0.055 : size > 12 ? 0.045 : 0.032;
  return { left: 0.1, top: upright, right: 0.1, bottom: upright };
}

const narrowest: Inches = 0.4;

const decided = new WeakMap<TablePlan, Map<string, readonly Inches[]>>();

/** Widths of the columns in a place at a size; asked for often, so remembered. */
export function columnWidths(plan: TablePlan, width: Inches, size: Points): readonly Inches[] {
  const ofPlan = decided.get(plan) ?? new Map<string, readonly Inches[]>();
  decided.set(plan, ofPlan);
  const key = `${width} ${size}`;
  const widths = ofPlan.get(key) ?? decideWidths(plan, width, size);
  ofPlan.set(key, widths);
  return widths;
}

/** Between the widest word and the whole text on one line, by how much text there is (CSS 2.2, 17.5.2.2). */
function decideWidths(plan: TablePlan, width: Inches, size: Points): readonly Inches[] {
  const em = size / pointsPerInch;
  const { left, right } = cellInset(size);
  const padding = left + right;
  const narrow = new Array<number>(plan.columns).fill(narrowest);
  const wanted = new Array<number>(plan.columns).fill(narrowest);
  const { cells } = plan.part?.whole ?? plan;
  for (const { column, colspan, word, line } of widestCells(cells, plan.columns)) {
    const least = word * em * 1.01 + padding;
    const whole = line * em * 1.01 + padding;
    for (let c = column; c < column + colspan; c++) {
      narrow[c] = Math.max(narrow[c]!, least / colspan);
      wanted[c] = Math.max(wanted[c]!, whole / colspan);
    }
  }
  if (plan.even && plan.columns > 1) {
    const word = Math.max(...narrow.slice(1));
    const rest = (width - narrow[0]!) / (plan.columns - 1);
    if (word <= rest) {
      const first = Math.min(
        wanted[0]!,
        Math.max(narrow[0]!, width - word * (plan.columns - 1)),
        width * 0.35,
      );
      return narrow.map((_, c) => (c === 0 ? first : (width - first) / (plan.columns - 1)));
    }
  }
  const least = sum(narrow);
  if (least >= width) return narrow.map((each) => (each / least) * width);
  if (isGrid(cells) && Math.max(...wanted) <= width / plan.columns)
    return narrow.map(() => width / plan.columns);
  const most = sum(wanted);
  if (most <= width) {
    // Room to spare goes to all columns alike in share, so that short columns stay short; a small table stays small.
    const whole = Math.min(width, Math.max(most * 1.8, width * 0.5));
    const widths = wanted.map((each) => (each / most) * whole);
    return easeRows(cells, widths, narrow, width, size);
  }
  // A long text must not starve the others: what it asks beyond half of the table counts less.
  const asked = wanted.map((each, c) =>
    Math.max(0, Math.min(each, width * 0.5 + Math.sqrt(each)) - narrow[c]!),
  );
  const askedInAll = sum(asked) || 1;
  const widths = narrow.map((each, c) => each + (asked[c]! / askedInAll) * (width - least));
  return easeRows(cells, widths, narrow, width, size);
}

/** Names and nothing else, without a heading: no column is more than another. */
function isGrid(cells: TablePlan['cells']): boolean {
  return cells.every((row) => row.length > 1 && row.every((cell) => !cell.header && cell.colspan === 1));
}

/** Of all cells that begin in a column and span as many: their widest word, and their longest line, in ems. */
interface WidestCell {
  readonly column: number;
  readonly colspan: number;
  word: number;
  line: number;
}

const widest = new WeakMap<TablePlan['cells'], readonly WidestCell[]>();

/** What decides about columns, whatever the size; asked for at every size and for every part of a table. */
function widestCells(cells: TablePlan['cells'], columns: number): readonly WidestCell[] {
  const known = widest.get(cells);
  if (known) return known;
  const longest = usualLines(cells, columns);
  const found = new Map<number, WidestCell>();
  for (const { column, colspan, word, line } of cells.flat()) {
    const key = column * columns + colspan;
    const own = found.get(key) ?? { column, colspan, word: 0, line: 0 };
    own.word = Math.max(own.word, word);
    own.line = Math.max(own.line, Math.min(line, longest[column]!));
    found.set(key, own);
  }
  const result = [...found.values()];
  widest.set(cells, result);
  return result;
}

/** Rows from which on one long text among short ones is an exception. */
const manyRows = 6;

/**
 * For each column the length, in ems, beyond which a text may as well wrap: two long texts in a column of short ones
 * must not make it wide. Endless for short tables and for columns whose texts are of a length.
 */
function usualLines(cells: TablePlan['cells'], columns: number): number[] {
  const linesOf = Array.from({ length: columns }, (): number[] => []);
  for (const cell of cells.flat())
    if (cell.colspan === 1 && !cell.header) linesOf[cell.column]!.push(cell.line);
  return linesOf.map((lines) => {
    lines.sort((a, b) => a - b);
    if (lines.length < manyRows) return Number.POSITIVE_INFINITY;
    return Math.max(6, 1.6 * lines[Math.floor(lines.length * 0.8)]!);
  });
}

/** Columns whose body cells are all numbers read better set right. */
export function numericColumns(table: Table): ReadonlySet<number> {
  const found = new Set<number>();
  const body = table.rows.filter((row) => !isHeaderRow(row));
  const plain = body.every((row) => row.cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1));
  if (!plain || body.length === 0) return found;
  for (let c = 0; c < (body[0]?.cells.length ?? 0); c++) {
    const texts = body.map((row) =>
      (row.cells[c]?.runs ?? [])
        .map((run) => (run.cite ? '' : run.text))
        .join('')
        .trim(),
    );
    if (
      c > 0 &&
      texts.some((text) => text !== '') &&
      texts.every((text) => /^[-+−]?[\d., ]*\s?%?$/.test(text))
    )
      found.add(c);
  }
  return found;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
