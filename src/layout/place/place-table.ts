import { plainText, type Table } from '../../markup/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import { sum } from '../geometry.ts';
import type { Inset, PlacedCell, PlacedRow, PlacedTable } from '../placed.ts';
import { type CutWord, type Flow, lineRanges, pointsPerInch } from '../text/set-text.ts';
import { typeSizes } from '../text/type-sizes.ts';
import { drawingWidth } from './cell-drawings.ts';
import { cellInset, turnedHeight } from './cell-inset.ts';
import { isHeaderRow, type PlannedCell } from './column-needs.ts';
import { drawingRoom } from './drawing-ems.ts';
import { addInsets, setLines, shortWord } from './place-text.ts';
import type { TablePlan } from './plan-table.ts';
import { findingPlace, type SlideContext } from './slide-context.ts';
import { columnWidths } from './table-columns.ts';

/** Height of the table at a type size. */
export function tableHeight(plan: TablePlan, width: Inches, size: Points): TableHeight {
  // A slot asks again for each size of the text beside the table.
  const known = knownHeights.get(plan) ?? new Map<string, TableHeight>();
  knownHeights.set(plan, known);
  const key = `${width} ${size}`;
  let found = known.get(key);
  if (!found) {
    found = new TableHeight(plan, columnWidths(plan, width, size), size);
    known.set(key, found);
  }
  return found;
}

/** Words are parted with hyphens only where the height is asked for although one is wider than its cell. */
class TableHeight {
  /** A word is wider than its cell. */
  readonly cut: boolean;
  private readonly rows: () => ReturnType<typeof rowHeights>;
  private known: ReturnType<typeof rowHeights> | null = null;

  constructor(plan: TablePlan, columns: readonly Inches[], size: Points) {
    this.cut = plan.cells.flat().some((cell) => cell.flow.measure(innerWidth(cell, columns, size), size).cut);
    this.rows = () => rowHeights(plan, columns, size);
  }

  get height(): Inches {
    this.known ??= this.rows();
    return sum(this.known.heights);
  }

  /** A word is wider than its cell, and no hyphen helps. */
  get broken(): boolean {
    if (!this.cut) return false;
    this.known ??= this.rows();
    return this.known.broken;
  }
}

const knownHeights = new WeakMap<TablePlan, Map<string, TableHeight>>();

/** The largest size of the theme's range at which the table is no taller than `height`; the smallest if none is. */
export function fitTable(plan: TablePlan, width: Inches, height: Inches, context: SlideContext): Points {
  const { type } = context.theme;
  const min = type['table-min'];
  const fits = (size: Points) => {
    const at = tableHeight(plan, width, size);
    return !at.cut && at.height <= height + 1e-6;
  };
  const sizes = [...typeSizes(plan.part?.size ?? type.table, min)];
  if (fits(min)) return sizes.find(fits) ?? min;
  if (!tableHeight(plan, width, min).cut) return min;
  const parted = (size: Points) => {
    const at = tableHeight(plan, width, size);
    return !at.broken && at.height <= height + 1e-6;
  };
  return sizes.find(parted) ?? min;
}

/** A word that is wider than its cell. */
interface CutCell extends CutWord {
  /** From 0. */
  readonly column: number;
}

