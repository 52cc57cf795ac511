import type { PlacedChart } from '../../../layout/index.ts';
import { paintOf, type SvgWork, svgElement, toPoints } from '../svg-element.ts';
import { chartTextSvg, chartTextWidth } from './chart-text.ts';

/** What is said of one point, with a line from there to it. */
export function noteSvg(chart: PlacedChart, work: SvgWork): string {
  const { note } = chart;
  if (!note) return '';
  const box = toPoints(note.box);
  const point = { x: note.point.x * 72, y: note.point.y * 72 };
  const stroke = paintOf(chart.textColor, work);
  const above = box.y + box.h <= point.y;
  const from = {
    x: Math.max(box.x, Math.min(point.x, box.x + box.w)),
    y: above ? box.y + box.h : box.y,
  };
  const leader = svgElement('line', {
    x1: from.x,
    y1: from.y,
    x2: point.x,
    y2: point.y,
    stroke,
    'stroke-width': 1,
  });
  const ring = svgElement('circle', {
    cx: point.x,
    cy: point.y,
    r: 4.5,
    fill: paintOf(work.background, work),
    stroke,
    'stroke-width': 1.5,
  });
  const bars = chart.series[note.series]!.drawn === 'bars';
  const first = note.head === null ? 0 : 1;
  const top = { x: box.x, y: box.y + note.size * 0.95, anchor: 'start' } as const;
  const color = chart.series[note.series]!.labelColor;
  const head = note.head === null ? '' : chartTextSvg(note.head, { ...top, bold: true, color }, chart, work);
  const lines = note.lines.map((line, i) => {
    const y = box.y + note.size * ((i + first) * 1.2 + 0.95);
    const text = chartTextSvg(line, { x: box.x, y, anchor: 'start', size: note.size }, chart, work);
    if (i < note.lines.length - 1 || note.marks === '') return text;
    const x = box.x + chartTextWidth(line, chart, work) + 1;
    const raised = { x, y: y - note.size * 0.33, anchor: 'start', size: note.size * 0.66 } as const;
    return text + chartTextSvg(note.marks, raised, chart, work);
  });
  return leader + (bars ? '' : ring) + head + lines.join('');
}
