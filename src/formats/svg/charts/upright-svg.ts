import type { PlacedChart, PlacedSeries } from '../../../layout/index.ts';
import { svgElement, svgPoints } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { bandLayout } from './band-layout.ts';
import { chartTextSvg } from './chart-text.ts';
import { markSize, markSvg } from './mark-svg.ts';
import { clipped } from './plot.ts';
import { stretches } from './stretches.ts';
import { type UprightPlot, uprightPlot } from './upright-plot.ts';

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
