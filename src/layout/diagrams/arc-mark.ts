import { type IconShape, iconGrid } from '../../icons/index.ts';
import type { Box, ColorRef, Inches } from '../../theme/index.ts';
import type { Point } from '../geometry.ts';
import type { SketchMark } from './sketch.ts';

/** A part of a ring; angles in radians, clockwise from three o'clock, as y grows down the page. */
export interface Arc {
  readonly center: Point;
  readonly radius: Inches;
  readonly from: number;
  readonly to: number;
  readonly width: Inches;
  /** It ends in an arrowhead so long, that much wider than the ring on each side; null: blunt. */
  readonly head: { readonly length: Inches; readonly wider: Inches } | null;
  /** How far its beginning is notched, so that the head before it fits in. */
  readonly notch?: Inches;
}

export function pointOnCircle({ x, y }: Point, radius: Inches, angle: number): Point {
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

/** A part of a ring as a drawing, its head within its angles. */
export function arcMark(arc: Arc, name: string, color: ColorRef): SketchMark {
  const { center, radius, width, head, notch = 0 } = arc;
  const turn = Math.sign(arc.to - arc.from) || 1;
  const end = head ? arc.to - (turn * head.length) / radius : arc.to;
  const [outer, inner] = [radius + width / 2, radius - width / 2];
  const at = (r: Inches, angle: number) => pointOnCircle(center, r, angle);
  const steps: Step[] = [
    { kind: 'M', points: [at(outer, arc.from)] },
    ...curves(center, outer, arc.from, end),
  ];
  if (head) {
    steps.push({ kind: 'L', points: [at(outer + head.wider, end)] });
    steps.push({ kind: 'L', points: [at(radius, arc.to)] });
    steps.push({ kind: 'L', points: [at(inner - head.wider, end)] });
  }
  steps.push({ kind: 'L', points: [at(inner, end)] }, ...curves(center, inner, end, arc.from));
  if (notch > 0) steps.push({ kind: 'L', points: [at(radius, arc.from + (turn * notch) / radius)] });
  return { ...drawnIn(steps), name, color };
}

interface Step {
  readonly kind: 'M' | 'L' | 'C';
  readonly points: readonly Point[];
}

/** An arc as curves of an eighth of a circle at most. */
function curves(center: Point, radius: Inches, from: number, to: number): Step[] {
  const count = Math.max(1, Math.ceil(Math.abs(to - from) / (Math.PI / 4)));
  const step = (to - from) / count;
  const reach = (4 / 3) * Math.tan(step / 4) * radius;
  return Array.from({ length: count }, (_, i): Step => {
    const [a, b] = [from + i * step, from + (i + 1) * step];
    const [start, end] = [pointOnCircle(center, radius, a), pointOnCircle(center, radius, b)];
    return {
      kind: 'C',
      points: [
        { x: start.x - reach * Math.sin(a), y: start.y + reach * Math.cos(a) },
        { x: end.x + reach * Math.sin(b), y: end.y - reach * Math.cos(b) },
        end,
      ],
    };
  });
}

/** The box around the steps, and the steps on its grid. */
function drawnIn(steps: readonly Step[]): { readonly box: Box; readonly paths: IconShape['paths'] } {
  const points = steps.flatMap((step) => step.points);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const box = { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
  const onGrid = (point: Point) =>
    `${Math.round(((point.x - x) / box.w) * iconGrid)} ${Math.round(((point.y - y) / box.h) * iconGrid)}`;
  return {
    box,
    paths: [`${steps.map(({ kind, points: own }) => `${kind}${own.map(onGrid).join(' ')}`).join('')}Z`],
  };
}
