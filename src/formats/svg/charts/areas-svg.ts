import type { PlacedChart } from '../../../layout/index.ts';
import { svgElement, svgPoints } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { chartTextSvg, numberText } from './chart-text.ts';
import { uprightPlot } from './plot.ts';

/** Areas over the axis; those in front show what is behind them. */
export function areasSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const { box, scale, svg } = uprightPlot(chart, room, work);
  const band = box.w / Math.max(chart.categories.length, 1);
  const yOf = (value: number) => box.y + box.h - scale.shareOf(value) * box.h;
  const zero = yOf(0);
  let areas = '';
  let labels = '';
  chart.series.forEach(({ values, color, opacity }) => {
    // As in PowerPoint, an area falls to the axis where its data have a gap.
    const points = values.map((value, i) => ({ value, x: box.x + (i + 0.5) * band, y: yOf(value ?? 0) }));
    if (points.length === 0) return;
    const over = points.map(({ x, y }) => [x, y] as const);
    areas += svgElement('polygon', {
      points: svgPoints([[points[0]!.x, zero], ...over, [points.at(-1)!.x, zero]]),
      fill: paintOf(color, work),
      'fill-opacity': opacity ?? null,
      stroke: paintOf(color, work),
      'stroke-width': opacity === undefined ? 1.5 : 2.25,
      'stroke-linejoin': 'round',
    });
    if (!chart.values) return;
    for (const { value, x, y } of points) {
      if (value === null) continue;
      const at = { x, y: y - chart.textSize * 0.4, anchor: 'middle' } as const;
      labels += chartTextSvg(numberText(value), at, chart, work);
    }
  });
  return svg + areas + labels;
}
