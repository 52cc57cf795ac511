import type { Table, TableCell } from '../../markup/index.ts';
import { type ColorRef, type Points, readableOn, textOn } from '../../theme/index.ts';
import type { Flow } from '../text/set-text.ts';
import type { TextLook } from '../text/style-runs.ts';
import { flowCell } from './cell-flow.ts';
import { type CellNeeds, cellNeeds } from './column-needs.ts';
import { isHeaderRow } from './header-row.ts';
import { numericColumns } from './numeric-columns.ts';
import type { SlideContext } from './slide-context.ts';

/** A table whose cells are measured, to be set at any size. */
export interface TablePlan {
  readonly table: Table;
  readonly cells: readonly (readonly PlannedCell[])[];
  readonly columns: number;
  /** All columns but the first are equally wide. */
  readonly even: boolean;
  /** The table that it is a part of, where that goes on over several slides. */
  readonly part: TablePart | null;
  /** All tables of the deck with this heading, whose columns are as wide; null: there is no other. */
  readonly kin: TableKin | null;
}

/** What the parts of a table have in common: the widths of their columns, and the largest type that they may have. */
export interface TablePart {
  readonly whole: TablePlan;
  readonly size: Points;
}

/** Tables with one heading, as far as their columns go. */
export interface TableKin {
  readonly cells: TablePlan['cells'];
  readonly sizes: { readonly max: Points; readonly min: Points };
}

export interface PlannedCell {
  readonly cell: TableCell;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
  readonly fill: ColorRef | null;
  readonly flow: Flow;
  /** Where its paragraphs begin in its text. */
  readonly starts: readonly number[];
  readonly needs: CellNeeds;
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
  const { tableParts, tableKin, theme } = context;
  const part = tableParts.get(table) ?? null;
  const { cells, columns } = planCells(table, part?.whole.table ?? table, look, context, options.fillOf);
  const others = part ? null : tableKin.get(table);
  if (others && !others.cells)
    others.cells = others.tables.flatMap((each) => planCells(each, each, look, context).cells);
  const sizes = { max: theme.type.table, min: theme.type['table-min'] };
  const kin = others?.cells ? { cells: others.cells, sizes } : null;
  return { table, cells, columns, even: options.even ?? false, part, kin };
}

function planCells(
  table: Table,
  whole: Table,
  look: TextLook,
  context: SlideContext,
  fillOf: CellFill = () => null,
): Pick<TablePlan, 'cells' | 'columns'> {
  const { theme, background, typesetter, deck } = context;
  const headerFill: ColorRef = { color: 'dark2' };
  const taken = new Map<number, number>();
  const numeric = numericColumns(whole, deck.words('no-value'));
  let columns = 0;
  let bodyRow = 0;
  const cells = table.rows.map((row, r) => {
    const header = isHeaderRow(row);
    const rowFill = header ? headerFill : bodyRow % 2 === 1 ? ({ color: 'light2' } as const) : null;
    if (!header) bodyRow += 1;
    let column = 0;
    return row.cells.map((cell): PlannedCell => {
      while ((taken.get(column) ?? 0) > r) column += 1;
      const rowspan = Math.min(cell.rowspan, table.rows.length - r);
      for (let c = column; c < column + cell.colspan; c++) taken.set(c, r + rowspan);
      const fill = fillOf(r, column) ?? rowFill;
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
      const { flow, starts } = flowCell(cell.runs, cellLook, typesetter);
      const plan = {
        cell,
        column,
        colspan: cell.colspan,
        rowspan,
        header: cell.header || row.header,
        fill,
        flow,
        starts,
        needs: cellNeeds(flow),
      };
      column += cell.colspan;
      columns = Math.max(columns, column);
      return plan;
    });
  });
  return { cells, columns };
}
