import type { ChartReference, ChartSeries } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';

/** A chart in words: its figures, as they are written in it. */
export function describeChart(
  categories: readonly string[],
  series: readonly ChartSeries[],
  { views }: FigureContext,
  x: string,
  reference: ChartReference | null,
  across: readonly string[] | null = null,
): string {
  const separator = views.word('list-separator');
  const all = series.map((each) => {
    const points = categories.flatMap((category, i) => {
      const size = each.beside?.find(({ role }) => role === 'size');
      if (size && each.values[i] === null) return [];
      const value = each.texts[i] || views.word('no-value');
      const figures = size && across ? [across[i]!, value, size.texts[i]!] : [value + spreadOf(each, i)];
      return [views.word('describe-point', { x: category, value: figures.join(' / ') })];
    });
    return views.word('describe-series', { series: each.name, values: points.join(separator) });
  });
  const line = reference
    ? [views.word('describe-series', { series: reference.name, values: reference.text })]
    : [];
  const joined = [...all, ...line].join(views.word('describe-separator'));
  return views.word('describe-chart', { x, series: joined, count: categories.length });
}

/** How far off a figure may be: ` ± 3`, ` (−2 / +4)`. */
function spreadOf({ beside = [] }: ChartSeries, i: number): string {
  const said = (role: string) => beside.find((each) => each.role === role)?.texts[i] || null;
  const [around, below, above] = [said('around'), said('below'), said('above')];
  if (around !== null) return ` ± ${around}`;
  const parts = [...(below === null ? [] : [`−${below}`]), ...(above === null ? [] : [`+${above}`])];
  return parts.length === 0 ? '' : ` (${parts.join(' / ')})`;
}
