import { chartBars, type PlacedChart, type PlacedSeries } from '../../../layout/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgPoints } from '../svg-element.ts';
import { chartTextSvg } from './chart-text.ts';
import { markSize, markSvg } from './legend-svg.ts';
import { noteSvg } from './note-svg.ts';
import { clipped, type Plot, plotSvg } from './plots.ts';

/** Bars, areas, lines and points in one field, in this order from back to front, and their values over all. */
export function axesSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const plot = plotSvg(chart, room, work);
  const bars = chartBars(chart, plot.field);
  const layers = { bars: '', area: '', line: '', points: '', pieces: '' };
  let labels = '';
  chart.series.forEach((series, index) => {
    layers[series.drawn] +=
      series.drawn === 'bars'
        ? barsSvg(series, bars[index]!, work)
        : series.drawn === 'area'
          ? areaSvg(series, plot, work)
          : linesSvg(series, index, plot, work);
    const noted = chart.note?.series === index ? chart.note.category : -1;
    if (chart.values && !series.dashed) labels += valuesSvg(series, noted, bars[index]!, plot, chart, work);
    labels += endSvg(series, plot, chart, work);
  });
  const marks = layers.bars + layers.area + layers.line + layers.points;
  const { scale, second, box } = plot.field;
  const whole = chart.series.every((series) =>
    series.values.every(
      (value) => value === null || chart.stacking !== 'none' || (series.second ? second : scale).holds(value),
    ),
  );
  return plot.svg + (whole ? marks : clipped(marks, box)) + labels + noteSvg(chart, work);
}

function barsSvg(
  { color, outline, points }: PlacedSeries,
  bars: readonly (PointBox | null)[],
  work: SvgWork,
): string {
  return bars
    .map((bar, i) => {
      if (!bar) return '';
      const look = points.get(i) ?? { color, outline };
      return svgElement('rect', {
        x: bar.x,
        y: bar.y,
        width: bar.w,
        height: bar.h,
        fill: paintOf(look.color, work),
        stroke: look.outline ? paintOf(look.outline, work) : null,
        'stroke-width': look.outline ? 1 : null,
      });
    })
    .join('');
}

/** Areas over the axis; those in front show what is behind them. */
function areaSvg({ values, color, opacity }: PlacedSeries, { field }: Plot, work: SvgWork): string {
  const { box, scale } = field;
  const zero = box.y + box.h - scale.shareWithin(0) * box.h;
  // Data with gaps do not come so far.
  const over = values.map((value, i) => [field.along(i), field.up(value ?? 0, false)] as const);
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
function linesSvg(series: PlacedSeries, index: number, { field }: Plot, work: SvgWork): string {
  const { values, color, drawn, marked, second, width, dashed } = series;
  const parts = stretches(values, (value, i) => [field.along(i), field.up(value, second)]);
  let svg = '';
  for (const part of parts) {
    if (part.length > 1 && drawn === 'line')
      svg += svgElement('polyline', {
        points: svgPoints(part.map(({ x, y }) => [x, y])),
        fill: 'none',
        stroke: paintOf(color, work),
        'stroke-width': width,
        'stroke-linejoin': 'round',
        'stroke-linecap': dashed ? null : 'round',
        'stroke-dasharray': dashed ? `${width * 4} ${width * 3}` : null,
      });
  }
  for (const part of parts) {
    if (!marked && (part.length > 1 || dashed)) continue;
    for (const { x, y } of part) svg += markSvg(index, x, y, markSize, color, work);
  }
  return svg;
}

/** Values: at the ends of bars and over points, above everything else. */
function valuesSvg(
  series: PlacedSeries,
  noted: number,
  bars: readonly (PointBox | null)[],
  { field }: Plot,
  chart: PlacedChart,
  work: SvgWork,
): string {
  const { values, texts, drawn, second, points, end } = series;
  const size = chart.textSize;
  const labels = values.map((value, i) => {
    if (value === null || i % chart.valueEvery !== 0 || end?.point === i || i === noted) return '';
    const bold = points.get(i)?.strong ?? false;
    const bar = bars[i];
    if (bar && chart.level) {
      const before = value < 0;
      const at = {
        x: before ? bar.x - size * 0.35 : bar.x + bar.w + size * 0.35,
        y: bar.y + bar.h / 2 + size * 0.34,
        anchor: before ? 'end' : 'start',
        bold,
      } as const;
      return chartTextSvg(texts[i]!, at, chart, work);
    }
    if (bar) {
      const y = value < 0 ? bar.y + bar.h + size : bar.y - size * 0.35;
      return chartTextSvg(texts[i]!, { x: bar.x + bar.w / 2, y, anchor: 'middle', bold }, chart, work);
    }
    if (!(second ? field.second : field.scale).holds(value)) return '';
    const y = field.up(value, second) - size * (drawn === 'area' ? 0.4 : 0.6);
    return chartTextSvg(texts[i]!, { x: field.along(i), y, anchor: 'middle' }, chart, work);
  });
  return labels.join('');
}

/** The name of a series right of its last point. */
function endSvg(series: PlacedSeries, { field }: Plot, chart: PlacedChart, work: SvgWork): string {
  const { end, values, second, texts } = series;
  if (!end) return '';
  const x = field.along(end.point) + end.across * field.across.band * field.box.w + chart.textSize * 0.6;
  const y = field.up(values[end.point]!, second) + end.down + end.size * 0.34;
  const text = end.value ? `${end.text} ${texts[end.point]}` : end.text;
  const { size, strong, color } = end;
  return chartTextSvg(text, { x, y, anchor: 'start', size, bold: strong, color }, chart, work);
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
