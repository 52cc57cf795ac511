import { type NumberStyle, writeNumber } from '../../numbers/index.ts';
import type { Points } from '../../theme/index.ts';
import type { PlacedAxis, PlacedChart, PlacedEnd } from '../placed-chart.ts';
import { ticksOf } from './chart-axes.ts';
import type { ChartText, PointBox } from './chart-text.ts';

/** From line to line above a field, in sizes of its type. */
export const headPitch = 1.35;

/** What of a chart says where its field and what is in it stand. */
export type ChartShape = Omit<PlacedChart, 'plot' | 'note' | 'box'>;

/** An axis of values, to be drawn along some length. */
export interface ValueScale {
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** The share of the axis (0 to 1) at which a value stands; beyond these where the axis leaves it out. */
  readonly shareOf: (value: number) => number;
  /** As `shareOf`, no further than the axis goes. */
  readonly shareWithin: (value: number) => number;
  readonly holds: (value: number) => boolean;
}

/** The field between the axes, and where things stand in it. */
export interface ChartField {
  readonly box: PointBox;
  readonly scale: ValueScale;
  /** Of the axis on the other side; the same as `scale` without one. */
  readonly second: ValueScale;
  readonly across: Abscissa;
  /** Where a category stands along its axis, and a value along the other. */
  readonly along: (index: number) => Points;
  readonly up: (value: number, second: boolean) => Points;
}

export function chartField(chart: ChartShape, box: PointBox): ChartField {
  const scale = valueScale(chart.valueAxis!, chart.numbers);
  const second = chart.secondAxis ? valueScale(chart.secondAxis, chart.numbers) : scale;
  const across = abscissaOf(chart);
  const { level } = chart;
  return {
    box,
    scale,
    second,
    across,
    along: (index) => (level ? box.y + across.shareOf(index) * box.h : box.x + across.shareOf(index) * box.w),
    up: (value, onSecond) => {
      const share = (onSecond ? second : scale).shareOf(value);
      return level ? box.x + share * box.w : box.y + box.h - share * box.h;
    },
  };
}

/** The field that is left in a room when the axes, what is written at them and above them, and names at ends have theirs. */
export function fieldBox(chart: ChartShape, room: PointBox, text: ChartText): PointBox {
  const { textSize: size } = chart;
  const top = room.y + (chart.headRows > 0 ? size * (chart.headRows * headPitch + 0.35) : 0);
  const scale = valueScale(chart.valueAxis!, chart.numbers);
  const widest = widestTick(scale, chart, text);
  const endsAt = (left: boolean) =>
    chart.series.reduce((most, series) => {
      const own = series.ends.filter((end) => end.left === left);
      return own.reduce((widest, end) => {
        const room = size * (end.across > 0 ? 0.6 : 1.2);
        return Math.max(widest, text.widthOf(endText(end, series.texts), end.size, end.strong) + room);
      }, most);
    }, 0);
  const ends = endsAt(false);
  if (chart.chart === 'slope') {
    const free = room.w - ends - endsAt(true);
    const w = Math.max(1, Math.min(free, 300));
    const x = room.x + endsAt(true) + (free - w) / 2;
    return { x, y: top + size * 2, w, h: Math.max(1, room.y + room.h - top - size * 2.6) };
  }
  if (chart.level) {
    const left =
      room.x + (chart.xTitle === null ? 0 : size * 1.6) + levelLabelWidth(chart, room.w, text) + size * 0.8;
    const foot = size * (chart.stacking === 'percent' ? 1.8 : chart.scaleHidden ? 0.4 : 1.6);
    // Values stand behind the bars: the longest needs room for its own.
    const head = chart.series.some(({ labelAt }) => labelAt === 'head');
    const value = longestValue(chart, text) + size * (head ? 1.6 : 0.5);
    const own = chart.stacking === 'percent' ? size * 6 : chart.values ? Math.max(size, value) : size;
    const right = Math.max(own, ends);
    return {
      x: left,
      y: top,
      w: Math.max(1, room.x + room.w - left - right),
      h: Math.max(1, room.y + room.h - top - foot),
    };
  }
  const second = chart.secondAxis ? valueScale(chart.secondAxis, chart.numbers) : scale;
  const left = room.x + (chart.scaleHidden ? 0 : widest) + size * 0.6;
  const beyond = chart.secondAxis
    ? widestTick(second, chart, text) + size * 0.6
    : size * (chart.x.kind === 'numbers' ? 1 : 0.5);
  const w = Math.max(1, room.x + room.w - left - Math.max(beyond, ends));
  const labels = footLabels(chart, abscissaOf(chart), w, text);
  const foot = labels.height + size * 0.5 + (chart.xTitle === null ? 0 : size * 1.5);
  // Values stand above what they belong to.
  const free = size * 1.1;
  return { x: left, y: top + free, w, h: Math.max(1, room.y + room.h - foot - top - free) };
}

