import type { Chart, ChartSeries } from '../../deck/index.ts';
import { figureOf } from '../../numbers/index.ts';
import { type Box, readableOn } from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import { findingPlace, type SlideContext } from '../place/slide-context.ts';
import type { PlacedShape } from '../placed.ts';
import type { PlacedSeries } from '../placed-chart.ts';
import { pointsPerInch } from '../text/set-text.ts';
import { namedBubbles } from './bubbles.ts';
import { chartColors, chartLine, gridLine } from './chart-colors.ts';
import type { ChartShape } from './chart-field.ts';
import { chartText } from './chart-text.ts';
import { chartTextBox } from './chart-texts.ts';
import { labelDirectly } from './direct-labels.ts';
import { ordinal } from './ordinal.ts';
import { percentDecimals } from './percent-decimals.ts';
import { axisOf, isLevel, placeAbscissa, plainFormat, type Room, stackings } from './place-axes.ts';
import { placeNote } from './place-note.ts';
import { drawnAs, hasSecond, type LinedChart, placeSeries } from './place-series.ts';
import { shapeFigures } from './shape-figures.ts';
import { smallMultiples } from './small-multiples.ts';
import { shareNames, withoutSmallLabels } from './stacked-labels.ts';

/** A chart in its box, its series in the theme's colours, with values and names where they help. */
export function placeChart(asked: Chart, box: Box, context: SlideContext): readonly PlacedShape[] {
  const figure = shapeFigures[asked.chart];
  if (figure) return figure(asked, box, context);
  if (asked.chart === 'small-multiples') return smallMultiples(asked, box, context, placeChart);
  const { theme, background, nameOf } = context;
  const chart = withReference(asked);
  const round = isRound(chart);
  const large = box.w > 6 && box.h > 3;
  const { axis, chart: own } = theme.type;
  const textSize = large
    ? Math.min(18, Math.round((axis + own) / 2))
    : Math.min(axis, theme.type['label-min']);
  const room = roomOf(chart, box, textSize, context);
  const every =
    round || chart.chart === 'bubble' || alwaysWritten.has(chart.chart) ? 1 : thinning(chart, room);
  const values = writesValues(chart, box, every, theme.charts.values);
  const scaleHidden =
    hiddenScales.has(chart.chart) ||
    (values &&
      chart.series.every((series, i) => drawnAs(chart, series, i) === 'bars' || series === chart.line));
  const names = round && values && hasRoomForNames(chart, box, textSize, context);
  const valueEvery = values ? every : 1;
  if (valueEvery > 1) reportThinned(chart, valueEvery, context);
  const textColor = readableOn(theme, { color: 'dark1' }, background);
  const colors = chartColors(theme, background);
  const series = chart.series.map((each, i) => placeSeries(chart, each, i, colors, context));
  const shape: ChartShape = {
    kind: 'chart',
    name: nameOf('Chart'),
    alt: chart.alt,
    decorative: false,
    template: chart.origin.template,
    yaml: chart.origin.yaml,
    chart: chart.chart,
    categories: chart.categories,
    x: placeAbscissa(chart, room),
    series,
    valueAxis: round ? null : axisOf(chart, false, room),
    secondAxis: hasSecond(chart) ? axisOf(chart, true, room) : null,
    xTitle: chart.xTitle,
    yTitle: chart.yTitle,
    secondTitle: chart.secondTitle,
    values,
    valueEvery,
    percentDecimals: round && chart.percent ? percentDecimals(chart.series[0]?.values ?? []) : null,
    ...(scaleHidden && valueEvery === 1 ? { scaleHidden } : {}),
    ...(names && { names }),
    level: isLevel(chart),
    stacking: stackings[chart.chart] ?? 'none',
    gap: gapOf(chart, series, theme.charts.gap),
    overlap: 0,
    head: [],
    secondHead: [],
    headWidth: 0,
    secondHeadWidth: 0,
    headRows: 0,
    legend: false,
    legendAt: theme.charts.legend ?? (round ? 'right' : 'bottom'),
    grid: gridLine(chart.chart, theme, textColor),
    axisLine: chartLine(theme.charts.axis, textColor, 0.5),
    palette: theme.charts.palette,
    numbers: chart.numbers,
    textSize,
    textColor,
  };
  const text = chartText(context.typesetter, context.deck.language);
  const { chart: labelled, keys } = labelDirectly(shape, box, chart, text);
  const placed = placeNote(namedBubbles(withoutSmallLabels({ ...labelled, box }), text), chart, text);
  if (placed.stacking === 'percent') return [placed, ...shareNames(placed, chart, context)];
  if (!keys) return [placed];
  const lines = keys.lines.map((line) => line.map((piece) => ({ ...piece, size: textSize })));
  return [placed, chartTextBox({ name: 'Chart names', box: keys.box, lines }, chart.origin, context)];
}

/** Kinds whose figures stand at all marks, or that compare and do not measure. */
const hiddenScales: ReadonlySet<Chart['chart']> = new Set([
  'stacked-share',
  'slope',
  'waterfall',
  'lollipop',
]);

