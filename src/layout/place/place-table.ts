import type { Table, TableCell, TableRow } from '../../markup/index.ts';
import { type Box, type ColorRef, type Inches, type Points, readableOn, textOn } from '../../theme/index.ts';
import { widestWord } from '../measure/index.ts';
import type { Inset, PlacedCell, PlacedRow, PlacedTable } from '../placed.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, type Flow, measureFlow, pointsPerInch, setText } from '../text/set-text.ts';
import type { TextLook } from '../text/style-runs.ts';
import type { SlideContext } from './slide-context.ts';

/** A table whose cells are measured, to be set at any size. */
export interface TablePlan {
  readonly table: Table;
  readonly cells: readonly (readonly PlannedCell[])[];
  readonly columns: number;
  /** All columns but the first are equally wide. */
  readonly even: boolean;
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

export const cellInset: Inset = { left: 0.1, top: 0.055, right: 0.1, bottom: 0.055 };

/** Fills a cell with a colour of its own; null: as its row. */
export type CellFill = (row: number, column: number) => ColorRef | null;

/** Finds the column of every cell and measures its text. */
export function planTable(
  table: Table,
  look: TextLook,
  context: SlideContext,
  options: { readonly fillOf?: CellFill; readonly even?: boolean } = {},
): TablePlan {
  const { theme, background, typesetter } = context;
  const headerFill: ColorRef = { color: 'dark2' };
  const taken = new Map<number, number>();
  const numeric = numericColumns(table);
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
  return { table, cells, columns, even: options.even ?? false };
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
  for (let size = type.table; size > type['table-min']; size--) {
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
  readonly cutWord: { readonly text: string; readonly over: Inches } | null;
} {
  const columns = columnWidths(plan, box.w, size);
  const heights = stretchRows(rowHeights(plan, columns, size).heights, box.h);
  let cutWord: { text: string; over: Inches } | null = null;
  const rows = plan.cells.map((cells, r): PlacedRow => {
    return {
      height: heights[r]!,
      cells: cells.map((cell): PlacedCell => {
        const set = setText(cell.flow, innerWidth(cell, columns), size);
        if (set.cutWord && !set.cutWord.link && set.cutWord.over > (cutWord?.over ?? 0.01))
          cutWord = set.cutWord;
        return {
          column: cell.column,
          colspan: cell.colspan,
          rowspan: cell.rowspan,
          header: cell.header,
          paragraphs: set.paragraphs,
          fill: cell.fill,
          anchor: 'middle',
          inset: cellInset,
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

export function isHeaderRow(row: TableRow): boolean {
  return row.header || (row.cells.length > 1 && row.cells.every((cell) => cell.header));
}

/** Rows breathe where there is room: up to two fifths taller than they must be. */
function stretchRows(heights: readonly Inches[], room: Inches): Inches[] {
  const height = sum(heights);
  const spare = Math.max(0, Math.min(room - height, height * 0.4));
  return heights.map((each) => each + spare / heights.length);
}

function innerWidth(cell: PlannedCell, columns: readonly Inches[]): Inches {
  const outer = sum(columns.slice(cell.column, cell.column + cell.colspan));
  return outer - cellInset.left - cellInset.right;
}

/** Between the widest word and the whole text on one line, by how much text there is (CSS 2.2, 17.5.2.2). */
function columnWidths(plan: TablePlan, width: Inches, size: Points): Inches[] {
  const em = size / pointsPerInch;
  const padding = cellInset.left + cellInset.right;
  const narrow = new Array<number>(plan.columns).fill(0.4);
  const wanted = new Array<number>(plan.columns).fill(0.4);
  for (const cell of plan.cells.flat()) {
    const word = cell.word * em * 1.01 + padding;
    const whole = cell.line * em * 1.01 + padding;
    for (let c = cell.column; c < cell.column + cell.colspan; c++) {
      narrow[c] = Math.max(narrow[c]!, word / cell.colspan);
      wanted[c] = Math.max(wanted[c]!, whole / cell.colspan);
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
  const most = sum(wanted);
  if (most <= width) {
    // Room to spare goes to all columns alike in share, so that short columns stay short; a small table stays small.
    const whole = Math.min(width, Math.max(most * 1.8, width * 0.5));
    return wanted.map((each) => (each / most) * whole);
  }
  // A long text must not starve the others: what it asks beyond half of the table counts less.
  const asked = wanted.map((each, c) =>
    Math.max(0, Math.min(each, width * 0.5 + Math.sqrt(each)) - narrow[c]!),
  );
  const askedInAll = sum(asked) || 1;
  return narrow.map((each, c) => each + (asked[c]! / askedInAll) * (width - least));
}

function widestLine(flow: Flow): number {
  const { text, offsets } = flow.measured[0]!;
  let widest = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) !== 0x0a) continue;
    widest = Math.max(widest, offsets[i]! - offsets[start]!);
    start = i;
  }
  return widest;
}

function rowHeights(
  plan: TablePlan,
  columns: readonly Inches[],
  size: Points,
): { heights: Inches[]; cut: boolean } {
  const padding = cellInset.top + cellInset.bottom;
  let cut = false;
  const heights = plan.cells.map(() => (size * 1.2) / pointsPerInch + padding);
  const spanning: { row: number; rowspan: number; height: Inches }[] = [];
  plan.cells.forEach((cells, r) => {
    for (const cell of cells) {
      const measured = measureFlow(cell.flow, innerWidth(cell, columns), size);
      if (measured.cut) cut = true;
      const height = measured.height + padding;
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

/** Columns whose body cells are all numbers read better set right. */
function numericColumns(table: Table): ReadonlySet<number> {
  const found = new Set<number>();
  const body = table.rows.filter((row) => !isHeaderRow(row));
  const plain = table.rows.every((row) =>
    row.cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1),
  );
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
