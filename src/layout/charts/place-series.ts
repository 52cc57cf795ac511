import type { Chart, ChartSeries } from '../../deck/index.ts';
import { writeNumber } from '../../numbers/index.ts';
import { type ColorRef, readableOn } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedSeries, PointLook } from '../placed-chart.ts';
import { shareOf } from './chart-bars.ts';
import type { ChartColors } from './chart-colors.ts';

/** From here on the signs of a line's points would be the line. */
const mostSigns = 40;

/** A chart with the line across as a series of its own, as which programs draw it. */
export type LinedChart = Chart & { readonly line: ChartSeries | null };

/** A series with everything about its looks decided. */
export function placeSeries(
  chart: LinedChart,
  series: ChartSeries,
  index: number,
  colors: ChartColors,
  { theme, background }: SlideContext,
): PlacedSeries {
  const drawn = drawnAs(chart, series, index);
  const layered = chart.chart === 'area' && chart.series.length > 1;
  const { part } = series;
  const reference = series === chart.line;
  const { emphasis } = chart;
  const bySeries = emphasis?.kind === 'series';
  const emphasised = bySeries && emphasis.at === index;
  const quietIndex = bySeries && index > emphasis.at ? index - 1 : index;
  // A line that says how far off a value may be is seen on its bar.
  const blurred = drawn === 'bars' && (series.beside ?? []).some(({ role }) => role !== 'size');
  const full = reference
    ? { color: 'dark1' as const }
    : emphasised
      ? colors.emphasis
      : bySeries
        ? colors.quietOf(quietIndex)
        : colors.seriesOf(part ? partColors[part] : index);
  const color = blurred ? colors.dim(full) : full;
  const pale = bySeries && !emphasised && quietIndex > 0;
  const markedPart = part === 'before' || part === 'after';
  return {
    ...series,
    drawn,
    color,
    marked:
      markedPart ||
      (!reference &&
        part === undefined &&
        chart.chart !== 'bubble' &&
        (drawn === 'points' || (drawn === 'line' && chart.categories.length <= mostSigns))),
    width: part ? 0 : reference ? 1.25 : emphasised ? 4.5 : bySeries ? 1.75 : 2.25,
    dashed: reference,
    outline: chart.chart === 'bubble' || blurred ? full : pale && drawn === 'bars' ? colors.quietOf(0) : null,
    points:
      part === 'after'
        ? changeLooks(chart, colors)
        : drawn === 'bars' || chart.chart === 'bubble'
          ? pointLooks(chart, series, color, colors)
          : new Map(),
    hidden: part === 'base' || part === 'top',
    hollow: part === 'before',
    sticks: part === 'before' || part === 'after' ? sticksOf(chart, part, colors) : null,
    literal:
      chart.chart === 'bubble'
        ? chart.categories
        : part === 'top'
          ? series.texts
          : chart.chart === 'stacked-share'
            ? shareTexts(chart, series)
            : null,
    labelAt: labelAt(chart, series),
    ends: [],
    labelColor: readableOn(theme, color, background),
    // PowerPoint draws the first series at the back, LibreOffice in front: all are little more than their outlines.
    ...(layered ? { opacity: 0.25 } : {}),
    // What lies behind a bubble is seen.
    ...(chart.chart === 'bubble' ? { opacity: 0.6 } : {}),
  };
}

/** Which of a theme's colours the parts of a figure have. */
const partColors = { base: 0, total: 0, added: 1, removed: 4, top: 0, before: 0, after: 0 } as const;

/** Whether each category of a dumbbell rose; null where one of its figures is missing. */
function changes({ series }: Chart): (number | null)[] {
  const [before, after] = series;
  return (before?.values ?? []).map((value, i) => {
    const now = after?.values[i] ?? null;
    return value === null || now === null ? null : now - value;
  });
}

function changeLooks(chart: Chart, colors: ChartColors): ReadonlyMap<number, PointLook> {
  const risen = changes(chart).flatMap((change, i) => ((change ?? 0) > 0 ? [i] : []));
  return new Map(risen.map((i) => [i, { color: colors.seriesOf(1), outline: null, strong: false }]));
}

/** From what was up to what is where that is more, and from what is up to what was where it is less. */
function sticksOf(chart: Chart, part: 'before' | 'after', colors: ChartColors): PlacedSeries['sticks'] {
  const sign = part === 'before' ? 1 : -1;
  const up = changes(chart).map((change) => (change !== null && change * sign > 0 ? Math.abs(change) : null));
  return { up, color: colors.dim(colors.seriesOf(part === 'before' ? 1 : 0)) };
}

/** The parts of a whole in per cent, rounded each by itself. */
function shareTexts(chart: Chart, series: ChartSeries): readonly string[] {
  return series.values.map((value, i) =>
    value === null || value === 0
      ? ''
      : writeNumber(
          shareOf(chart, value, i),
          { type: 'percent', currency: null, decimals: 0 },
          chart.numbers,
        ),
  );
}

function labelAt(chart: LinedChart, series: ChartSeries): PlacedSeries['labelAt'] {
  if (series === chart.line) return 'none';
  if (series.part === 'after') return 'right';
  if (series.part && series.part !== 'top') return 'none';
  if (chart.chart === 'lollipop') return 'head';
  if (chart.chart === 'stacked-columns' || chart.chart === 'stacked-share') return 'middle';
  return 'beyond';
}

/** Bars that look otherwise than their series: beside one that stands out, and below zero where there is but one series. */
function pointLooks(chart: LinedChart, series: ChartSeries, color: ColorRef, colors: ChartColors) {
  const looks = new Map<number, PointLook>();
  const { emphasis } = chart;
  const alone = chart.series.filter((each) => each !== chart.line).length === 1;
  series.values.forEach((value, i) => {
    if (value === null) return;
    const own = alone && value < 0 && series.values.some((each) => (each ?? 0) > 0) ? colors.negative : color;
    if (emphasis?.kind === 'category') {
      const strong = emphasis.at === i;
      looks.set(i, { color: strong ? own : colors.dim(own), outline: strong ? null : own, strong });
    } else if (own !== color) looks.set(i, { color: own, outline: null, strong: false });
  });
  return looks;
}

/** Over columns, what has an axis of its own is a line; else, in a combination, all but the first series are. */
export function drawnAs(chart: LinedChart, series: ChartSeries, index: number): PlacedSeries['drawn'] {
  if (series === chart.line) return 'line';
  switch (chart.chart) {
    case 'pie':
    case 'doughnut':
      return 'pieces';
    case 'scatter':
    case 'bubble':
      return 'points';
    case 'line':
    case 'area':
      return chart.chart;
    case 'stacked-area':
      return 'area';
    case 'slope':
    case 'dumbbell':
    case 'radar':
      return 'line';
    case 'bar':
    case 'histogram':
    // Placed as columns, shapes and tables of their own.
    case 'small-multiples':
    case 'pictogram':
    case 'heat-map':
    case 'tree-map':
    case 'box-plot':
    case 'stacked-columns':
    case 'stacked-share':
    case 'lollipop':
      return 'bars';
    case 'waterfall':
      return series.part === 'top' ? 'line' : 'bars';
    case 'column':
      return series.second ? 'line' : 'bars';
    case 'combo':
      return series.second || (!hasSecond(chart) && index > 0) ? 'line' : 'bars';
  }
}

export function hasSecond(chart: Chart): boolean {
  return chart.series.some((series) => series.second);
}
