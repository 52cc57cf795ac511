import type { PlacedChart, PlacedSeries } from '../../../layout/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgPoints } from '../svg-element.ts';
import { chartTextSvg } from './chart-text.ts';
import { markSize, markSvg } from './legend-svg.ts';
import { clipped, levelPlot, type UprightPlot, uprightPlot } from './plots.ts';

/** Columns, areas, lines and points in one field, in this order from back to front, and their values over all. */
export function uprightSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const plot = uprightPlot(chart, room, work);
  const layers = { bars: '', area: '', line: '', points: '', pieces: '' };
  const bars = chart.series.filter(({ drawn }) => drawn === 'bars');
  const { bar, startOf } = bandLayout(plot.across.band * plot.box.w, bars.length);
  let labels = '';
  chart.series.forEach((series, index) => {
    const offset = startOf(bars.indexOf(series)) - (plot.across.band * plot.box.w) / 2;
    layers[series.drawn] +=
      series.drawn === 'bars'
        ? columnsSvg(series, plot, offset, bar, work)
        : series.drawn === 'area'
          ? areaSvg(series, plot, work)
          : linesSvg(series, index, plot, work);
    if (chart.values) labels += labelsSvg(series, plot, offset + bar / 2, chart, work);
  });
  const marks = layers.bars + layers.area + layers.line + layers.points;
  const whole = chart.series.every(({ values, second }) =>
    values.every((value) => value === null || (second ? plot.second : plot.scale).holds(value)),
  );
  return plot.svg + (whole ? marks : clipped(marks, plot.box)) + labels;
}

function columnsSvg(
  { values, color }: PlacedSeries,
  { box, scale, xOf }: UprightPlot,
  offset: number,
  width: number,
  work: SvgWork,
): string {
  const yOf = (value: number) => box.y + box.h - scale.shareWithin(value) * box.h;
  const zero = yOf(0);
  const columns = values.map((value, i) => {
    if (value === null) return '';
    const y = yOf(value);
    const height = Math.abs(y - zero);
    const fill = paintOf(color, work);
    return svgElement('rect', { x: xOf(i) + offset, y: Math.min(y, zero), width, height, fill });
  });
  return columns.join('');
}

/** Areas over the axis; those in front show what is behind them. */
function areaSvg(
  { values, color, opacity }: PlacedSeries,
  { box, scale, xOf, yOf }: UprightPlot,
  work: SvgWork,
): string {
  const zero = box.y + box.h - scale.shareWithin(0) * box.h;
  // Data with gaps do not come so far.
  const over = values.map((value, i) => [xOf(i), yOf(value ?? 0, false)] as const);
  if (over.length === 0) return '';
  return svgElement('polygon', {
    points: svgPoints([[over[0]![0], zero], ...over, [over.at(-1)![0], zero]]),
    fill: paintOf(color, work),
    'fill-opacity': opacity ?? null,
    stroke: paintOf(color, work),
    'stroke-width': opacity === undefined ? 1.5 : 2.25,
    'stroke-linejoin': 'round',
  });
}

/** A line with a sign at each value; a gap in the data is a gap in the line. What stands alone has its sign in any case. */
function linesSvg(series: PlacedSeries, index: number, { xOf, yOf }: UprightPlot, work: SvgWork): string {
  const { values, color, drawn, marked, second } = series;
  const parts = stretches(values, (value, i) => [xOf(i), yOf(value, second)]);
  let svg = '';
  for (const part of parts) {
    if (part.length > 1 && drawn === 'line')
      svg += svgElement('polyline', {
        points: svgPoints(part.map(({ x, y }) => [x, y])),
        fill: 'none',
        stroke: paintOf(color, work),
        'stroke-width': 2.25,
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
      });
  }
  for (const part of parts) {
    if (!marked && part.length > 1) continue;
    for (const { x, y } of part) svg += markSvg(index, x, y, markSize, color, work);
  }
  return svg;
}

/** Values: at the ends of columns, above everything else. */
function labelsSvg(
  { values, texts, drawn, second }: PlacedSeries,
  plot: UprightPlot,
  middle: number,
  chart: PlacedChart,
  work: SvgWork,
): string {
  const size = chart.textSize;
  const { box } = plot;
  const labels = values.map((value, i) => {
    if (value === null || i % chart.valueEvery !== 0) return '';
    const bars = drawn === 'bars';
    const scale = second ? plot.second : plot.scale;
    if (!bars && !scale.holds(value)) return '';
    const y = bars ? box.y + box.h - scale.shareWithin(value) * box.h : plot.yOf(value, second);
    const up = bars ? (value < 0 ? -size : size * 0.35) : size * (drawn === 'area' ? 0.4 : 0.6);
    const x = plot.xOf(i) + (bars ? middle : 0);
    return chartTextSvg(texts[i]!, { x, y: y - up, anchor: 'middle' }, chart, work);
  });
  return labels.join('');
}

/** Level bars, in the order of the data from the top. */
export function barsSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const { box, scale, svg } = levelPlot(chart, room, work);
  const band = box.h / Math.max(chart.categories.length, 1);
  const { bar, startOf } = bandLayout(band, chart.series.length);
  const xOf = (value: number) => box.x + scale.shareWithin(value) * box.w;
  const zero = xOf(0);
  let bars = '';
  let labels = '';
  chart.series.forEach((series, s) => {
    series.values.forEach((value, i) => {
      if (value === null) return;
      const y = box.y + i * band + startOf(s);
      const x = xOf(value);
      const width = Math.abs(x - zero);
      bars += svgElement('rect', {
        x: Math.min(x, zero),
        y,
        width,
        height: bar,
        fill: paintOf(series.color, work),
      });
      if (!chart.values || i % chart.valueEvery !== 0) return;
      const before = value < 0;
      const at = {
        x: x + chart.textSize * (before ? -0.35 : 0.35),
        y: y + bar / 2 + chart.textSize * 0.34,
        anchor: before ? 'end' : 'start',
      } as const;
      labels += chartTextSvg(series.texts[i]!, at, chart, work);
    });
  });
  return svg + bars + labels;
}

/** A point of a series: which of its values it is, and where it stands. */
interface ChartPoint {
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

/** The stretches of a series between its gaps. */
function stretches(
  values: readonly (number | null)[],
  place: (value: number, index: number) => readonly [x: number, y: number],
): ChartPoint[][] {
  const found: ChartPoint[][] = [];
  let open: ChartPoint[] | null = null;
  values.forEach((value, i) => {
    if (value === null) {
      open = null;
      return;
    }
    const [x, y] = place(value, i);
    if (open) open.push({ value, x, y });
    else {
      open = [{ value, x, y }];
      found.push(open);
    }
  });
  return found;
}

/** Where the bars of a band stand: as a deck has them, with gaps between bands and a little one between bars. */
interface BandLayout {
  /** Width of a bar. */
  readonly bar: number;
  /** From the start of the band to the start of a series' bar. */
  readonly startOf: (series: number) => number;
}

function bandLayout(band: number, series: number): BandLayout {
  const count = Math.max(series, 1);
  // Shares of a bar's width: between the bars of a band, and on both sides of the band together.
  const between = count > 1 ? 0.1 : 0;
  const around = count > 1 ? 0.8 : 0.6;
  const bar = band / (count + (count - 1) * between + around);
  return { bar, startOf: (index) => (bar * around) / 2 + index * bar * (1 + between) };
}
