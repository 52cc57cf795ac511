import { type PlacedChart, pieceColor } from '../../../layout/index.ts';
import type { ColorRef, Points } from '../../../theme/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgPoints } from '../svg-element.ts';
import { chartTextLines, chartTextSvg, chartTextWidth } from './chart-text.ts';

/** The legend, and the room that it leaves. */
export function legendSvg(
  chart: PlacedChart,
  box: PointBox,
  work: SvgWork,
): { readonly legend: string; readonly room: PointBox } {
  if (!chart.legend) return { legend: '', room: box };
  const entries = legendEntries(chart, box, work);
  return chart.legendAt === 'right'
    ? besideSvg(entries, chart, box, work)
    : levelSvg(entries, chart, box, work);
}

interface Entry {
  readonly label: string;
  readonly color: ColorRef;
  /** Whether it is told by a line, and whether by a sign; else by a field of its colour. */
  readonly line: boolean;
  readonly marked: boolean;
  /** With its swatch and the gap behind it. */
  readonly width: Points;
}

function legendEntries(chart: PlacedChart, box: PointBox, work: SvgWork): Entry[] {
  const named = isCircular(chart)
    ? chart.categories.map((name, i) => ({ name, color: pieceColor(chart, i), line: false, marked: false }))
    : chart.series.map(({ name, color, drawn, marked }) => ({ name, color, line: drawn === 'line', marked }));
  const most = box.w * (chart.legendAt === 'right' ? 0.4 : 0.9);
  return named.map(({ name, color, line, marked }) => {
    const label = chartTextLines(name, most, 1, chart, work)[0] ?? '';
    return { label, color, line, marked, width: chartTextWidth(label, chart, work) + chart.textSize * 2.2 };
  });
}

/** Below the chart, or above it. */
function levelSvg(entries: readonly Entry[], chart: PlacedChart, box: PointBox, work: SvgWork) {
  const rows: Entry[][] = [[]];
  let width = 0;
  for (const entry of entries) {
    if (width > 0 && width + entry.width > box.w) {
      rows.push([]);
      width = 0;
    }
    rows.at(-1)!.push(entry);
    width += entry.width;
  }
  const pitch = chart.textSize * 1.4;
  const above = chart.legendAt === 'top';
  const top = above ? box.y : box.y + box.h - rows.length * pitch;
  let legend = '';
  rows.forEach((row, r) => {
    let x = box.x + (box.w - row.reduce((sum, entry) => sum + entry.width, 0)) / 2;
    for (const entry of row) {
      legend += entrySvg(entry, entries.indexOf(entry), x, top + (r + 0.5) * pitch, chart, work);
      x += entry.width;
    }
  });
  const h = Math.max(0, box.h - rows.length * pitch - chart.textSize * 0.3);
  return { legend, room: { ...box, y: above ? box.y + box.h - h : box.y, h } };
}

function besideSvg(entries: readonly Entry[], chart: PlacedChart, box: PointBox, work: SvgWork) {
  const width = Math.max(0, ...entries.map((entry) => entry.width));
  const pitch = Math.min(chart.textSize * 1.6, box.h / Math.max(entries.length, 1));
  const x = box.x + box.w - width;
  const top = box.y + (box.h - pitch * entries.length) / 2;
  const legend = entries.map((entry, i) => entrySvg(entry, i, x, top + (i + 0.5) * pitch, chart, work));
  return { legend: legend.join(''), room: { ...box, w: Math.max(0, box.w - width - chart.textSize) } };
}

function entrySvg(
  entry: Entry,
  index: number,
  x: number,
  middle: number,
  chart: PlacedChart,
  work: SvgWork,
): string {
  const size = chart.textSize * 0.7;
  const fill = paintOf(entry.color, work);
  const stroke = { stroke: fill, 'stroke-width': 2.25, 'stroke-linecap': 'round' };
  const swatch = entry.marked
    ? markSvg(index, x + size / 2, middle, size, entry.color, work)
    : entry.line
      ? svgElement('line', { x1: x, y1: middle, x2: x + size, y2: middle, ...stroke })
      : svgElement('rect', { x, y: middle - size / 2, width: size, height: size, fill });
  const at = { x: x + chart.textSize, y: middle + chart.textSize * 0.34, anchor: 'start' } as const;
  return swatch + chartTextSvg(entry.label, at, chart, work);
}

/** The sign of a series at a point: series are told apart by their signs too, not by colour alone. */
export function markSvg(
  series: number,
  x: number,
  y: number,
  size: number,
  color: ColorRef,
  work: SvgWork,
): string {
  const r = size / 2;
  const fill = paintOf(color, work);
  switch (series % 4) {
    case 0:
      return svgElement('circle', { cx: x, cy: y, r, fill });
    case 1:
      return svgElement('rect', { x: x - r, y: y - r, width: size, height: size, fill });
    case 2:
      return polygon([x, y - r], [x + r, y + r], [x - r, y + r]);
    default:
      return polygon([x, y - r], [x + r, y], [x, y + r], [x - r, y]);
  }

  function polygon(...points: readonly (readonly [number, number])[]): string {
    return svgElement('polygon', { points: svgPoints(points), fill });
  }
}

/** Size of the signs on a chart, in points. */
export const markSize = 8;

/** Series that have several points in one circle, told apart by colour. */
function isCircular(chart: PlacedChart): boolean {
  return chart.chart === 'pie' || chart.chart === 'doughnut';
}
