import type { ChartReference, ChartSeries } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';

/** A chart in words: its figures, as they are written in it. */
export function describeChart(
  categories: readonly string[],
  series: readonly ChartSeries[],
  { views }: FigureContext,
  x: string,
  reference: ChartReference | null,
): string {
  const all = series.map((each) => {
    const points = categories.map((category, i) =>
      views.word('describe-point', { x: category, value: each.texts[i] || views.word('no-value') }),
    );
    return views.word('describe-series', {
      series: each.name,
      values: points.join(views.word('list-separator')),
    });
  });
  const line = reference
    ? [views.word('describe-series', { series: reference.name, values: reference.text })]
    : [];
  const joined = [...all, ...line].join(views.word('describe-separator'));
  return views.word('describe-chart', { x, series: joined, count: categories.length });
}
