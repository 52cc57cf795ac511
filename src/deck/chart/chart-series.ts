import {
  type DataCell,
  type DataColumn,
  type DataRow,
  type DataTable,
  numberTrouble,
} from '../../outline/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { reportDeck } from '../codes.ts';
import type { Chart, ChartSeries } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';
import type { Abscissa } from './chart-x.ts';

/** Columns of the data by their places. */
export interface ChartColumns {
  readonly x: number;
  /** Column whose values split the rows into series; null: each column of values is one. */
  readonly split: number | null;
  readonly y: readonly number[];
  /** Of bubbles: how large they are, and what they are called. */
  readonly size?: number;
  readonly names?: number | null;
  /** How far off values may be, or the least and the most. */
  readonly errors?: readonly number[];
}

/** A series before its cells are read as numbers. */
export interface RawSeries {
  /** What the deck may call it: the id of its column, or the value that split it off. */
  readonly id: string;
  readonly name: string;
  readonly column: DataColumn;
  /** Which column of its data that is. */
  readonly at: number;
  /** In the order of the categories; null where no row has one. */
  readonly cells: readonly (DataCell | null)[];
  /** The rows that these stand in. */
  readonly rows: readonly (DataRow | null)[];
}

export interface RawChart {
  readonly abscissa: Abscissa;
  readonly series: readonly RawSeries[];
}

/**
 * Rows as categories and series. Without a column that splits them, and between two axes, rows are points one by one, equal
 * ones included. Null when two rows give the same point, which was reported.
 */
export function chartSeries(
  kind: Chart['chart'],
  table: DataTable,
  { x, split, y, names = x }: ChartColumns,
  context: FigureContext,
): RawChart | null {
  const { views, report } = context;
  const column = table.columns[x]!;
  const textOf = (row: DataRow, at: number): string =>
    views.cellText(row.cells[at]!, table.columns[at]!, true) ?? '';
  const abscissa = (rows: readonly DataRow[]): Abscissa => ({
    cells: rows.map((row) => row.cells[x]!),
    texts: rows.map((row) => (names === null ? '' : textOf(row, names))),
    column,
  });
  if (split === null) {
    const series = y.map((at) => ({
      id: table.columns[at]!.id,
      name: views.plain(table.columns[at]!.label),
      column: table.columns[at]!,
      at,
      cells: table.rows.map((row) => row.cells[at]!),
      rows: table.rows,
    }));
    return { abscissa: abscissa(table.rows), series };
  }
  const value = y[0]!;
  const heads = new Map<string, DataRow>();
  const own = new Map<string, Map<string, DataRow>>();
  let whole = true;
  table.rows.forEach((row, i) => {
    const name = textOf(row, split);
    const key = apart.has(kind) ? String(i) : textOf(row, x);
    if (!heads.has(key)) heads.set(key, row);
    if (!own.has(name)) own.set(name, new Map());
    const points = own.get(name)!;
    const first = points.get(key);
    if (!first) {
      points.set(key, row);
      return;
    }
    whole = false;
    const message = `"${name}" has two figures for "${key}"`;
    const hint = `keep one, or add them up: "series: ${table.columns[split]!.id}" takes one row for each`;
    const related = [{ message: 'the first one', span: first.cells[value]!.span }];
    report(reportDeck('repeated-point', row.cells[value]!.span, message, { hint, related }));
  });
  if (!whole) return null;
  const series = [...own].map(([name, points]) => {
    const rows = [...heads.keys()].map((key) => points.get(key) ?? null);
    const cells = rows.map((row) => row?.cells[value] ?? null);
    return { id: name, name, column: table.columns[value]!, at: value, cells, rows };
  });
  return { abscissa: abscissa([...heads.values()]), series };
}

/** Kinds in which equal rows are points of their own. */
const apart: ReadonlySet<Chart['chart']> = new Set(['scatter', 'bubble', 'box-plot']);

