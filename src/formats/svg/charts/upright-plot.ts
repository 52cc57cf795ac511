import type { PlacedChart } from '../../../layout/index.ts';
import type { PointBox, SvgWork } from '../svg-work.ts';
import { type Abscissa, abscissaOf } from './abscissa.ts';
import { chartTextLines, chartTextSvg, chartTextWidth } from './chart-text.ts';
import { axisLine, gridline, type Plot, titlesSvg, widestTick } from './plot.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

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
