import type { Table, TableCell, TableRow } from '../../markup/index.ts';
import { type Box, type ColorRef, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import { widestWord } from '../measure/index.ts';
import type { Inset, PlacedCell, PlacedRow, PlacedTable } from '../placed.ts';
import { flowRuns } from '../text/flow.ts';
import {
  type CutWord,
  createFlow,
  type Flow,
  lineRanges,
  measureFlow,
  pointsPerInch,
  setText,
} from '../text/set-text.ts';
import type { TextLook } from '../text/style-runs.ts';
import type { SlideContext } from './slide-context.ts';
import { cellInset, columnWidths, numericColumns } from './table-columns.ts';

/** A table whose cells are measured, to be set at any size. */
export interface TablePlan {
  readonly table: Table;
  readonly cells: readonly (readonly PlannedCell[])[];
  readonly columns: number;
  /** All columns but the first are equally wide. */
  readonly even: boolean;
  /** The table that it is a part of, where that goes on over several slides. */
  readonly part: TablePart | null;
}

/** What the parts of a table have in common: the widths of their columns, and the largest type that they may have. */
export interface TablePart {
  readonly whole: TablePlan;
  readonly size: Points;
}

export interface PlannedCell {
  readonly cell: TableCell;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
  readonly fill: ColorRef | null;
  readonly flow: Flow;
  /** Its widest word, and its text on one line, in ems. */
  readonly word: number;
  readonly line: number;
}

/** Fills a cell with a colour of its own; null: as its row. */
export type CellFill = (row: number, column: number) => ColorRef | null;

/** Finds the column of every cell and measures its text. */
export function planTable(
  table: Table,
  look: TextLook,
  context: SlideContext,
  options: { readonly fillOf?: CellFill; readonly even?: boolean } = {},
): TablePlan {
  const { theme, background, typesetter, tableParts } = context;
  const part = tableParts.get(table) ?? null;
  const headerFill: ColorRef = { color: 'dark2' };
  const taken = new Map<number, number>();
  const numeric = numericColumns(part?.whole.table ?? table);
  let columns = 0;
  let bodyRow = 0;
  const cells = table.rows.map((row, r) => {
    const header = isHeaderRow(row);
    const rowFill = header ? headerFill : bodyRow % 2 === 1 ? ({ color: 'light2' } as const) : null;
    if (!header) bodyRow += 1;
    let column = 0;
    const planned = row.cells.map((cell): PlannedCell => {
      while ((taken.get(column) ?? 0) > r) column += 1;
      const rowspan = Math.min(cell.rowspan, table.rows.length - r);
      for (let c = column; c < column + cell.colspan; c++) taken.set(c, r + rowspan);
      const fill = options.fillOf?.(r, column) ?? rowFill;
      const color = header ? textOn(theme, headerFill) : readableOn(theme, look.color, fill ?? background);
      const align = cell.align ?? (numeric.has(column) && cell.colspan === 1 ? 'right' : 'left');
      const cellLook: TextLook = {
        ...look,
        color,
        quiet: header ? color : readableOn(theme, look.quiet, fill ?? background),
        link: header ? color : readableOn(theme, look.link, fill ?? background),
        bold: cell.header || row.header,
        align,
      };
      const flow = createFlow([flowRuns(cell.runs, cellLook)], typesetter);
      const plan = {
        cell,
        column,
        colspan: cell.colspan,
        rowspan,
        header: cell.header || row.header,
        fill,
        flow,
        word: widestWord(flow.measured[0]!),
        line: widestLine(flow),
      };
      column += cell.colspan;
      columns = Math.max(columns, column);
      return plan;
    });
    return planned;
  });
  return { table, cells, columns, even: options.even ?? false, part };
}

/** Height of the table at a type size. */
export function tableHeight(plan: TablePlan, width: Inches, size: Points): { height: Inches; cut: boolean } {
  const columns = columnWidths(plan, width, size);
  const { heights, cut } = rowHeights(plan, columns, size);
  return { height: sum(heights), cut };
}

/** The largest size of the theme's range at which the table is no taller than `height`; the smallest if none is. */
export function fitTable(plan: TablePlan, width: Inches, height: Inches, context: SlideContext): Points {
  const { type } = context.theme;
  for (let size = plan.part?.size ?? type.table; size > type['table-min']; size--) {
    const at = tableHeight(plan, width, size);
    if (!at.cut && at.height <= height + 1e-6) return size;
  }
  return type['table-min'];
}

export function setTable(
  plan: TablePlan,
  box: Box,
  size: Points,
  what: { readonly name: string; readonly alt: string | null },
): {
  readonly table: PlacedTable;
  readonly cutWord: CutWord | null;
} {
  const columns = columnWidths(plan, box.w, size);
  const heights = stretchRows(rowHeights(plan, columns, size).heights, box.h, plan.even ? 0.9 : 0.4);
  const inset = cellInset(size);
  let cutWord: CutWord | null = null;
  const rows = plan.cells.map((cells, r): PlacedRow => {
    return {
      height: heights[r]!,
      cells: cells.map((cell): PlacedCell => {
        const set = setText(cell.flow, innerWidth(cell, columns, inset), size);
        if (set.cutWord && !set.cutWord.free && set.cutWord.over > (cutWord?.over ?? 0.01))
          cutWord = set.cutWord;
        return {
          column: cell.column,
          colspan: cell.colspan,
          rowspan: cell.rowspan,
          header: cell.header,
          paragraphs: set.paragraphs,
          fill: cell.fill,
          anchor: 'middle',
          inset,
        };
      }),
    };
  });
  const height = sum(heights);
  const table: PlacedTable = {
    kind: 'table',
    name: what.name,
    box: { ...box, w: sum(columns), h: height },
    alt: what.alt,
    decorative: false,
    template: plan.table.origin.template,
    yaml: plan.table.origin.yaml,
    columns,
    rows,
    headerRow: plan.table.rows[0] !== undefined && isHeaderRow(plan.table.rows[0]),
    overflow: Math.max(0, height - box.h) > 0.01 ? height - box.h : 0,
  };
  return { table, cutWord };
}

/** Heights of the rows at a size, for splitting. */
export function tableRowHeights(plan: TablePlan, width: Inches, size: Points): readonly Inches[] {
  return rowHeights(plan, columnWidths(plan, width, size), size).heights;
}

/** The lines of each cell of a row, how tall a line is, and what the row takes besides. */
export function cellLineRanges(plan: TablePlan, row: number, width: Inches, size: Points) {
  const columns = columnWidths(plan, width, size);
  const inset = cellInset(size);
  const cells = plan.cells[row]!;
  const lines = cells.map((cell) => lineRanges(cell.flow, 0, innerWidth(cell, columns, inset), size));
  const lineHeight = Math.max(
    ...cells.map(({ flow }) => (flow.pitches[0]! * tallerShare(flow) * size) / pointsPerInch),
  );
  return { lines, lineHeight, padding: inset.top + inset.bottom };
}

export function isHeaderRow(row: TableRow): boolean {
  return row.header || (row.cells.length > 1 && row.cells.every((cell) => cell.header));
}

/** Rows breathe where there is room: those of a table a little, those of a matrix, which is a picture, much. */
function stretchRows(heights: readonly Inches[], room: Inches, most: number): Inches[] {
  const height = sum(heights);
  const spare = Math.max(0, Math.min(room - height, height * most));
  return heights.map((each) => each + spare / heights.length);
}

function innerWidth(cell: PlannedCell, columns: readonly Inches[], inset: Inset): Inches {
  const outer = sum(columns.slice(cell.column, cell.column + cell.colspan));
  return outer - inset.left - inset.right;
}

function widestLine(flow: Flow): number {
  const { text, offsets, between } = flow.measured[0]!;
  let widest = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) !== 0x0a) continue;
    const extra = between ? between[i]! - between[start]! : 0;
    widest = Math.max(widest, offsets[i]! - offsets[start]! + extra);
    start = i;
  }
  return widest;
}

