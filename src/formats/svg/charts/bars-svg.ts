import type { PlacedChart } from '../../../layout/index.ts';
import { svgElement } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { bandLayout } from './band-layout.ts';
import { chartTextSvg } from './chart-text.ts';
import { levelPlot } from './level-plot.ts';

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
