import type { Box } from '../../theme/index.ts';
import { centerOf, ellipsePoint, isHorizontal, type Point, sidePoint } from '../geometry.ts';
import type { Side } from '../placed.ts';
import type { SketchNode } from './sketch.ts';

/** Bends of an elbow that leaves and arrives on the same side, turning so far outside of both boxes. */
export function detours(a: Box, b: Box, side: Side): number[] {
  const start = sidePoint(a, side);
  const end = sidePoint(b, side);
  const level = isHorizontal(side);
  const from = level ? start.x : start.y;
  const way = (level ? end.x : end.y) - from;
  // Rounding to whole EMU would turn a way of a hair into anything.
  if (Math.abs(way) > 1e-9 && Math.abs(way) < 0.002) return [];
  const outwards = side === 'right' || side === 'bottom' ? 1 : -1;
  const outermost = outwards > 0 ? Math.max(from, from + way) : Math.min(from, from + way);
  return [0.2, 0.4, 0.7, 1].map((out) => (outermost + outwards * out - from) / wayOf(way));
}

const shortestWay = 0.01;

export function wayOf(way: number): number {
  return Math.abs(way) <= 1e-9 ? shortestWay : way;
}

/** A straight line between two sides; what is round it meets on the way to the middle. */
export function straightWay(a: SketchNode, b: SketchNode, from: Side, to: Side): Point[] {
  const target = (node: SketchNode, side: Side) =>
    node.shape === 'ellipse' ? centerOf(node.box) : sidePoint(node.box, side);
  const [start, end] = [target(a, from), target(b, to)];
  return [
    a.shape === 'ellipse' ? ellipsePoint(a.box, end) : start,
    b.shape === 'ellipse' ? ellipsePoint(b.box, start) : end,
  ];
}

export function pointsOf(a: Box, b: Box, from: Side, to: Side, bend: number): Point[] {
  const start = sidePoint(a, from);
  const end = sidePoint(b, to);
  if (isHorizontal(from) !== isHorizontal(to)) {
    return [start, isHorizontal(from) ? { x: end.x, y: start.y } : { x: start.x, y: end.y }, end];
  }
  if (isHorizontal(from)) {
    const x = start.x + wayOf(end.x - start.x) * bend;
    return [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  const y = start.y + wayOf(end.y - start.y) * bend;
  return [start, { x: start.x, y }, { x: end.x, y }, end];
}
