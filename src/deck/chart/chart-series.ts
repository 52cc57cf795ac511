import type { DataCell, DataColumn, DataRow, DataTable } from '../../outline/index.ts';
import { reportDeck } from '../codes.ts';
import type { Chart } from '../deck.ts';
import type { FigureContext } from '../diagram-model.ts';
import type { Abscissa } from './chart-x.ts';

/** Columns of the data by their places. */
export interface ChartColumns {
  readonly x: number;
  /** Column whose values split the rows into series; null: each column of values is one. */
  readonly split: number | null;
  readonly y: readonly number[];
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
  { x, split, y }: ChartColumns,
  context: FigureContext,
): RawChart | null {
  const { views, report } = context;
  const column = table.columns[x]!;
  const textOf = (row: DataRow, at: number): string =>
    views.cellText(row.cells[at]!, table.columns[at]!, true) ?? '';
  const abscissa = (rows: readonly DataRow[]): Abscissa => ({
    cells: rows.map((row) => row.cells[x]!),
    texts: rows.map((row) => textOf(row, x)),
    column,
  });
  if (split === null) {
    const series = y.map((at) => ({
      id: table.columns[at]!.id,
      name: views.plain(table.columns[at]!.label),
      column: table.columns[at]!,
      at,
      cells: table.rows.map((row) => row.cells[at]!),
    }));
    return { abscissa: abscissa(table.rows), series };
  }
  const value = y[0]!;
  const heads = new Map<string, DataRow>();
  const own = new Map<string, Map<string, DataRow>>();
  let whole = true;
  table.rows.forEach((row, i) => {
    const name = textOf(row, split);
    const key = kind === 'scatter' ? String(i) : textOf(row, x);
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
  const series = [...own].map(([name, points]) => ({
    id: name,
    name,
    column: table.columns[value]!,
    at: value,
    cells: [...heads.keys()].map((key) => points.get(key)?.cells[value] ?? null),
  }));
  return { abscissa: abscissa([...heads.values()]), series };
}
