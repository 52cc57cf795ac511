import { type Figure, sumFigures, writeFigure } from '../../numbers/index.ts';
import type { DataCell, DataTable } from '../../outline/index.ts';
import { reportDeck } from '../codes.ts';
import type { ChartSeries, ChartSide } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';
import { type ChartColumns, notANumber, type RawChart, type RawSeries } from './chart-series.ts';

/** Series with the figures that belong to their values: sizes, and how far off these may be. Null after an error. */
export function withSides(
  series: readonly ChartSeries[],
  raw: RawChart,
  table: DataTable,
  { size, errors = [] }: ChartColumns,
  context: FigureContext,
): readonly ChartSeries[] | null {
  if (size === undefined && errors.length === 0) return series;
  let whole = true;
  const refuse = (cell: DataCell, code: 'chart-gap' | 'negative-share', message: string, hint: string) => {
    whole = false;
    context.report(reportDeck(code, cell.span, message, { hint }));
  };
  /** The figures of a column, one for each value that is there. */
  const read = (of: RawSeries, at: number, role: ChartSide['role']): ChartSide => {
    const column = table.columns[at]!;
    const cells = of.rows.map((row, i) => (of.cells[i]?.value === null ? null : (row?.cells[at] ?? null)));
    for (const [i, cell] of cells.entries()) {
      if (!cell) continue;
      const words = notANumber(table, at, cell);
      const name = raw.abscissa.texts[i] || of.name;
      if (words) {
        whole = false;
        context.report(words);
      } else if (role === 'size' && cell.value === null) {
        const message = `"${name}" has no "${column.id}", and a bubble without it has no size`;
        refuse(cell, 'chart-gap', message, 'fill it in, or leave the row out');
      } else if (typeof cell.value === 'number' && cell.value < 0 && role !== 'below' && role !== 'above') {
        const what = role === 'size' ? 'a bubble shows it as its size' : 'nothing is off by that much';
        const message = `${cell.value} is less than nothing, and ${what}`;
        refuse(cell, 'negative-share', message, 'name another column, or correct the figure');
      }
    }
    return {
      role,
      name: context.views.plain(column.label),
      values: cells.map((cell) => (typeof cell?.value === 'number' ? cell.value : null)),
      figures: cells.map((cell) => cell?.figure ?? null),
      texts: cells.map((cell) => (cell && context.views.cellText(cell, column)) ?? ''),
      format: column,
    };
  };
  const found = series.map((each, s): ChartSeries => {
    const of = raw.series[s]!;
    const sizes = size === undefined ? [] : [read(of, size, 'size')];
    const [first, second] = errors;
    if (first === undefined) return { ...each, beside: sizes };
    if (second === undefined) return { ...each, beside: [...sizes, read(of, first, 'around')] };
    const least = distances(each, read(of, first, 'below'), context);
    const most = distances(each, read(of, second, 'above'), context);
    for (const { role, values } of [least, most]) {
      const at = values.findIndex((value) => value !== null && value < 0);
      if (at < 0) continue;
      const cell = of.rows[at]!.cells[role === 'below' ? first : second]!;
      const [column, side] = role === 'below' ? [first, 'above'] : [second, 'below'];
      const message = `"${table.columns[column]!.id}" lies ${side} the value that it bounds`;
      refuse(cell, 'negative-share', message, 'errors: [least, most] takes them in this order');
    }
    return { ...each, beside: [...sizes, least, most] };
  });
  return whole ? found : null;
}

/** How far the least and the most are from a value, digit for digit. */
function distances(series: ChartSeries, bounds: ChartSide, { views }: FigureContext): ChartSide {
  const sums = bounds.figures.map((bound, i) => {
    const value = series.figures[i];
    if (!bound || !value) return null;
    const [more, less] = bounds.role === 'above' ? [bound, value] : [value, bound];
    return sumFigures([more, turned(less)]);
  });
  return {
    ...bounds,
    values: sums.map((sum) => sum?.value ?? null),
    figures: sums.map((sum) => sum?.figure ?? null),
    texts: sums.map((sum) => (sum ? writeFigure(sum.figure, bounds.format, views.numbers) : '')),
  };
}

function turned(figure: Figure): Figure {
  return { ...figure, sign: figure.sign === '-' || figure.sign === '−' ? '' : '-' };
}
