import type { PlacedChart } from '../../../layout/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgNumber } from '../svg-element.ts';
import { chartTextLines, chartTextSvg, chartTextWidth, type ValueScale, valueScale } from './chart-text.ts';

/** A field with values up its sides and names, times or numbers along its foot. */
export interface UprightPlot extends Plot {
  /** Of the axis on the other side; the same as `scale` without one. */
  readonly second: ValueScale;
  readonly across: Abscissa;
  readonly xOf: (index: number) => number;
  readonly yOf: (value: number, second: boolean) => number;
}

export function uprightPlot(chart: PlacedChart, room: PointBox, work: SvgWork): UprightPlot {
  const { textSize: size } = chart;
  const scale = valueScale(chart.valueAxis!, chart.numbers);
  const second = chart.secondAxis ? valueScale(chart.secondAxis, chart.numbers) : scale;
  const across = abscissaOf(chart);
  const points = chart.x.kind === 'numbers';
  const left =
    room.x +
    (chart.yTitle === null ? 0 : size * 1.6) +
    (chart.scaleHidden ? 0 : widestTick(scale, chart, work)) +
    size * 0.6;
  const right = chart.secondAxis
    ? (chart.secondTitle === null ? 0 : size * 1.6) + widestTick(second, chart, work) + size * 0.6
    : size * (points ? 1 : 0.5);
  const w = Math.max(1, room.x + room.w - left - right);
  const labels = footLabels(chart, across, w, work);
  const foot = labels.height + size * 0.5 + (chart.xTitle === null ? 0 : size * 1.5);
  const top = room.y + size * 1.1;
  const box = { x: left, y: top, w, h: Math.max(1, room.y + room.h - foot - top) };
  const bottom = box.y + box.h;
  const end = box.x + box.w;
  const textAt = (text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end') =>
    chartTextSvg(text, { x, y, anchor }, chart, work);
  let svg = '';
  for (const { value, text } of chart.scaleHidden ? [] : scale.ticks) {
    const y = bottom - scale.shareOf(value) * box.h;
    svg += gridline([box.x, y], [end, y], chart, work);
    svg += textAt(text, box.x - size * 0.5, y + size * 0.34, 'end');
  }
  for (const { value, text } of chart.secondAxis ? second.ticks : []) {
    const y = bottom - second.shareOf(value) * box.h;
    svg += textAt(text, end + size * 0.5, y + size * 0.34, 'start');
  }
  if (points) {
    for (const { share } of across.labels) {
      const x = box.x + share * box.w;
      svg += gridline([x, box.y], [x, bottom], chart, work);
    }
  }
  const zero = bottom - scale.shareWithin(0) * box.h;
  svg += axisLine([box.x, zero], [end, zero], chart, work);
  for (const { share, lines } of labels.shown) {
    lines.forEach((line, l) => {
      svg += textAt(line, box.x + share * box.w, bottom + size * (1.3 + l * 1.15), 'middle');
    });
  }
  const titles = { below: chart.xTitle, beside: chart.yTitle, beyond: chart.secondTitle };
  return {
    box,
    scale,
    second,
    across,
    xOf: (index) => box.x + across.shareOf(index) * box.w,
    yOf: (value, onSecond) => bottom - (onSecond ? second : scale).shareOf(value) * box.h,
    svg: svg + titlesSvg(chart, room, box, titles, work),
  };
}

/**
 * Labels under the axis: names wrapped to the width of their band, and only each second, third… where they are too many.
 * Those of a scale have been thinned.
 */
function footLabels(chart: PlacedChart, { labels, band }: Abscissa, w: number, work: SvgWork) {
  const { textSize: size } = chart;
  if (chart.x.kind !== 'names') {
    return { height: size * 1.55, shown: labels.map(({ share, text }) => ({ share, lines: [text] })) };
  }
  const widthOf = (text: string) => chartTextWidth(text, chart, work);
  const word = labels.reduce(
    (most, { text }) =>
      text.split(' ').reduce((widest, each) => Math.max(widest, Math.min(widthOf(each), size * 6)), most),
    0,
  );
  const every = Math.max(1, Math.ceil((word + size * 0.4) / (band * w)));
  const shown = labels
    .filter((_, i) => i % every === 0)
    .map(({ share, text }) => ({
      share,
      lines: chartTextLines(text, band * w * every - size * 0.4, 3, chart, work),
    }));
  const most = shown.reduce((most, { lines }) => Math.max(most, lines.length), 0);
  return { shown, height: most * size * 1.15 + size * 0.4 };
}

/** A field with categories down its side, the first on top, and values along its foot. */
export function levelPlot(chart: PlacedChart, room: PointBox, work: SvgWork): Plot {
  const { textSize: size } = chart;
  const scale = valueScale(chart.valueAxis!, chart.numbers);
  const widest = chart.categories.reduce(
    (most, text) => Math.max(most, chartTextWidth(text, chart, work)),
    0,
  );
  const labelWidth = Math.min(widest, room.w * 0.36);
  const left = room.x + (chart.xTitle === null ? 0 : size * 1.6) + labelWidth + size * 0.8;
  const foot = size * (chart.scaleHidden ? 0.4 : 1.6) + (chart.yTitle === null ? 0 : size * 1.5);
  // Values stand behind the bars: the longest needs room for its own.
  const right = chart.values ? Math.max(size, widestTick(scale, chart, work) + size * 0.5) : size;
  const box = {
    x: left,
    y: room.y,
    w: Math.max(1, room.x + room.w - left - right),
    h: Math.max(1, room.h - foot),
  };
  const bottom = box.y + box.h;
  let svg = '';
  for (const { value, text } of chart.scaleHidden ? [] : scale.ticks) {
    const x = box.x + scale.shareOf(value) * box.w;
    svg += gridline([x, box.y], [x, bottom], chart, work);
    svg += chartTextSvg(text, { x, y: bottom + size * 1.3, anchor: 'middle' }, chart, work);
  }
  const zero = box.x + scale.shareWithin(0) * box.w;
  svg += axisLine([zero, box.y], [zero, bottom], chart, work);
  const band = box.h / Math.max(chart.categories.length, 1);
  const every = Math.max(1, Math.ceil((size * 1.15) / band));
  const most = Math.max(1, Math.floor(band / (size * 1.15)));
  chart.categories.forEach((label, i) => {
    if (i % every !== 0) return;
    const lines = chartTextLines(label, labelWidth + 0.5, most, chart, work);
    const first = box.y + (i + 0.5) * band + size * (0.34 - ((lines.length - 1) * 1.15) / 2);
    lines.forEach((line, l) => {
      const at = { x: left - size * 0.6, y: first + l * size * 1.15, anchor: 'end' } as const;
      svg += chartTextSvg(line, at, chart, work);
    });
  });
  const titles = { below: chart.yTitle, beside: chart.xTitle, beyond: null };
  return { box, scale, svg: svg + titlesSvg(chart, room, box, titles, work) };
}

/** The field between the axes, with the axes drawn. */
interface Plot {
  readonly box: PointBox;
  readonly scale: ValueScale;
  /** Gridlines, axes and their labels: drawn below the data. */
  readonly svg: string;
}

interface PlotTitles {
  readonly below: string | null;
  readonly beside: string | null;
  /** On the other side. */
  readonly beyond: string | null;
}

function titlesSvg(
  chart: PlacedChart,
  room: PointBox,
  box: PointBox,
  titles: PlotTitles,
  work: SvgWork,
): string {
  const { textSize: size } = chart;
  const middle = box.y + box.h / 2;
  const line = (text: string | null, length: number) =>
    chartTextLines(text ?? '', length, 1, chart, work)[0] ?? '';
  const below = { x: box.x + box.w / 2, y: room.y + room.h - size * 0.4, anchor: 'middle' } as const;
  const beside = { x: room.x + size, y: middle, anchor: 'middle', upright: true } as const;
  return (
    chartTextSvg(line(titles.below, box.w), below, chart, work) +
    chartTextSvg(line(titles.beside, box.h), beside, chart, work) +
    chartTextSvg(line(titles.beyond, box.h), { ...beside, x: room.x + room.w - size * 0.4 }, chart, work)
  );
}

function widestTick({ ticks }: ValueScale, chart: PlacedChart, work: SvgWork): number {
  return ticks.reduce((widest, { text }) => Math.max(widest, chartTextWidth(text, chart, work)), 0);
}

function gridline(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  chart: PlacedChart,
  work: SvgWork,
): string {
  return axis({ x1, y1, x2, y2, 'stroke-width': 0.75, 'stroke-opacity': 0.18 }, chart, work);
}

function axisLine(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  chart: PlacedChart,
  work: SvgWork,
): string {
  return axis({ x1, y1, x2, y2, 'stroke-width': 1, 'stroke-opacity': 0.5 }, chart, work);
}

function axis(attributes: Readonly<Record<string, number>>, chart: PlacedChart, work: SvgWork): string {
  return svgElement('line', { ...attributes, stroke: paintOf(chart.textColor, work) });
}

/** What reaches beyond the field is cut at its edge, as programs do where an axis leaves something out. */
export function clipped(svg: string, { x, y, w, h }: PointBox): string {
  return svgElement(
    'svg',
    { x, y, width: w, height: h, viewBox: [x, y, w, h].map(svgNumber).join(' ') },
    svg,
  );
}

/** Where things stand along the foot of a field. */
interface Abscissa {
  /** The share of the foot (0 to 1) at which a category stands. */
  readonly shareOf: (index: number) => number;
  /** The share that a category has for itself; along an axis of time a day, a month, a year. */
  readonly band: number;
  readonly labels: readonly { readonly share: number; readonly text: string }[];
}

/** Names side by side, and days of an axis of time, have a band each; areas reach from the first to the last. */
function abscissaOf({ chart, x, categories }: PlacedChart): Abscissa {
  if (x.kind === 'numbers') {
    const { min, max } = x.axis;
    const shareOf = (at: number) => (at - min) / (max - min);
    return {
      shareOf: (i) => shareOf(x.at[i]!),
      band: 0,
      labels: x.ticks.map(({ at, text }) => ({ share: shareOf(at), text })),
    };
  }
  const slots = x.kind === 'time' ? x.slots : categories.map((_, i) => i);
  const first = slots.reduce((a, b) => Math.min(a, b), slots[0] ?? 0);
  const count = slots.reduce((a, b) => Math.max(a, b), first) - first + 1;
  const edges = chart === 'area' && count > 1;
  const shareOf = (slot: number) => (edges ? (slot - first) / (count - 1) : (slot - first + 0.5) / count);
  const ticks = x.kind === 'time' ? x.ticks : categories.map((text, i) => ({ at: i, text }));
  return {
    shareOf: (i) => shareOf(slots[i]!),
    band: edges ? 1 / (count - 1) : 1 / count,
    labels: ticks.map(({ at, text }) => ({ share: shareOf(at), text })),
  };
}
