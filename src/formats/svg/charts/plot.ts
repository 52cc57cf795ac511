import type { PlacedChart } from '../../../layout/index.ts';
import { svgElement, svgNumber } from '../svg-element.ts';
import { type PointBox, paintOf, type SvgWork } from '../svg-work.ts';
import { chartTextLines, chartTextSvg, chartTextWidth } from './chart-text.ts';
import type { ValueScale } from './value-scale.ts';

/** The field between the axes, with the axes drawn. */
export interface Plot {
  readonly box: PointBox;
  readonly scale: ValueScale;
  /** Gridlines, axes and their labels: drawn below the data. */
  readonly svg: string;
}

export interface PlotTitles {
  readonly below: string | null;
  readonly beside: string | null;
  /** On the other side. */
  readonly beyond: string | null;
}

export function titlesSvg(
  chart: PlacedChart,
  room: PointBox,
  box: PointBox,
  titles: PlotTitles,
  work: SvgWork,
): string {
  const { textSize: size } = chart;
  const middle = box.y + box.h / 2;
  const line = (text: string | null, length: number) =>
    chartTextLines(text ?? '', length, 1, chart, work)[0] ?? '';
  const below = { x: box.x + box.w / 2, y: room.y + room.h - size * 0.4, anchor: 'middle' } as const;
  const beside = { x: room.x + size, y: middle, anchor: 'middle', upright: true } as const;
  return (
    chartTextSvg(line(titles.below, box.w), below, chart, work) +
    chartTextSvg(line(titles.beside, box.h), beside, chart, work) +
    chartTextSvg(line(titles.beyond, box.h), { ...beside, x: room.x + room.w - size * 0.4 }, chart, work)
  );
}

export function widestTick({ ticks }: ValueScale, chart: PlacedChart, work: SvgWork): number {
  return ticks.reduce((widest, { text }) => Math.max(widest, chartTextWidth(text, chart, work)), 0);
}

export function gridline(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  chart: PlacedChart,
  work: SvgWork,
): string {
  return axis({ x1, y1, x2, y2, 'stroke-width': 0.75, 'stroke-opacity': 0.18 }, chart, work);
}

export function axisLine(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  chart: PlacedChart,
  work: SvgWork,
): string {
  return axis({ x1, y1, x2, y2, 'stroke-width': 1, 'stroke-opacity': 0.5 }, chart, work);
}

function axis(attributes: Readonly<Record<string, number>>, chart: PlacedChart, work: SvgWork): string {
  return svgElement('line', { ...attributes, stroke: paintOf(chart.textColor, work) });
}

/** What reaches beyond the field is cut at its edge, as programs do where an axis leaves something out. */
export function clipped(svg: string, { x, y, w, h }: PointBox): string {
  return svgElement(
    'svg',
    { x, y, width: w, height: h, viewBox: [x, y, w, h].map(svgNumber).join(' ') },
    svg,
  );
}
