import type { ChartMarkup } from '../../markup/index.ts';
import { figureOf, writeFigure } from '../../numbers/index.ts';
import { didYouMean } from '../../source/index.ts';
import { reportDeck } from '../codes.ts';
import type { Chart, ChartReference, ChartSeries } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';
import { shortened } from './chart-series.ts';

type Drawn = Pick<Chart, 'categories' | 'series'>;

/** What the deck wants to stand out: a series by its id or name, or a category. `none` after an error. */
export function emphasisOf(
  markup: ChartMarkup,
  chart: Drawn,
  ids: readonly string[],
  context: FigureContext,
): Chart['emphasis'] | 'none' {
  const asked = markup.emphasis;
  if (asked === null) return null;
  const series = seriesNamed(asked, chart, ids);
  if (series >= 0) return { kind: 'series', at: series };
  const category = chart.categories.indexOf(asked);
  if (category >= 0) return { kind: 'category', at: category };
  return refuse(asked, `no series and no category "${asked}" to stand out`, markup, chart, ids, context);
}

/** The point that an annotation speaks of; without a series it is that of the emphasised one, else of the first. */
export function notedPoint(
  markup: ChartMarkup,
  chart: Drawn,
  ids: readonly string[],
  emphasis: Chart['emphasis'] | 'none',
  context: FigureContext,
): Chart['noted'] | 'none' {
  const asked = markup.annotateAt;
  if (asked === null || markup.note.length === 0) return null;
  if (!hasNote.has(markup.chart)) {
    const { span, related } = context.placeOf(asked, markup.origin);
    const message = `a ${markup.chart} chart has no point that something could be said of`;
    const hint = `these have: ${[...hasNote].join(', ')}`;
    context.report(reportDeck('chart-option', span, message, { hint, related }));
    return 'none';
  }
  const first = emphasis !== 'none' && emphasis?.kind === 'series' ? emphasis.at : 0;
  const plain = chart.categories.indexOf(asked);
  if (plain >= 0) {
    const order = [first, ...chart.series.keys()];
    const series = order.find((s) => typeof chart.series[s]?.values[plain] === 'number');
    if (series !== undefined) return { series, category: plain };
  }
  for (const [s, { name, values }] of chart.series.entries()) {
    for (const [c, category] of chart.categories.entries()) {
      if (values[c] === null) continue;
      const names = [name, ids[s] ?? name];
      if (
        names.some((each) =>
          [`${each} ${category}`, `${each}, ${category}`, `${each}/${category}`].includes(asked),
        )
      )
        return { series: s, category: c };
    }
  }
  const named = seriesNamed(asked, chart, ids);
  const last = named < 0 ? -1 : chart.series[named]!.values.findLastIndex((value) => value !== null);
  if (last >= 0) return { series: named, category: last };
  return refuse(asked, `no point "${asked}" with a figure to speak of`, markup, chart, ids, context);
}

/** The line across that the deck asks for. `none` after an error. */
export function referenceOf(
  markup: ChartMarkup,
  series: readonly ChartSeries[],
  context: FigureContext,
): ChartReference | null | 'none' {
  const value = markup.reference;
  if (value === null) return null;
  if (!hasReference.has(markup.chart)) {
    const { span, related } = context.placeOf(String(value), markup.origin);
    const message = `a ${markup.chart} chart has no line across`;
    const hint = `these have: ${[...hasReference].join(', ')}`;
    context.report(reportDeck('chart-option', span, message, { hint, related }));
    return 'none';
  }
  const figure = figureOf(value);
  const format = { ...(series[0]?.format ?? { type: null, currency: null }), decimals: null };
  const text = figure ? writeFigure(figure, format, context.views.numbers) : String(value);
  return { value, text, name: markup.referenceLabel ?? context.views.word('reference') };
}

const hasReference: ReadonlySet<string> = new Set(['column', 'line', 'area', 'combo', 'stacked-columns']);

/** Kinds whose points have labels that may stand apart from them. */
const hasNote: ReadonlySet<string> = new Set([
  'line',
  'column',
  'bar',
  'combo',
  'scatter',
  'bubble',
  'stacked-columns',
]);

function seriesNamed(asked: string, { series }: Drawn, ids: readonly string[]): number {
  const byId = ids.indexOf(asked);
  return byId >= 0 && byId < series.length ? byId : series.findIndex(({ name }) => name === asked);
}

function refuse(
  asked: string,
  message: string,
  markup: ChartMarkup,
  { categories, series }: Drawn,
  ids: readonly string[],
  context: FigureContext,
): 'none' {
  const names = [...ids, ...series.map(({ name }) => name), ...categories];
  const all = [...new Set([...series.map(({ name }) => name), ...categories])];
  const hint = didYouMean(asked, names) ?? `there are: ${shortened(all.join(', '))}`;
  const { span, related } = context.placeOf(asked, markup.origin);
  context.report(reportDeck('chart-option', span, message, { hint, related }));
  return 'none';
}
