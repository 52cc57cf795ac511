import {
  chartBars,
  endText,
  type PlacedChart,
  type PlacedSeries,
  type PointLook,
} from '../../../layout/index.ts';
import { type ColorRef, readableOn, textOn } from '../../../theme/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgPoints } from '../svg-element.ts';
import { bubbleNamesSvg, bubblesSvg } from './bubbles-svg.ts';
import { chartTextSvg, chartTextWidth } from './chart-text.ts';
import { errorsSvg } from './errors-svg.ts';
import { markSize, markSvg } from './legend-svg.ts';
import { noteSvg } from './note-svg.ts';
import { clipped, type Plot, plotSvg } from './plots.ts';

/** Bars, areas, lines and points in one field, in this order from back to front, and their values over all. */
export function axesSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const plot = plotSvg(chart, room, work);
  const bars = chartBars(chart, plot.field);
  const layers = { bars: '', area: '', line: '', points: '', pieces: '' };
  let labels = '';
  let errors = '';
  chart.series.forEach((series, index) => {
    if (series.hidden && series.drawn !== 'bars') {
      if (chart.values) labels += valuesSvg(series, -1, bars[index]!, plot, chart, work);
      return;
    }
    layers[series.drawn] +=
      series.drawn === 'bars'
        ? barsSvg(series, bars[index]!, work)
        : series.drawn === 'area'
          ? areaSvg(series, chart, plot, work)
          : chart.chart === 'bubble'
            ? bubblesSvg(series, chart, plot.field, work)
            : linesSvg(series, index, plot, work);
    errors += errorsSvg(series, bars[index]!, plot.field, chart, work);
    const noted = chart.note?.series === index ? chart.note.category : -1;
    if (chart.chart === 'bubble') labels += bubbleNamesSvg(series, noted, chart, plot.field, work);
    else if (chart.values && series.labelAt !== 'none')
      labels += valuesSvg(series, noted, bars[index]!, plot, chart, work);
    labels += endSvg(series, plot, chart, work);
  });
  const marks = layers.bars + layers.area + layers.line + layers.points + errors;
  const { scale, second, box } = plot.field;
  const whole = chart.series.every((series) =>
    series.values.every(
      (value) => value === null || chart.stacking !== 'none' || (series.second ? second : scale).holds(value),
    ),
  );
  return plot.svg + (whole ? marks : clipped(marks, box)) + labels + noteSvg(chart, work);
}

