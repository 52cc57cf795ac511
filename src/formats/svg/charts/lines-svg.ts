import type { PlacedChart } from '../../../layout/index.ts';
import { svgElement, svgPoints } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { chartTextSvg, numberText } from './chart-text.ts';
import { markSize, markSvg } from './mark-svg.ts';
import { uprightPlot } from './plot.ts';
import { stretches } from './stretches.ts';

/** Lines with a sign at each value; a gap in the data is a gap in the line. */
export function linesSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const { box, scale, svg } = uprightPlot(chart, room, work);
  const band = box.w / Math.max(chart.categories.length, 1);
  let lines = '';
  let marks = '';
  let labels = '';
  chart.series.forEach(({ values, color }, s) => {
    const parts = stretches(values, (value, i) => [
      box.x + (i + 0.5) * band,
      box.y + box.h - scale.shareOf(value) * box.h,
    ]);
    for (const part of parts) {
      if (part.length > 1)
        lines += svgElement('polyline', {
          points: svgPoints(part.map(({ x, y }) => [x, y])),
          fill: 'none',
          stroke: paintOf(color, work),
          'stroke-width': 2.25,
          'stroke-linejoin': 'round',
          'stroke-linecap': 'round',
        });
      for (const { value, x, y } of part) {
        marks += markSvg(s, x, y, markSize, color, work);
        if (!chart.values) continue;
        const at = { x, y: y - chart.textSize * 0.6, anchor: 'middle' } as const;
        labels += chartTextSvg(numberText(value), at, chart, work);
      }
    }
  });
  return svg + lines + marks + labels;
}
