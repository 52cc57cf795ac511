import type { Box, Inches } from '../theme/index.ts';
import type { Side } from './placed.ts';

export interface Point {
  readonly x: Inches;
  readonly y: Inches;
}

export const sides: readonly Side[] = ['top', 'left', 'bottom', 'right'];

/** The middle of a side: where connectors are glued. */
export function sidePoint(box: Box, side: Side): Point {
  switch (side) {
    case 'top':
      return { x: box.x + box.w / 2, y: box.y };
    case 'bottom':
      return { x: box.x + box.w / 2, y: box.y + box.h };
    case 'left':
      return { x: box.x, y: box.y + box.h / 2 };
    case 'right':
      return { x: box.x + box.w, y: box.y + box.h / 2 };
  }
}

/** Unit vector that leaves a side. */
export function outward(side: Side): Point {
  return side === 'top'
    ? { x: 0, y: -1 }
    : side === 'bottom'
      ? { x: 0, y: 1 }
      : side === 'left'
        ? { x: -1, y: 0 }
        : { x: 1, y: 0 };
}

export function isHorizontal(side: Side): boolean {
  return side === 'left' || side === 'right';
}

export function centerOf(box: Box): Point {
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 };
}

/** Where the way from outside to the middle meets an ellipse. */
export function ellipsePoint(box: Box, from: Point): Point {
  const { x, y } = centerOf(box);
  const [dx, dy] = [from.x - x, from.y - y];
  const reach = Math.hypot((2 * dx) / box.w, (2 * dy) / box.h);
  return reach < 1e-9 ? { x: x + box.w / 2, y } : { x: x + dx / reach, y: y + dy / reach };
}

export function boxAround(center: Point, w: Inches, h: Inches): Box {
  return { x: center.x - w / 2, y: center.y - h / 2, w, h };
}

export function inflate(box: Box, by: Inches): Box {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}

export function overlaps(a: Box, b: Box): boolean {
  const slack = 1e-6;
  return (
    a.x < b.x + b.w - slack && b.x < a.x + a.w - slack && a.y < b.y + b.h - slack && b.y < a.y + a.h - slack
  );
}

export function contains(outer: Box, inner: Box): boolean {
  const slack = 1e-6;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.w <= outer.x + outer.w + slack &&
    inner.y + inner.h <= outer.y + outer.h + slack
  );
}

export function isInside(outer: Box, point: Point): boolean {
  const slack = 1e-6;
  return (
    point.x >= outer.x - slack &&
    point.y >= outer.y - slack &&
    point.x <= outer.x + outer.w + slack &&
    point.y <= outer.y + outer.h + slack
  );
}

/** How much of a segment, as a share of it, runs inside a box (Liang and Barsky's clipping). */
export function clip(a: Point, b: Point, box: Box): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const [alongX, alongY] = [Math.abs(dx) >= 1e-12, Math.abs(dy) >= 1e-12];
  // Parallel to an edge: outside of it, or on it, is outside of the box.
  if (!alongX && (a.x - box.x <= 1e-9 || box.x + box.w - a.x <= 1e-9)) return 0;
  if (!alongY && (a.y - box.y <= 1e-9 || box.y + box.h - a.y <= 1e-9)) return 0;
  let low = 0;
  let high = 1;
  if (alongX) {
    const near = (box.x - a.x) / dx;
    const far = (box.x + box.w - a.x) / dx;
    low = Math.max(low, Math.min(near, far));
    high = Math.min(high, Math.max(near, far));
  }
  if (alongY) {
    const near = (box.y - a.y) / dy;
    const far = (box.y + box.h - a.y) / dy;
    low = Math.max(low, Math.min(near, far));
    high = Math.min(high, Math.max(near, far));
  }
  return Math.max(0, high - low);
}

export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  const d1 = side(a, b, c);
  const d2 = side(a, b, d);
  const d3 = side(c, d, a);
  const d4 = side(c, d, b);
  const far = 1e-9;
  return (
    ((d1 > far && d2 < -far) || (d1 < -far && d2 > far)) &&
    ((d3 > far && d4 < -far) || (d3 < -far && d4 > far))
  );
}

/** Whether two segments run on top of each other for a stretch that can be seen. */
export function segmentsCover(a: Point, b: Point, c: Point, d: Point): boolean {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length < 1e-6) return false;
  const ux = (b.x - a.x) / length;
  const uy = (b.y - a.y) / length;
  const off = (p: Point) => Math.abs((p.x - a.x) * uy - (p.y - a.y) * ux);
  if (off(c) > 0.04 || off(d) > 0.04) return false;
  const along = (p: Point) => (p.x - a.x) * ux + (p.y - a.y) * uy;
  const from = Math.min(along(c), along(d));
  const to = Math.max(along(c), along(d));
  return Math.min(length, to) - Math.max(0, from) > 0.08;
}

export function polylineLength(points: readonly Point[]): Inches {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    length += Math.hypot(points[i]!.x - points[i - 1]!.x, points[i]!.y - points[i - 1]!.y);
  }
  return length;
}

/** The point at a share of a polyline's length. */
export function pointAlong(points: readonly Point[], share: number): Point {
  let left = polylineLength(points) * share;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (left <= length && length > 0) {
      const t = left / length;
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    }
    left -= length;
  }
  return points.at(-1)!;
}

/** Which way a polyline runs at a share of its length, as a unit vector. */
export function directionAlong(points: readonly Point[], share: number): Point {
  let left = polylineLength(points) * share;
  let last: Point = { x: 1, y: 0 };
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length === 0) continue;
    last = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    if (left <= length) break;
    left -= length;
  }
  return last;
}

export function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

/**
 * Positions as near to the wanted ones as can be with at least `pitch` between neighbours, between `low` and `high`;
 * null when there is no room. Wanted positions are in order (pool adjacent violators: least squares).
 */
export function spread(wanted: readonly number[], pitch: number, low: number, high: number): number[] | null {
  if (wanted.length === 0) return [];
  if ((wanted.length - 1) * pitch > high - low + 1e-6) return null;
  // Without the pitch, the rest must only not decrease.
  const blocks: { sum: number; count: number }[] = [];
  wanted.forEach((each, i) => {
    let block = { sum: each - i * pitch, count: 1 };
    for (;;) {
      const last = blocks.at(-1);
      if (!last || last.sum / last.count <= block.sum / block.count) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  });
  const top = high - (wanted.length - 1) * pitch;
  const result: number[] = [];
  for (const { sum, count } of blocks) {
    const value = Math.min(top, Math.max(low, sum / count));
    for (let n = 0; n < count; n++) result.push(value + result.length * pitch);
  }
  return result;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