function barsSvg(
  { color, outline, points, hidden }: PlacedSeries,
  bars: readonly (PointBox | null)[],
  work: SvgWork,
): string {
  return bars
    .map((bar, i) => {
      if (!bar || hidden) return '';
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

/** Areas over the axis, or over one another; those in front show what is behind them. */
function areaSvg(series: PlacedSeries, chart: PlacedChart, { field }: Plot, work: SvgWork): string {
  const { values, color, opacity } = series;
  const below = chart.stacking === 'none' ? [] : chart.series.slice(0, chart.series.indexOf(series));
  const baseOf = (i: number) => below.reduce((sum, each) => sum + (each.values[i] ?? 0), 0);
  const at = (value: number) => field.box.y + field.box.h - field.scale.shareWithin(value) * field.box.h;
  // Data with gaps do not come so far.
  const over = values.map((value, i) => [field.along(i), field.up(baseOf(i) + (value ?? 0), false)] as const);
  if (over.length === 0) return '';
  const under = values.map((_, i) => [field.along(i), at(baseOf(i))] as const).reverse();
  return svgElement('polygon', {
    points: svgPoints([...over, ...under]),
    fill: paintOf(color, work),
    'fill-opacity': opacity ?? null,
    stroke: paintOf(color, work),
    'stroke-width': opacity === undefined ? 1.5 : 2.25,
    'stroke-linejoin': 'round',
  });
}

/** A line with a sign at each value; a gap in the data is a gap in the line. What stands alone has its sign in any case. */
function linesSvg(series: PlacedSeries, index: number, { field }: Plot, work: SvgWork): string {
  const { values, color, drawn, marked, second, width, dashed, hidden, hollow, sticks, points } = series;
  if (hidden) return '';
  const parts = stretches(values, (value, i) => [field.along(i), field.up(value, second)]);
  let svg = '';
  sticks?.up.forEach((up, i) => {
    const from = values[i] ?? null;
    if (up === null || from === null) return;
    const x = field.along(i);
    const [y1, y2] = [field.up(from, second), field.up(from + up, second)];
    svg += svgElement('line', {
      x1: x,
      y1,
      x2: x,
      y2,
      stroke: paintOf(sticks.color, work),
      'stroke-width': 6,
    });
  });
  for (const part of parts) {
    if (part.length > 1 && drawn === 'line' && width > 0)
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
    for (const { x, y, at } of part) {
      const own = points.get(at)?.color ?? color;
      if (hollow || sticks) svg += discSvg(x, y, hollow, own, work);
      else svg += markSvg(index, x, y, markSize, own, work);
    }
  }
  return svg;
}

/** A disc, or a ring that shows what is behind it. */
function discSvg(cx: number, cy: number, hollow: boolean, color: ColorRef, work: SvgWork): string {
  const own = paintOf(color, work);
  const fill = hollow ? paintOf(work.background, work) : own;
  return svgElement('circle', { cx, cy, r: 5.5, fill, stroke: own, 'stroke-width': 1.5 });
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
  const { values, drawn, second, points, ends, labelAt, color } = series;
  const texts = series.literal ?? series.texts;
  const size = chart.textSize;
  const labels = values.map((value, i) => {
    if (value === null || i % chart.valueEvery !== 0 || ends.some(({ point }) => point === i) || i === noted)
      return '';
    if (series.silent?.has(i)) return '';
    const bold = points.get(i)?.strong ?? false;
    const bar = bars[i];
    if (bar && labelAt === 'middle') {
      const at = {
        x: bar.x + bar.w / 2,
        y: bar.y + bar.h / 2 + size * 0.34,
        anchor: 'middle',
        bold,
      } as const;
      const own = textOn(work.theme, points.get(i)?.color ?? color);
      return chartTextSvg(texts[i]!, { ...at, color: own }, chart, work);
    }
    if (bar && labelAt === 'head')
      return headSvg(bar, texts[i]!, points.get(i) ?? { color, strong: false }, chart, work);
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
    if (labelAt === 'right') {
      const at = {
        x: field.along(i) + size * 0.7,
        y: field.up(value, second) + size * 0.34,
        anchor: 'start',
      } as const;
      const own = readableOn(work.theme, points.get(i)?.color ?? color, work.background);
      return chartTextSvg(texts[i]!, { ...at, bold: true, color: own }, chart, work);
    }
    const y = field.up(value, second) - size * (drawn === 'area' ? 0.4 : 0.6);
    return chartTextSvg(texts[i]!, { x: field.along(i), y, anchor: 'middle' }, chart, work);
  });
  return labels.join('');
}

/** The head of a lollipop, with its value. */
function headSvg(
  bar: PointBox,
  text: string,
  { color, strong }: Pick<PointLook, 'color' | 'strong'>,
  chart: PlacedChart,
  work: SvgWork,
): string {
  const size = chart.textSize;
  const r = Math.max(size * 1.05, chartTextWidth(text, chart, work) / 2 + size * 0.35);
  const [cx, cy] = [bar.x + bar.w + r, bar.y + bar.h / 2];
  const disc = svgElement('ellipse', { cx, cy, rx: r, ry: size * 1.05, fill: paintOf(color, work) });
  const at = {
    x: cx,
    y: cy + size * 0.34,
    anchor: 'middle',
    bold: strong,
    color: textOn(work.theme, color),
  } as const;
  return disc + chartTextSvg(text, at, chart, work);
}

/** The name of a series at its ends. */
function endSvg(series: PlacedSeries, { field }: Plot, chart: PlacedChart, work: SvgWork): string {
  return series.ends
    .map((end) => {
      const away = chart.textSize * 0.6;
      const x =
        field.along(end.point) + end.across * field.across.band * field.box.w + (end.left ? -away : away);
      const y = field.up(series.values[end.point]!, series.second) + end.down + end.size * 0.34;
      const { size, strong, color } = end;
      const anchor = end.left ? 'end' : 'start';
      const text = endText(end, series.texts);
      return chartTextSvg(text, { x, y, anchor, size, bold: strong, color }, chart, work);
    })
    .join('');
}

/** A point of a series: which of its values it is, and where it stands. */
interface ChartPoint {
  readonly at: number;
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
    if (open) open.push({ at: i, value, x, y });
    else {
      open = [{ at: i, value, x, y }];
      found.push(open);
    }
  });
  return found;
}
