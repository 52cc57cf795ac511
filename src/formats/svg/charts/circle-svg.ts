import { type PlacedChart, pieceColor } from '../../../layout/index.ts';
import { writeNumber } from '../../../numbers/index.ts';
import { type Points, textOn } from '../../../theme/index.ts';
import { type PointBox, paintOf, type SvgWork, svgElement, svgNumber } from '../svg-element.ts';
import { chartTextSvg, chartTextWidth } from './chart-text.ts';

/** A pie, or with a hole (a share of its radius) a doughnut: pieces clockwise from the top, by the first series. */
export function circleSvg(chart: PlacedChart, room: PointBox, hole: number, work: SvgWork): string {
  const series = chart.series[0];
  // Sums of large values may be infinite.
  const given = (series?.values ?? []).map((value) => Math.abs(value ?? 0));
  const largest = given.reduce((most, value) => Math.max(most, value), 0);
  const values = given.map((value) => (largest === 0 ? 0 : value / largest));
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return '';
  const outside = hole === 0 && chart.values;
  const radius = Math.max(
    1,
    Math.min(room.w, room.h) / 2 - (outside ? chart.textSize * (chart.names ? 2.8 : 1.6) : 2),
  );
  const circle: Circle = { x: room.x + room.w / 2, y: room.y + room.h / 2, radius, inner: radius * hole };
  let pieces = '';
  let labels = '';
  let turned = 0;
  values.forEach((value, i) => {
    if (value === 0) return;
    const from = turned / total;
    turned += value;
    const color = pieceColor(chart, i);
    pieces += svgElement('path', {
      d: piecePath(circle, from, turned / total),
      fill: paintOf(color, work),
      'fill-rule': 'evenodd',
      stroke: paintOf(work.background, work),
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    });
    if (!chart.values) return;
    const text =
      chart.percentDecimals === null
        ? series!.texts[i]!
        : writeNumber((value / total) * 100, { ...percent, decimals: chart.percentDecimals }, chart.numbers);
    const lines = [...(chart.names ? [chart.categories[i] ?? ''] : []), text];
    const readable = hole === 0 ? {} : { color: textOn(work.theme, color) };
    const width = Math.max(...lines.map((line) => chartTextWidth(line, chart, work)));
    lines.forEach((line, l) => {
      const share = (from + turned / total) / 2;
      const at = labelAt(circle, share, { width, index: l, count: lines.length, size: chart.textSize });
      labels += chartTextSvg(line, { ...at, anchor: 'middle', ...readable }, chart, work);
    });
  });
  return pieces + labels;
}

const percent = { type: 'percent', currency: null } as const;

interface LabelLine {
  /** Of the whole label. */
  readonly width: Points;
  readonly index: number;
  readonly count: number;
  readonly size: Points;
}

/** The middle of a line of a label: on the ring, or outside of the pie with the label's near edge at it. */
function labelAt(circle: Circle, share: number, { width, index, count, size }: LabelLine) {
  const lower = (index - (count - 1) / 2) * size * 1.2 + size * 0.34;
  if (circle.inner > 0) {
    const [x, y] = pointAt(circle, share, (circle.radius + circle.inner) / 2);
    return { x, y: y + lower };
  }
  const [across, down] = pointAt({ x: 0, y: 0, radius: 1, inner: 0 }, share, 1);
  // Above and below, the label stands back by half of its height; beside, by half of its width.
  const [x, y] = pointAt(circle, share, circle.radius + size * (0.5 + Math.abs(down) * (0.6 * count - 0.3)));
  return { x: x + (across * width) / 2, y: y + lower };
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly inner: number;
}

/** A piece from one share of the turn to another. A whole turn has no corners, and is drawn as two halves. */
function piecePath(circle: Circle, from: number, to: number): string {
  const whole = to - from > 0.9999;
  const middle = (from + to) / 2;
  const large = to - from > 0.5 ? 1 : 0;
  const arc = (radius: number, end: number, sweep: 0 | 1, big: 0 | 1) =>
    `A${svgNumber(radius)} ${svgNumber(radius)} 0 ${big} ${sweep} ${at(end, radius)}`;
  const at = (share: number, radius: number) => pointAt(circle, share, radius).map(svgNumber).join(' ');
  const ring = (radius: number) =>
    `M${at(from, radius)}${arc(radius, middle, 1, 0)}${arc(radius, to, 1, 0)}Z`;
  const { radius, inner } = circle;
  if (whole) return ring(radius) + (inner > 0 ? ring(inner) : '');
  const outer = arc(radius, to, 1, large);
  if (inner === 0) return `M${svgNumber(circle.x)} ${svgNumber(circle.y)}L${at(from, radius)}${outer}Z`;
  return `M${at(from, radius)}${outer}L${at(to, inner)}${arc(inner, from, 0, large)}Z`;
}

function pointAt({ x, y }: Circle, share: number, radius: number): [number, number] {
  const angle = share * 2 * Math.PI;
  return [x + Math.sin(angle) * radius, y - Math.cos(angle) * radius];
}
