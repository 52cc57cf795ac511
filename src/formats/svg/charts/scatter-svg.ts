import type { PlacedChart } from '../../../layout/index.ts';
import type { PointBox, SvgWork } from '../svg-work.ts';
import { chartTextSvg, numberText } from './chart-text.ts';
import { markSize, markSvg } from './mark-svg.ts';
import { pointPlot } from './plot.ts';

/** Points between two axes of values. */
export function scatterSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  // For scatter charts the categories are the numbers along the axis, as texts.
  const xs = chart.categories.map((category) => (category.trim() === '' ? Number.NaN : Number(category)));
  const { box, scale, across, svg } = pointPlot(chart, room, work);
  let marks = '';
  let labels = '';
  chart.series.forEach(({ values, color }, s) => {
    values.forEach((value, i) => {
      const at = xs[i] ?? Number.NaN;
      if (value === null || !Number.isFinite(at)) return;
      const x = box.x + across.shareOf(at) * box.w;
      const y = box.y + box.h - scale.shareOf(value) * box.h;
      marks += markSvg(s, x, y, markSize, color, work);
      if (!chart.values) return;
      const place = { x, y: y - chart.textSize * 0.6, anchor: 'middle' } as const;
      labels += chartTextSvg(numberText(value), place, chart, work);
    });
  });
  return svg + marks + labels;
}
