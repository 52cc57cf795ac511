import type { ChartMarkup } from '../../markup/index.ts';
import { sumFigures, writeFigure } from '../../numbers/index.ts';
import { reportDeck } from '../codes.ts';
import type { Chart, ChartSeries } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';

type Ordered = Pick<Chart, 'x' | 'categories' | 'series'>;

/** Along an axis of time things stand in its order, wherever their rows are. */
export function inTime(kind: Chart['chart'], chart: Ordered): Ordered {
  const { x, categories } = chart;
  // Points between two axes have no order.
  if (x.kind === 'names' || kind === 'scatter' || kind === 'bubble') return chart;
  return inOrder(
    chart,
    categories.map((_, i) => i).sort((a, b) => x.at[a]! - x.at[b]! || a - b),
  );
}

/** The categories as the deck asks: the largest first or last, and what is beyond the first few added up. Null after an error. */
export function sortedChart(markup: ChartMarkup, chart: Ordered, context: FigureContext): Ordered | null {
  const { sort, top } = markup;
  if (sort === null && top === null) return chart;
  if (chart.x.kind !== 'names') {
    const { span, related } = context.placeOf(sort ?? (top === null ? null : String(top)), markup.origin);
    const message = `"${sort === null ? 'top' : 'sort'}" puts names in an order, and these stand at their ${chart.x.kind === 'time' ? 'dates' : 'numbers'}`;
    context.report(reportDeck('chart-option', span, message, { hint: 'leave it out', related }));
    return null;
  }
  const order = chart.categories.map((_, i) => i);
  // What has no figure stands last.
  const sizes = order.map((i) => {
    const known = chart.series.flatMap((each) => (each.values[i] === null ? [] : [each.values[i]!]));
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  });
  const falling = [...order].sort((a, b) => compare(sizes[b]!, sizes[a]!) || a - b);
  const kept = top === null ? order : falling.slice(0, top);
  const shown =
    sort === null ? order.filter((i) => kept.includes(i)) : falling.filter((i) => kept.includes(i));
  const rest = order.filter((i) => !kept.includes(i));
  const sorted = inOrder(chart, sort === 'ascending' ? rising(shown, sizes) : shown);
  return rest.length === 0 ? sorted : withRest(sorted, chart, rest, context);
}

function compare(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return a - b;
}

function rising(shown: readonly number[], sizes: readonly (number | null)[]): number[] {
  const known = shown.filter((i) => sizes[i] !== null);
  return [...known.reverse(), ...shown.filter((i) => sizes[i] === null)];
}

function inOrder(chart: Ordered, order: readonly number[]): Ordered {
  const pick = <T>(list: readonly T[]): readonly T[] => order.map((i) => list[i]!);
  return {
    x: chart.x.kind === 'names' ? chart.x : { ...chart.x, at: pick(chart.x.at) },
    categories: pick(chart.categories),
    series: chart.series.map((each) => ({
      ...each,
      values: pick(each.values),
      figures: pick(each.figures),
      texts: pick(each.texts),
      ...(each.beside && {
        beside: each.beside.map((side) => ({
          ...side,
          values: pick(side.values),
          figures: pick(side.figures),
          texts: pick(side.texts),
        })),
      }),
    })),
  };
}

/** What is beyond the first few, added up digit for digit. */
function withRest(
  sorted: Ordered,
  chart: Ordered,
  rest: readonly number[],
  { views }: FigureContext,
): Ordered {
  const series = sorted.series.map((each, s): ChartSeries => {
    const figures = rest.flatMap((i) => chart.series[s]!.figures[i] ?? []);
    const sum = sumFigures(figures);
    if (!sum)
      return {
        ...each,
        values: [...each.values, null],
        figures: [...each.figures, null],
        texts: [...each.texts, ''],
      };
    return {
      ...each,
      values: [...each.values, sum.value],
      figures: [...each.figures, sum.figure],
      texts: [...each.texts, writeFigure(sum.figure, each.format, views.numbers)],
    };
  });
  const name = views.word('others', { count: rest.length });
  return { x: sorted.x, categories: [...sorted.categories, name], series };
}
