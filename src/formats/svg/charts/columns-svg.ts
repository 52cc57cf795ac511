import type { PlacedChart } from '../../../layout/index.ts';
import { svgElement } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { bandLayout } from './band-layout.ts';
import { chartTextSvg, numberText } from './chart-text.ts';
import { uprightPlot } from './plot.ts';

/** Upright bars. */
export function columnsSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const { box, scale, svg } = uprightPlot(chart, room, work);
  const band = box.w / Math.max(chart.categories.length, 1);
  const { bar, startOf } = bandLayout(band, chart.series.length);
  const yOf = (value: number) => box.y + box.h - scale.shareOf(value) * box.h;
  const zero = yOf(0);
  let bars = '';
  let labels = '';
  chart.series.forEach((series, s) => {
    series.values.forEach((value, i) => {
      if (value === null) return;
      const x = box.x + i * band + startOf(s);
      const y = yOf(value);
      const height = Math.abs(y - zero);
      bars += svgElement('rect', {
        x,
        y: Math.min(y, zero),
        width: bar,
        height,
        fill: paintOf(series.color, work),
      });
      if (!chart.values) return;
      const below = value < 0 ? chart.textSize : -chart.textSize * 0.35;
      labels += chartTextSvg(
        numberText(value),
        { x: x + bar / 2, y: y + below, anchor: 'middle' },
        chart,
        work,
      );
    });
  });
  return svg + bars + labels;
}
