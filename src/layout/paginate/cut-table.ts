import type { Table, TableCell, TableRow } from '../../markup/index.ts';
import type { Inches, Points } from '../../theme/index.ts';
import { sum } from '../geometry.ts';
import { headerRows } from '../place/column-needs.ts';
import { cellLineRanges, tableRowHeights } from '../place/place-table.ts';
import type { SlotPlan } from '../place/plan-slot.ts';
import { planTable, type TablePlan } from '../place/plan-table.ts';
import { lookOf, type SlideContext } from '../place/slide-context.ts';
import { sliceRuns, smallestRaised } from '../text/marks.ts';
import type { Piece } from './pieces.ts';

const tableGap: Inches = 0.2;

/** A table as rows. Rows that a cell spans stay together, unless they are taller than the slot; so do lines of a row. */
export function cutTable(
  of: Table,
  { place, segments }: SlotPlan,
  size: Points,
  context: SlideContext,
): Piece[] {
  const look = { ...lookOf(place, context), bold: false, font: 'body' } as const;
  // Columns are as wide on each part as in the whole table.
  const planned = segments.find((segment) => segment.kind === 'table' && segment.table === of);
  const whole = planned?.kind === 'table' ? planned.plan : null;
  const planOf = (table: Table): TablePlan => {
    if (whole && table === of) return whole;
    return planTable(table, look, context, whole ? { part: { whole, size } } : { width: place.w });
  };
  let table = of;
  let plan = planOf(table);
  let heights = tableRowHeights(plan, place.w, size);
  const header = headerRows(table).length;
  const opening = sum(heights.slice(0, header)) + tableGap;
  const room = place.h - sum(heights.slice(0, header));
  // Cells that span too much give their rows back first; the second time single rows are parted.
  for (let round = 0; round < 2; round++) {
    const parted = partTallRows(plan, heights, place.w, size, room);
    if (!parted) break;
    table = parted;
    plan = planOf(table);
    heights = tableRowHeights(plan, place.w, size);
  }
  const pieces: Piece[] = [];
  for (let start = header; start < table.rows.length; ) {
    const end = endOfGroup(table, start);
    const part = { kind: 'rows', table, of, start, end } as const;
    pieces.push({
      height: sum(heights.slice(start, end)),
      opening,
      // The head of a group stands over its first row.
      keepNext: table.rows[start]!.look === 'group',
      within: [],
      foot: null,
      part,
    });
    start = end;
  }
  if (pieces.length === 0) {
    const part = { kind: 'rows', table, of, start: header, end: header } as const;
    pieces.push({ height: 0, opening, keepNext: false, within: [], foot: null, part });
  }
  return pieces;
}

/** The row after the last that a cell of the group spans. */
function endOfGroup(table: Table, start: number): number {
  let end = start + 1;
  for (let r = start; r < end; r++) {
    for (const cell of table.rows[r]!.cells)
      end = Math.min(table.rows.length, Math.max(end, r + cell.rowspan));
  }
  return end;
}

/**
 * The table with rows that are taller than a slide parted between lines, after cells that span too much were given
 * back to their first row; null where nothing is that tall.
 */
function partTallRows(
  plan: TablePlan,
  heights: readonly Inches[],
  width: Inches,
  size: Points,
  room: Inches,
): Table | null {
  const { table } = plan;
  const rows: TableRow[] = [];
  let changed = false;
  const header = headerRows(table).length;
  for (let start = 0; start < table.rows.length; ) {
    const end = start < header ? start + 1 : endOfGroup(table, start);
    const group = table.rows.slice(start, end);
    const tall = start >= header && sum(heights.slice(start, end)) > room + 1e-6;
    if (!tall) rows.push(...group);
    else {
      changed = true;
      if (group.length === 1) rows.push(...partRow(plan, start, width, size, room));
      else rows.push(...unspan(plan, start, end));
    }
    start = end;
  }
  if (!changed) return null;
  return { ...table, rows };
}

/** Rows whose cells span no rows any more: what a cell covered below it is empty. */
function unspan({ table, cells }: TablePlan, start: number, end: number): TableRow[] {
  return table.rows.slice(start, end).map((row, i): TableRow => {
    const placed = cells.slice(start, start + i + 1).flatMap((each, above) =>
      each
        .filter((cell) => above === i || above + cell.rowspan > i)
        .map((cell): { readonly column: number; readonly cell: TableCell } => ({
          column: cell.column,
          cell: above === i ? { ...cell.cell, rowspan: 1 } : { ...cell.cell, rowspan: 1, runs: [] },
        })),
    );
    return { ...row, cells: placed.sort((a, b) => a.column - b.column).map(({ cell }) => cell) };
  });
}

/** One row as several, each with as many lines of every cell as a slide holds. */
function partRow(plan: TablePlan, r: number, width: Inches, size: Points, room: Inches): TableRow[] {
  const row = plan.table.rows[r]!;
  const { lines, lineHeight, padding } = cellLineRanges(plan, r, width, size);
  const most = Math.max(1, Math.floor((room - padding) / lineHeight));
  const count = Math.ceil(Math.max(...lines.map((each) => each.length)) / most);
  return Array.from({ length: count }, (_, part) => ({
    ...row,
    cells: row.cells.map((cell, c) => {
      const own = lines[c]!.slice(part * most, (part + 1) * most);
      if (own.length === 0) return { ...cell, runs: [] };
      return { ...cell, runs: sliceRuns(cell.runs, own[0]!.start, own.at(-1)!.end, size < smallestRaised) };
    }),
  }));
}
