import { chartField, type PlacedChart } from '../../../layout/index.ts';
import { writeNumber } from '../../../numbers/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgPoints, toPoints } from '../svg-element.ts';
import { chartTextSvg } from './chart-text.ts';
import { markSize, markSvg } from './legend-svg.ts';
import { strokeOf } from './plots.ts';

/** A radar: a ray for each category, clockwise from the top, and a line round the middle for each series. */
export function radarSvg(chart: PlacedChart, room: PointBox, work: SvgWork): string {
  const box = chart.plot ? toPoints(chart.plot) : room;
  const count = chart.categories.length;
  const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const radius = Math.min(box.w, box.h) / 2;
  const { scale } = chartField(chart, box);
  const at = (i: number, share: number): readonly [number, number] => {
    const turn = (2 * Math.PI * i) / count - Math.PI / 2;
    return [middle.x + Math.cos(turn) * radius * share, middle.y + Math.sin(turn) * radius * share];
  };
  const grid = chart.grid && strokeOf(chart.grid, work);
  const ticks = chart.scaleHidden ? [] : scale.ticks;
  const all = chart.categories.map((_, i) => i);
  let svg = '';
  for (const { value } of grid ? ticks : []) {
    const points = svgPoints(all.map((i) => at(i, scale.shareOf(value))));
    svg += svgElement('polygon', { points, fill: 'none', ...grid });
  }
  const size = chart.textSize;
  for (const i of all) {
    const [x2, y2] = at(i, 1);
    if (grid) svg += svgElement('line', { x1: middle.x, y1: middle.y, x2, y2, ...grid });
    const [x, y] = at(i, 1 + (size * 0.75) / radius);
    const across = x - middle.x;
    const anchor = Math.abs(across) < radius * 0.1 ? 'middle' : across > 0 ? 'start' : 'end';
    const down = (y - middle.y) / radius;
    svg += chartTextSvg(chart.categories[i]!, { x, y: y + size * (0.34 + down * 0.35), anchor }, chart, work);
  }
  for (const { value } of ticks) {
    const [x, y] = at(0, scale.shareOf(value));
    const words = writeNumber(value, chart.valueAxis!.format, chart.numbers);
    svg += chartTextSvg(words, { x: x - size * 0.4, y: y + size * 0.34, anchor: 'end' }, chart, work);
  }
  chart.series.forEach((series, s) => {
    const color = paintOf(series.color, work);
    const points = series.values.map((value, i) => (value === null ? null : at(i, scale.shareOf(value))));
    // A gap is a piece of the round that is not there.
    points.forEach((from, i) => {
      const to = points[(i + 1) % count];
      if (!from || !to) return;
      const ends = { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
      svg += svgElement('line', {
        ...ends,
        stroke: color,
        'stroke-width': series.width,
        'stroke-linecap': 'round',
      });
    });
    points.forEach((point, i) => {
      if (!point) return;
      if (series.marked) svg += markSvg(s, point[0], point[1], markSize, series.color, work);
      if (!chart.values || series.labelAt === 'none') return;
      const label = {
        x: point[0],
        y: point[1] - size * 0.6,
        anchor: 'middle',
        color: series.labelColor,
      } as const;
      svg += chartTextSvg(series.texts[i] ?? '', label, chart, work);
    });
  });
  return svg;
}
