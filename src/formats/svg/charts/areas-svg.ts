import type { PlacedChart } from '../../../layout/index.ts';
import { svgElement, svgPoints } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { chartTextSvg, numberText } from './chart-text.ts';
import { uprightPlot } from './plot.ts';
import { stretches } from './stretches.ts';

/** Areas over the axis; those in front show what is behind them. */
export function areasSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const { box, scale, svg } = uprightPlot(chart, room, true, work);
  // Areas reach from edge to edge of the middles of their bands, as lines do.
  const band = box.w / Math.max(chart.categories.length, 1);
  const yOf = (value: number) => box.y + box.h - scale.shareOf(value) * box.h;
  const zero = yOf(0);
  let areas = '';
  let labels = '';
  chart.series.forEach(({ values, color }, s) => {
    for (const part of stretches(values, (value, i) => [box.x + (i + 0.5) * band, yOf(value)])) {
      const over = part.map(({ x, y }) => [x, y] as const);
      const outline = [[part[0]!.x, zero] as const, ...over, [part.at(-1)!.x, zero] as const];
      areas += svgElement('polygon', {
        points: svgPoints(outline),
        fill: paintOf(color, work),
        'fill-opacity': s > 0 ? 0.6 : null,
        stroke: paintOf(color, work),
        'stroke-width': 1.5,
        'stroke-linejoin': 'round',
      });
      if (!chart.values) continue;
      for (const { value, x, y } of part) {
        const at = { x, y: y - chart.textSize * 0.4, anchor: 'middle' } as const;
        labels += chartTextSvg(numberText(value), at, chart, work);
      }
    }
  });
  return svg + areas + labels;
}
