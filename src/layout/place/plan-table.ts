import type { Deck } from '../../deck/index.ts';
import { plainText, type Run, type Table, type TableCell, type TableRow } from '../../markup/index.ts';
import { type ColorRef, type Points, readableOn, textOn } from '../../theme/index.ts';
import { widestParts } from '../measure/wrap-paragraph.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, type Flow } from '../text/set-text.ts';
import type { TextLook, Typesetter } from '../text/typesetter.ts';
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
type CellFill = (row: number, column: number) => ColorRef | null;

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

/** What a cell's text asks of its column, in ems. */
interface CellNeeds {
  /** Its widest word; its widest part of an address. */
  readonly word: number;
  readonly address: number;
  /** Its longest paragraph on one line. */
  readonly line: number;
  readonly letters: number;
  /** What it is in the main: addresses are found, not read, and may be parted; of one word there is nothing to part. */
  readonly kind: 'address' | 'words' | 'word';
}

function cellNeeds(flow: Flow): CellNeeds {
  let [word, address, line, letters, inAddresses] = [0, 0, 0, 0, 0];
  for (const measured of flow.measured) {
    const widest = widestParts(measured);
    word = Math.max(word, widest.word);
    address = Math.max(address, widest.address);
    const { text, offsets, between } = measured;
    line = Math.max(line, offsets[text.length]! + (between ? between[text.length]! : 0));
    letters += text.length;
    for (const { start, end } of measured.addresses) inAddresses += end - start;
  }
  const kind =
    inAddresses * 2 > letters ? 'address' : line > Math.max(word, address) + 0.1 ? 'words' : 'word';
  return { word, address, line, letters, kind };
}

/**
 * The text of a cell: a paragraph for each of its lines, so that readers part what stands one under the other. `starts`
 * says where in the cell's styled text each begins.
 */
function flowCell(
  runs: readonly Run[],
  look: TextLook,
  typesetter: Typesetter,
): { readonly flow: Flow; readonly starts: readonly number[] } {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.break) lines.push([]);
    else lines.at(-1)!.push(run);
  }
  const flow = createFlow(
    lines.map((line) => flowRuns(line, look)),
    typesetter,
  );
  let at = 0;
  const starts = flow.measured.map(({ text }) => {
    const start = at;
    // A break is one sign.
    at += text.length + 1;
    return start;
  });
  return { flow, starts };
}

/** Columns whose body cells are all figures, or what stands for one that is missing: they read better set right. */
function numericColumns(table: Table, missing: string): ReadonlySet<number> {
  const found = new Set<number>();
  const body = table.rows.filter((row) => !isHeaderRow(row));
  const plain = body.every((row) => row.cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1));
  if (!plain || body.length === 0) return found;
  for (let c = 1; c < (body[0]?.cells.length ?? 0); c++) {
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

/** A row of headings. */
export function isHeaderRow(row: TableRow): boolean {
  return row.header || (row.cells.length > 1 && row.cells.every((cell) => cell.header));
}

/** Tables of a deck that have one heading; their cells, once they are measured. */
export interface KinTables {
  readonly tables: readonly Table[];
  cells: TablePlan['cells'] | null;
}

/** Which tables of a deck are of a kind: those with the same words at the heads of their columns. */
export function findTableKin(deck: Deck): ReadonlyMap<Table, KinTables> {
  const byHeading = new Map<string, Table[]>();
  for (const slide of deck.slides) {
    for (const slot of slide.slots) {
      for (const block of slot.blocks) {
        if (block.kind !== 'table') continue;
        const heading = headingOf(block);
        if (heading !== null) byHeading.set(heading, [...(byHeading.get(heading) ?? []), block]);
      }
    }
  }
  const found = new Map<Table, KinTables>();
  for (const tables of byHeading.values()) {
    if (tables.length < 2) continue;
    const kin: KinTables = { tables, cells: null };
    for (const table of tables) found.set(table, kin);
  }
  return found;
}

function headingOf({ rows }: Table): string | null {
  const [first] = rows;
  if (!first || !isHeaderRow(first)) return null;
  // Citation marks differ from one to the next.
  const words = first.cells.map(({ runs, colspan }) => [plainText(runs.filter((run) => !run.cite)), colspan]);
  return JSON.stringify(words);
}
