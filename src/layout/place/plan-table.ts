import { isRightToLeft, type Run, type Table, type Verdict } from '../../markup/index.ts';
import {
  type ColorRef,
  type Inches,
  type Points,
  readableOn,
  type Theme,
  textOn,
} from '../../theme/index.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, type Flow } from '../text/set-text.ts';
import type { TextLook, Typesetter } from '../text/typesetter.ts';
import { type Cells, cellNeeds, isHeaderRow, type PlannedCell } from './column-needs.ts';
import { drawingEms, verdictColor } from './drawing-ems.ts';
import { numericColumns, tailRuns, widestTails } from './figure-columns.ts';
import type { SlideContext } from './slide-context.ts';
import { turnedLength, turnHeads } from './turned-heads.ts';

/** A table whose cells are measured, to be set at any size. */
export interface TablePlan {
  readonly table: Table;
  readonly cells: Cells;
  readonly columns: number;
  /** All columns but the first are equally wide. */
  readonly even: boolean;
  /** The table that it is a part of, where that goes on over several slides. */
  readonly part: TablePart | null;
  /** All tables of the deck with this heading, whose columns are as wide; null: there is no other. */
  readonly kin: TableKin | null;
  /** How long the heads are that are turned, in ems; null: none are. */
  readonly turned: number | null;
}

/** What the parts of a table have in common: the widths of their columns, and the largest type that they may have. */
export interface TablePart {
  readonly whole: TablePlan;
  readonly size: Points;
}

/** Tables with one heading, as far as their columns go. */
export interface TableKin {
  readonly cells: Cells;
  readonly sizes: { readonly max: Points; readonly min: Points };
}

/** Fills a cell with a colour of its own; null: as its row. */
type CellFill = (row: number, column: number) => ColorRef | null;

/** Finds the column of every cell and measures its text. */
export function planTable(
  table: Table,
  look: TextLook,
  context: SlideContext,
  options: {
    readonly part?: TablePart | null;
    readonly fillOf?: CellFill;
    readonly even?: boolean;
    /** Of its place: where heads alone are too wide for it, they are turned. */
    readonly width?: Inches;
  } = {},
): TablePlan {
  const { tableKin, theme } = context;
  const { part = null } = options;
  const level = planCells(table, part?.whole.table ?? table, look, context, options.fillOf);
  const { columns } = level;
  const min = theme.type['table-min'];
  const turned = part
    ? part.whole.turned
    : options.width === undefined
      ? null
      : turnedLength(level.cells, columns, options.width, min);
  const cells = turned === null ? level.cells : turnHeads(level.cells, turned);
  const others = part || turned !== null ? null : tableKin.get(table);
  if (others && !others.cells)
    others.cells = others.tables.flatMap((each) => planCells(each, each, look, context).cells);
  const sizes = { max: theme.type.table, min: theme.type['table-min'] };
  const kin = others?.cells ? { cells: others.cells, sizes } : null;
  return { table, cells, columns, even: options.even ?? false, part, kin, turned };
}

function planCells(
  table: Table,
  whole: Table,
  look: TextLook,
  context: SlideContext,
  fillOf: CellFill = () => null,
): Pick<TablePlan, 'cells' | 'columns'> {
  const { theme, background, typesetter, deck } = context;
  const { headFill, headColor, headRule, rowRule, stripe } = theme.tables;
  const headInk = headColor
    ? readableOn(theme, headColor, headFill ?? background)
    : textOn(theme, headFill ?? background);
  const taken = new Map<number, number>();
  const numeric = numericColumns(whole, deck.words('no-value'));
  const word = deck.words('number-decimal');
  // A set that has no word for it writes numbers as English does.
  const decimal = word.length === 1 ? word : '.';
  const tailOf = (runs: readonly Run[]) => {
    const tail = tailRuns(runs, decimal);
    return tail.length === 0 ? 0 : cellNeeds(flowCell(tail, look, typesetter)).line;
  };
  const tails = widestTails(whole, numeric, tailOf);
  const looks = new Map<string, TextLook>();
  const lookOfCell = (
    fill: ColorRef | null,
    header: boolean,
    bold: boolean,
    align: TextLook['align'],
  ): TextLook => {
    const key = `${header} ${bold} ${align} ${fill?.color} ${fill?.tint} ${fill?.shade} ${fill?.saturation}`;
    let known = looks.get(key);
    if (!known) {
      const readable = (color: ColorRef) => readableOn(theme, color, fill ?? background);
      const color = header ? headInk : readable(look.color);
      const [quiet, link] = header ? [color, color] : [readable(look.quiet), readable(look.link)];
      known = { ...look, color, quiet, link, bold, align };
      looks.set(key, known);
    }
    return known;
  };
  let columns = 0;
  let bodyRow = 0;
  const cells = table.rows.map((row, r) => {
    const header = isHeaderRow(row);
    const rowFill = header ? headFill : bodyRow % 2 === 1 ? stripe : null;
    if (!header) bodyRow += 1;
    let column = 0;
    return row.cells.map((cell): PlannedCell => {
      while ((taken.get(column) ?? 0) > r) column += 1;
      const rowspan = Math.min(cell.rowspan, table.rows.length - r);
      for (let c = column; c < column + cell.colspan; c++) taken.set(c, r + rowspan);
      const stands = row.look === 'group' ? false : row.look !== undefined || (cell.stands && !header);
      const fill = fillOf(r, column) ?? (stands ? theme.roles.tint : row.look ? null : rowFill);
      const { drawn } = cell;
      const align = drawn
        ? 'left'
        : (cell.align ?? (numeric.has(column) && cell.colspan === 1 ? 'right' : 'left'));
      const bold = cell.header || row.header || row.look === 'total' || cell.drawn !== undefined;
      const usual = lookOfCell(fill, header, bold, align);
      const cellLook =
        drawn?.kind === 'verdict' ? verdictLook(drawn.verdict, usual, fill ?? background, theme) : usual;
      const flow = flowCell(cell.runs, cellLook, typesetter);
      const most = header || align !== 'right' || cell.colspan > 1 ? undefined : tails.get(column);
      const hang = most === undefined ? 0 : Math.max(0, most - tailOf(cell.runs));
      const plan = {
        cell,
        column,
        colspan: cell.colspan,
        rowspan,
        header: bold,
        fill,
        rule: header || row.look === 'group' ? headRule : rowRule,
        flow,
        needs: cellNeeds(flow, drawingEms(drawn) + hang),
        ...(drawn && { drawn }),
        ...(hang > 0.01 && { hang, ...(isRightToLeft(deck.language) && { hangsLeft: true as const }) }),
        ...(row.look && { look: row.look }),
      };
      column += cell.colspan;
      columns = Math.max(columns, column);
      return plan;
    });
  });
  return { cells, columns };
}

/** Yes in the theme's colour, no in that of emphasis; what lies between stands back. */
function verdictLook(verdict: Verdict, look: TextLook, ground: ColorRef, theme: Theme): TextLook {
  return { ...look, color: readableOn(theme, verdictColor(verdict, theme), ground) };
}

/** The text of a cell: a paragraph for each of its lines, so that readers part what stands one under the other. */
function flowCell(runs: readonly Run[], look: TextLook, typesetter: Typesetter): Flow {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.break) lines.push([]);
    else lines.at(-1)!.push(run);
  }
  return createFlow(
    lines.map((line) => flowRuns(line, look)),
    typesetter,
  );
}
