import type { PlacedChart } from '../../../layout/index.ts';
import type { PointBox, SvgWork } from '../svg-work.ts';
import { chartTextLines, chartTextSvg, chartTextWidth } from './chart-text.ts';
import { axisLine, gridline, type Plot, titlesSvg, widestTick } from './plot.ts';
import { valueScale } from './value-scale.ts';

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