function rowHeights(
  plan: TablePlan,
  columns: readonly Inches[],
  size: Points,
): { heights: Inches[]; cut: boolean } {
  const inset = cellInset(size);
  const padding = inset.top + inset.bottom;
  let cut = false;
  const heights = plan.cells.map(() => (size * 1.2) / pointsPerInch + padding);
  const spanning: { row: number; rowspan: number; height: Inches }[] = [];
  plan.cells.forEach((cells, r) => {
    for (const cell of cells) {
      const measured = measureFlow(cell.flow, innerWidth(cell, columns, inset), size);
      if (measured.cut) cut = true;
      const height = measured.height * tallerShare(cell.flow) + padding;
      if (cell.rowspan === 1) heights[r] = Math.max(heights[r]!, height);
      else spanning.push({ row: r, rowspan: cell.rowspan, height });
    }
  });
  for (const { row, rowspan, height } of spanning) {
    const missing = height - sum(heights.slice(row, row + rowspan));
    if (missing > 0) heights[row + rowspan - 1]! += missing;
  }
  return { heights, cut };
}

/**
 * Rows grow by what is drawn in them. Where the theme's East Asian face is not at hand, what stands in for it may have
 * taller lines: Noto Sans CJK the tallest.
 */
function tallerShare(flow: Flow): number {
  return flow.measured[0]!.wide ? Math.max(1, tallestPitch / flow.pitches[0]!) : 1;
}

const tallestPitch = 1.448;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
