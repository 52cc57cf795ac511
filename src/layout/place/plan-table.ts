import type { Run, Table, Verdict } from '../../markup/index.ts';
import { type ColorRef, type Points, readableOn, type Theme, textOn } from '../../theme/index.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, type Flow } from '../text/set-text.ts';
import type { TextLook, Typesetter } from '../text/typesetter.ts';
import { type Cells, cellNeeds, isHeaderRow, type PlannedCell } from './column-needs.ts';
import { drawingEms, verdictColor } from './drawing-ems.ts';
import type { SlideContext } from './slide-context.ts';

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
  options: { readonly part?: TablePart | null; readonly fillOf?: CellFill; readonly even?: boolean } = {},
): TablePlan {
  const { tableKin, theme } = context;
  const { part = null } = options;
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
  const { headFill, headColor, headRule, rowRule, stripe } = theme.tables;
  const headInk = headColor
    ? readableOn(theme, headColor, headFill ?? background)
    : textOn(theme, headFill ?? background);
  const taken = new Map<number, number>();
  const numeric = numericColumns(whole, deck.words('no-value'));
  const looks = new Map<string, TextLook>();
  const lookOfCell = (
    fill: ColorRef | null,
    header: boolean,
    bold: boolean,
    align: TextLook['align'],
  ): TextLook => {
    const key = `${header} ${bold} ${align} ${fill?.color} ${fill?.tint} ${fill?.shade}`;
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
      const fill = fillOf(r, column) ?? (row.look ? theme.roles.tint : rowFill);
      const { drawn } = cell;
      const align = drawn
        ? 'left'
        : (cell.align ?? (numeric.has(column) && cell.colspan === 1 ? 'right' : 'left'));
      const bold = cell.header || row.header || row.look === 'total' || cell.drawn !== undefined;
      const usual = lookOfCell(fill, header, bold, align);
      const cellLook =
        drawn?.kind === 'verdict' ? verdictLook(drawn.verdict, usual, fill ?? background, theme) : usual;
      const flow = flowCell(cell.runs, cellLook, typesetter);
      const plan = {
        cell,
        column,
        colspan: cell.colspan,
        rowspan,
        header: bold,
        fill,
        rule: header ? headRule : rowRule,
        flow,
        needs: cellNeeds(flow, drawingEms(drawn)),
        ...(drawn && { drawn }),
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

/** Columns whose body cells are all figures, or what stands for one that is missing: they read better set right. */
function numericColumns(table: Table, missing: string): ReadonlySet<number> {
  const found = new Set<number>();
  const body = table.rows.filter((row) => !isHeaderRow(row));
  const plain = body.every((row) => row.cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1));
  if (!plain || body.length === 0) return found;
  for (let c = 1; c < (body[0]?.cells.length ?? 0); c++) {
    // Drawings begin at the left, and figures stand behind them.
    if (body.some((row) => row.cells[c]?.drawn)) continue;
    const texts = body
      .map((row) =>
        (row.cells[c]?.runs ?? [])
          .map((run) => (run.cite ? '' : run.text))
          .join('')
          .trim(),
      )
      .filter((text) => text !== '' && text !== missing);
    if (texts.length > 0 && texts.every((text) => figure.test(text))) found.add(c);
  }
  return found;
}

/** A number with its sign, its currency or its per cent, in any digits. */
const figure =
  /^(?:[A-Z]{3}\s?)?[\s(+\-−±<>≤≥≈~\p{Sc}]*\p{Nd}[\p{Nd}\s.,'’٬٫]*[\s)%‰°\p{Sc}]*(?:\s?[A-Z]{3})?$/u;