export function setTable(
  plan: TablePlan,
  box: Box,
  size: Points,
  what: { readonly name: string; readonly alt: string | null },
): {
  readonly table: PlacedTable;
  /** Words that are wider than their cells. */
  readonly cut: readonly CutCell[];
} {
  const columns = columnWidths(plan, box.w, size);
  const heights = stretchRows(rowHeights(plan, columns, size).heights, box.h, plan.even ? 0.9 : 0.4);
  const inset = cellInset(size);
  const cut: CutCell[] = [];
  const rows = plan.cells.map((cells, r): PlacedRow => {
    return {
      height: heights[r]!,
      cells: cells.map((cell): PlacedCell => {
        const width = innerWidth(cell, columns, size);
        const { set, inset: spare } = setLines(
          cell.flow,
          width,
          size,
          cell.flow.paragraphs[0]?.align ?? 'left',
        );
        if (set.cutWord && !set.cutWord.free && set.cutWord.over > 0.01)
          cut.push({ ...set.cutWord, column: cell.column });
        return {
          column: cell.column,
          colspan: cell.colspan,
          rowspan: cell.rowspan,
          header: cell.header,
          paragraphs: set.paragraphs,
          fill: cell.fill,
          ...(cell.rule && { rule: { ...cell.rule, dash: 'solid' } as const }),
          anchor: 'middle',
          inset: addInsets(
            {
              ...inset,
              ...(cell.drawn && { left: inset.left + drawingWidth(cell, plan, size) }),
              ...(cell.hang !== undefined && hung(cell, inset, size)),
            },
            spare,
          ),
          ...(cell.turned !== undefined && { turned: true }),
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
  return { table, cut };
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
  const lines = cells.map(({ flow, ...cell }) => {
    let at = 0;
    return flow.paragraphs.flatMap((_, paragraph) => {
      const first = at;
      // The break between two paragraphs is one sign.
      at += flow.at(paragraph, size).measured.text.length + 1;
      return lineRanges(flow, paragraph, innerWidth(cell, columns, size), size).map(({ start, end }) => ({
        start: first + start,
        end: first + end,
      }));
    });
  });
  const lineHeight = Math.max(
    ...cells.map(({ flow }) => (Math.max(...flow.pitches) * tallerShare(flow) * size) / pointsPerInch),
  );
  return { lines, lineHeight, padding: inset.top + inset.bottom };
}

/** Rows breathe where there is room: those of a table a little, those of a matrix, which is a picture, much. */
function stretchRows(heights: readonly Inches[], room: Inches, most: number): Inches[] {
  const height = sum(heights);
  const spare = Math.max(0, Math.min(room - height, height * most));
  return heights.map((each) => each + spare / heights.length);
}

function innerWidth(
  cell: Pick<PlannedCell, 'column' | 'colspan' | 'drawn' | 'hang' | 'turned'>,
  columns: readonly Inches[],
  size: Points,
): Inches {
  if (cell.turned !== undefined) return turnedHeight(cell.turned, size);
  const inset = cellInset(size);
  const outer = sum(columns.slice(cell.column, cell.column + cell.colspan));
  return outer - inset.left - inset.right - drawingRoom(cell, size) - hangRoom(cell, size);
}

function hung(cell: PlannedCell, { left, right }: Inset, size: Points): Partial<Inset> {
  const room = hangRoom(cell, size);
  return cell.hangsLeft ? { left: left + room } : { right: right + room };
}

function hangRoom({ hang = 0 }: Pick<PlannedCell, 'hang'>, size: Points): Inches {
  return (hang * size) / pointsPerInch;
}

function rowHeights(
  plan: TablePlan,
  columns: readonly Inches[],
  size: Points,
): { heights: Inches[]; broken: boolean } {
  const inset = cellInset(size);
  const padding = inset.top + inset.bottom;
  let broken = false;
  const heights = plan.cells.map(() => (size * 1.2) / pointsPerInch + padding);
  const spanning: { row: number; rowspan: number; height: Inches }[] = [];
  plan.cells.forEach((cells, r) => {
    for (const cell of cells) {
      const measured = cell.flow.measure(innerWidth(cell, columns, size), size);
      if (measured.broken) broken = true;
      const height =
        cell.turned === undefined
          ? measured.height * tallerShare(cell.flow) + padding
          : turnedHeight(cell.turned, size) + inset.left + inset.right;
      if (cell.rowspan === 1) heights[r] = Math.max(heights[r]!, height);
      else spanning.push({ row: r, rowspan: cell.rowspan, height });
    }
  });
  for (const { row, rowspan, height } of spanning) {
    const missing = height - sum(heights.slice(row, row + rowspan));
    if (missing > 0) heights[row + rowspan - 1]! += missing;
  }
  return { heights, broken };
}

/**
 * Rows grow by what is drawn in them. Where the theme's East Asian face is not at hand, what stands in for it may have
 * taller lines: Noto Sans CJK the tallest.
 */
function tallerShare(flow: Flow): number {
  const shares = flow.measured.map(({ wide }, i) => (wide ? tallestPitch / flow.pitches[i]! : 1));
  return Math.max(1, ...shares);
}

const tallestPitch = 1.448;

/** With more cells than these a finding for each column says more than one for each cell. */
const mostFindings = 10;

/** So many words of a column are named. */
const mostNamed = 12;

/** Names every cell of a table whose words are wider than it: each at its place or, where they are many, by column. */
export function reportCutCells(
  cut: readonly CutCell[],
  table: Table,
  size: Points,
  slot: string,
  context: SlideContext,
): void {
  const cells = fresh(cut, table, context);
  const columns = new Map<number, CutCell[]>();
  for (const cell of cells) columns.set(cell.column, [...(columns.get(cell.column) ?? []), cell]);
  const groups = cells.length > mostFindings ? [...columns.values()] : cells.map((cell) => [cell]);
  for (const group of groups) {
    const [first] = group;
    if (!first) continue;
    const { span, related } = findingPlace(table.origin, context.slide, first.yaml);
    const words = [...new Set(group.map(({ text }) => `"${shortWord(text)}"`))];
    const named = words.slice(0, mostNamed).join(', ');
    const more = words.length > mostNamed ? ` and ${words.length - mostNamed} more` : '';
    const over = Math.max(...group.map((cell) => cell.over)).toFixed(2);
    const at = `at ${size} pt, the smallest size`;
    const where = group.length > 1 ? ` in ${headOf(table, first.column)}` : '';
    const what =
      words.length === 1
        ? `${named}${where} is ${over} in wider than its cell ${at}`
        : `${named}${more}${where} are up to ${over} in wider than their cells ${at}`;
    const hint = 'show fewer columns, or shorten or hyphenate the word';
    const message = `slide "${context.slide.id}", slot "${slot}": ${what}`;
    context.report(reportLayout('word-too-wide', span, message, { hint, related }));
  }
}

/** Without those that were named already: a heading is repeated on every slide over which its table goes on. */
function fresh(cut: readonly CutCell[], table: Table, { said }: SlideContext): CutCell[] {
  const { yaml, template } = table.origin;
  const place = yaml ?? template;
  return cut.filter(({ text, column, yaml: own }) => {
    const at = own ?? place;
    const key = ['cell', at?.file.path, at?.start, column, text].join('\u0000');
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

function headOf({ rows }: Table, column: number): string {
  const [first] = rows;
  const cell = first && isHeaderRow(first) ? first.cells[column] : undefined;
  const words = cell ? plainText(cell.runs.filter((run) => !run.cite)).trim() : '';
  return words === '' ? `column ${column + 1}` : `the column "${words}"`;
}