/** What stands at the end of a line. */
export function endText(end: PlacedEnd, texts: readonly string[]): string {
  const value = end.value ? `${texts[end.point] ?? ''}${end.suffix}` : '';
  return [end.text, value].filter((part) => part !== '').join(' ');
}

/** Width of the names beside level bars. */
export function levelLabelWidth(chart: ChartShape, width: Points, text: ChartText): Points {
  const widest = chart.categories.reduce(
    (most, each) => Math.max(most, text.widthOf(each, chart.textSize)),
    0,
  );
  return Math.min(widest, width * 0.36);
}

function longestValue(chart: ChartShape, text: ChartText): Points {
  const texts = chart.series.flatMap((series) => series.texts);
  const longest = texts.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  return text.widthOf(longest, chart.textSize, true);
}

function widestTick({ ticks }: ValueScale, chart: ChartShape, text: ChartText): Points {
  return ticks.reduce((widest, tick) => Math.max(widest, text.widthOf(tick.text, chart.textSize)), 0);
}

/** The ticks of an axis with what is written at them, and where its values stand. */
export function valueScale(axis: PlacedAxis, numbers: NumberStyle): ValueScale {
  const { min, max, format } = axis;
  const shareOf = (value: number) => (value - min) / (max - min);
  return {
    ticks: ticksOf(axis).map((value) => ({ value, text: writeNumber(value, format, numbers) })),
    shareOf,
    shareWithin: (value) => Math.min(1, Math.max(0, shareOf(value))),
    holds: (value) => value >= min && value <= max,
  };
}

/**
 * Labels under the axis: names wrapped to the width of their band, and only each second, third… where they are too many.
 * Those of a scale have been thinned.
 */
export function footLabels(chart: ChartShape, { labels, band }: Abscissa, w: Points, text: ChartText) {
  const { textSize: size } = chart;
  if (chart.x.kind !== 'names') {
    return {
      height: size * 1.55,
      shown: labels.map((label) => ({ share: label.share, lines: [label.text] })),
    };
  }
  const widthOf = (word: string) => text.widthOf(word, size);
  const word = labels.reduce(
    (most, label) =>
      label.text
        .split(' ')
        .reduce((widest, each) => Math.max(widest, Math.min(widthOf(each), size * 6)), most),
    0,
  );
  const every = Math.max(1, Math.ceil((word + size * 0.4) / (band * w)));
  const shown = labels
    .filter((_, i) => i % every === 0)
    .map((label) => ({
      share: label.share,
      lines: text.linesOf(label.text, band * w * every - size * 0.4, 3, size),
    }));
  const most = shown.reduce((most, { lines }) => Math.max(most, lines.length), 0);
  return { shown, height: most * size * 1.15 + size * 0.4 };
}

/** Where things stand along the foot of a field, or down its side. */
export interface Abscissa {
  /** The share of the foot (0 to 1) at which a category stands. */
  readonly shareOf: (index: number) => number;
  /** The share that a category has for itself; along an axis of time a day, a month, a year. */
  readonly band: number;
  readonly labels: readonly { readonly share: number; readonly text: string }[];
}

/** Names side by side, and days of an axis of time, have a band each; areas reach from the first to the last. */
function abscissaOf({ chart, series, x, categories }: ChartShape): Abscissa {
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
  const edges =
    count > 1 && (chart === 'slope' || series.every(({ drawn, dashed }) => drawn === 'area' || dashed));
  const shareOf = (slot: number) => (edges ? (slot - first) / (count - 1) : (slot - first + 0.5) / count);
  const ticks = x.kind === 'time' ? x.ticks : categories.map((text, i) => ({ at: i, text }));
  return {
    shareOf: (i) => shareOf(slots[i]!),
    band: edges ? 1 / (count - 1) : 1 / count,
    labels: ticks.map(({ at, text }) => ({ share: shareOf(at), text })),
  };
}