/** Beyond these, neighbours in a pie have the same colour or nearly. */
const mostShares = 12;
/** The cells of series as numbers. Null after an error: words, figures that the kind cannot show, missing ones. */
export function readValues(
  kind: Chart['chart'],
  table: DataTable,
  raw: RawChart,
  onSecond: (series: RawSeries) => boolean,
  place: Span,
  context: FigureContext,
): readonly ChartSeries[] | null {
  let errors = 0;
  const report = (diagnostic: Diagnostic): void => {
    if (diagnostic.severity === 'error') errors += 1;
    context.report(diagnostic);
  };
  const round = kind === 'pie' || kind === 'doughnut';
  const read = raw.series.map((series): ChartSeries => {
    const problem = (cell: DataCell): void => {
      const words = notANumber(table, series.at, cell);
      const found =
        words ??
        (round || kind === 'stacked-share' || kind === 'tree-map' || kind === 'pictogram'
          ? negativeShare(cell, kind)
          : null);
      if (found) report(found);
    };
    for (const cell of series.cells) if (cell) problem(cell);
    return {
      name: series.name,
      values: series.cells.map((cell) => (typeof cell?.value === 'number' ? cell.value : null)),
      figures: series.cells.map((cell) => cell?.figure ?? null),
      texts: series.cells.map((cell) => (cell && context.views.cellText(cell, series.column)) ?? ''),
      format: series.column,
      second: onSecond(series),
    };
  });
  reportGaps(kind, raw, place, report);
  if (round) {
    if (raw.abscissa.cells.length > mostShares) report(manyShares(kind, raw, place));
  }
  return errors > 0 ? null : read;
}

/** What a chart cannot draw of a cell; null where it is a number or nothing. */
export function notANumber(
  table: DataTable,
  at: number,
  cell: DataCell,
  otherwise: string | null = null,
): Diagnostic | null {
  if (cell.value === null || typeof cell.value === 'number') return null;
  const { what, hint } = numberTrouble(table, at, cell);
  const message = `"${shortened(String(cell.written ?? cell.value))}" ${what}, and a chart is drawn from it`;
  return reportDeck('not-a-number', cell.span, message, { hint: otherwise ?? hint });
}

function negativeShare({ value, span }: DataCell, kind: Chart['chart']): Diagnostic | null {
  if (typeof value !== 'number' || value >= 0) return null;
  const message = `${value} is less than nothing, and a ${kind} shows shares of a whole`;
  return reportDeck('negative-share', span, message, { hint: 'draw it as a bar or column chart' });
}

/** An area falls to zero where a figure is missing; the parts of a circle seem to be the whole. */
function reportGaps(
  kind: Chart['chart'],
  { series, abscissa }: RawChart,
  place: Span,
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const { name, cells } of series) {
    const missing = cells.flatMap((cell, i) => (cell && cell.value !== null ? [] : [i]));
    if (missing.length === 0) continue;
    const first = abscissa.texts[missing[0]!] || 'a row without a name';
    const where = `for "${shortened(first)}"${missing.length > 1 ? ` and ${missing.length - 1} more` : ''}`;
    const span = cells[missing[0]!]?.span ?? place;
    if (kind === 'area' || kind === 'stacked-area') {
      const message = `"${name}" has no figure ${where}, and an area would fall to 0 there`;
      const hint = 'kind: line leaves a gap; or fill it in, or leave the row out';
      report(reportDeck('chart-gap', span, message, { hint }));
    } else if (kind === 'pie' || kind === 'doughnut') {
      const message = `"${name}" has no figure ${where}, and a ${kind} shows the other parts as the whole`;
      report(reportDeck('missing-share', span, message, { hint: 'fill it in, or leave the row out' }));
    }
  }
}

function manyShares(kind: Chart['chart'], { abscissa }: RawChart, place: Span): Diagnostic {
  const message = `${abscissa.cells.length} shares in one ${kind} cannot be told apart`;
  const hint = `draw a bar chart, or join the smallest: ${mostShares} at most`;
  return reportDeck('many-shares', place, message, { hint });
}

/** A text that may be long, for a message. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text;
}