function gapOf({ chart }: Chart, series: readonly PlacedSeries[], own: number | null): number {
  // The stalks of a lollipop are as thin as programs make bars.
  if (chart === 'lollipop') return 5;
  if (chart === 'stacked-share') return 0.35;
  if (chart === 'histogram') return 0.04;
  if (own !== null) return own;
  return series.filter(({ drawn }) => drawn === 'bars').length > 1 && !stackings[chart] ? 0.6 : 0.55;
}

function withReference(chart: Chart): LinedChart {
  const { reference, categories, series } = chart;
  if (!reference) return { ...chart, line: null };
  const line: ChartSeries = {
    name: reference.name,
    values: categories.map(() => reference.value),
    figures: categories.map(() => figureOf(reference.value)),
    texts: categories.map(() => reference.text),
    format: { ...(series[0]?.format ?? plainFormat), decimals: null },
    second: false,
  };
  return { ...chart, series: [...series, line], line };
}

function roomOf(chart: LinedChart, box: Box, size: number, context: SlideContext): Room {
  const below = (chart.series.length > 1 ? 1.7 : 0) + (chart.xTitle === null ? 0 : 1.5) + 2.9;
  const beside = 5 + (chart.yTitle === null ? 0 : 1.6) + (hasSecond(chart) ? 6 : 0);
  return {
    across: Math.max(size, box.w * pointsPerInch - beside * size),
    up: Math.max(size, box.h * pointsPerInch - below * size),
    size,
    widthOf: (text) => widthOf(text, context) * size,
  };
}

/** Whether values stand at the marks: where they were asked for, or where they help and have room. */
function writesValues(chart: LinedChart, box: Box, every: number, usual: boolean | null): boolean {
  const round = isRound(chart);
  if (chart.values !== null) return chart.values;
  // Where lines say how far off values may be, these would stand on them.
  if (chart.series.some(({ beside }) => beside?.some(({ role }) => role !== 'size'))) return false;
  if (alwaysWritten.has(chart.chart)) return true;
  if (chart.chart === 'bubble') return chart.categories.some((name) => name !== '');
  if (chart.chart === 'slope') return false;
  if (usual !== null) return usual;
  const marks = chart.categories.length * chart.series.filter((series) => series !== chart.line).length;
  const enoughRoom = every === 1 && marks <= (round ? 8 : box.w > 7 ? 16 : 10);
  // Programs write the values of areas into the middle of the areas, far from what they say, and those of lines onto columns.
  return (
    !['scatter', 'area', 'stacked-area', 'combo', 'radar'].includes(chart.chart) &&
    !hasSecond(chart) &&
    enoughRoom
  );
}

/** Kinds that say their figures at their marks and nowhere else. */
const alwaysWritten: ReadonlySet<Chart['chart']> = new Set([
  'stacked-share',
  'waterfall',
  'lollipop',
  'dumbbell',
]);

/** Values so many apart find room at their marks. */
function thinning(chart: LinedChart, room: Room): number {
  const level = isLevel(chart);
  const own = chart.series.filter((series) => series !== chart.line);
  const texts = own.flatMap((series) => series.texts);
  const longest = texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
  const bars = chart.chart === 'bar' || chart.chart === 'column' ? own.length : 1;
  const step = (level ? room.up : room.across) / Math.max(1, chart.categories.length * bars);
  return Math.max(1, Math.ceil((level ? room.size * 0.9 : room.widthOf(longest) * 1.1) / step));
}

function reportThinned(chart: Chart, every: number, context: SlideContext): void {
  const { span, related } = findingPlace(chart.origin, context.slide);
  const message = `slide "${context.slide.id}": ${chart.categories.length} values find no room at their marks, and every ${ordinal(every)} is written`;
  const hint = 'leave "values" out, or draw fewer points';
  context.report(reportLayout('thinned-values', span, message, { hint, related }));
}

/** A piece smaller than this has no room for two lines of its own. */
const smallestNamed = { pie: 0.04, doughnut: 0.08 } as const;

/**
 * Whether the pieces of a circle can carry their names: around a pie, or on the ring itself, where programs write the
 * labels of a doughnut.
 */
function hasRoomForNames(chart: Chart, box: Box, textSize: number, context: SlideContext): boolean {
  const values = (chart.series[0]?.values ?? []).map((value) => Math.abs(value ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const ring = chart.chart === 'doughnut';
  const least = ring ? smallestNamed.doughnut : smallestNamed.pie;
  if (chart.series.length !== 1 || total === 0 || values.some((value) => value / total < least)) return false;
  const radius = Math.min(box.w, box.h) / 2;
  const room = ring ? radius * 0.45 : (box.w - box.h * 0.7) / 2;
  return chart.categories.every((text) => (widthOf(text, context) * textSize) / pointsPerInch <= room);
}

/** Width of a text at one point. */
function widthOf(text: string, { typesetter, deck }: SlideContext): number {
  const look = { bold: false, italic: false, font: 'body', language: deck.language } as const;
  return typesetter.measure([{ text, ...look }]).offsets.at(-1) ?? 0;
}

function isRound(chart: Chart): boolean {
  return chart.chart === 'pie' || chart.chart === 'doughnut';
}
