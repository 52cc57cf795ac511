import type { Chart } from '../../deck/index.ts';
import { type Box, type ColorRef, readableOn, type ThemeColor } from '../../theme/index.ts';
import type { PlacedAxis, PlacedChart } from '../placed.ts';
import { pointsPerInch } from '../text/set-text.ts';
import { chartAxis } from './chart-axis.ts';
import type { SlideContext } from './slide-context.ts';

const seriesColors: readonly ThemeColor[] = [
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
];

/** A chart in its box, its series in the theme's colours, with values and legend where they help. */
export function placeChart(chart: Chart, box: Box, context: SlideContext): PlacedChart {
  const { theme, background, nameOf } = context;
  const round = chart.chart === 'pie' || chart.chart === 'doughnut';
  const marks = chart.categories.length * chart.series.length;
  const enoughRoom = marks <= (round ? 8 : box.w > 7 ? 16 : 10);
  const scatter = chart.chart === 'scatter';
  // Programs write the values of areas into the middle of the areas, far from what they say.
  const values = chart.values ?? (!scatter && chart.chart !== 'area' && enoughRoom);
  const scaleHidden = values && (chart.chart === 'column' || chart.chart === 'bar');
  const axis = round ? null : valueAxis(chart, box, values);
  const textSize = box.w > 6 && box.h > 3 ? Math.min(14, theme.type.label) : theme.type['label-min'];
  const names = round && values && hasRoomForNames(chart, box, textSize, context);
  const layered = chart.chart === 'area' && chart.series.length > 1;
  return {
    kind: 'chart',
    name: nameOf('Chart'),
    box,
    alt: chart.alt,
    decorative: false,
    template: chart.origin.template,
    yaml: chart.origin.yaml,
    chart: chart.chart,
    categories: chart.categories,
    series: chart.series.map((series, i) => ({
      name: series.name,
      values: series.values,
      color: colorOf(i),
      // PowerPoint draws the first series at the back, LibreOffice in front: all are little more than their outlines.
      ...(layered ? { opacity: 0.25 } : {}),
    })),
    valueAxis: axis && scaleHidden ? closeAxis(chart, axis) : axis,
    numberAxis: scatter ? numberAxis(chart, box) : null,
    xTitle: chart.xTitle,
    yTitle: chart.yTitle,
    values,
    ...(scaleHidden ? { scaleHidden } : {}),
    ...(names && { names }),
    legend: chart.series.length > 1 || (round && !names),
    textSize,
    textColor: readableOn(theme, { color: 'dark1' }, background),
  };
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
  const look = { bold: false, italic: false, font: 'body', language: context.deck.language } as const;
  const color: ColorRef = { color: 'dark1' };
  return chart.categories.every((text) => {
    const width = context.typesetter.measure([{ text, color, ...look }]).offsets.at(-1) ?? 0;
    return (width * textSize) / pointsPerInch <= room;
  });
}

/** Inches of an axis that go to a tick: numbers side by side need more of it than numbers one above the other. */
const tickRoom = { upright: 0.65, level: 1.1 } as const;

/** Half of a mark: none stands on the frame. */
const markMargin = 0.02;

function valueAxis(chart: Chart, box: Box, values: boolean) {
  const level = chart.chart === 'bar';
  const ticks = level ? (box.w * 0.75) / tickRoom.level : (box.h - 0.9) / tickRoom.upright;
  return chartAxis(
    chart.series.flatMap((series) => series.values),
    {
      // Bars and areas that do not begin at zero lie about proportions.
      fromZero: level || chart.chart === 'column' || chart.chart === 'area',
      ticks,
      margin: values ? 0.06 : chart.chart === 'scatter' ? markMargin : 0,
    },
  );
}

/** Nobody sees its ticks: it ends where the longest mark and its value do. */
function closeAxis(chart: Chart, axis: PlacedAxis): PlacedAxis {
  const known = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const room = (high - low) * 0.08;
  return {
    ...axis,
    min: low < 0 ? Math.max(axis.min, low - room) : axis.min,
    max: high > 0 ? Math.min(axis.max, high + room) : axis.max,
  };
}

function numberAxis(chart: Chart, box: Box) {
  const numbers = chart.categories.map((each) => (each.trim() === '' ? null : Number(each)));
  return chartAxis(numbers, { fromZero: false, ticks: (box.w * 0.85) / tickRoom.level, margin: markMargin });
}

function colorOf(index: number): ColorRef {
  const color = seriesColors[index % seriesColors.length]!;
  const round = Math.floor(index / seriesColors.length);
  return round === 0 ? { color } : { color, tint: Math.min(0.6, round * 0.3) };
}
