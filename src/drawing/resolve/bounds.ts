import type { DrawingElement } from '../drawing-tree.ts';
import { pathLibrary } from '../load-libraries.ts';

/** A rectangle in user units, by its edges. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box of a shape's outline in its own user space (SVG 2, 8.11); null for texts and groups, and where it has none. */
export function boundsOf({ name, attributes }: DrawingElement): Bounds | null {
  const number = (attribute: string): number => {
    const value = Number(attributes.get(attribute) ?? 0);
    return Number.isFinite(value) ? value : 0;
  };
  const box = (x: number, y: number, w: number, h: number): Bounds => ({
    left: x,
    top: y,
    right: x + w,
    bottom: y + h,
  });
  switch (name) {
    case 'rect':
    case 'image':
      return box(number('x'), number('y'), number('width'), number('height'));
    case 'circle':
      return box(number('cx') - number('r'), number('cy') - number('r'), 2 * number('r'), 2 * number('r'));
    case 'ellipse': {
      const rx = number(attributes.has('rx') ? 'rx' : 'ry');
      const ry = number(attributes.has('ry') ? 'ry' : 'rx');
      return box(number('cx') - rx, number('cy') - ry, 2 * rx, 2 * ry);
    }
    case 'line':
      return around([
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ]);
    case 'polygon':
    case 'polyline': {
      const numbers = (attributes.get('points') ?? '')
        .split(/[\s,]+/)
        .filter((each) => each !== '')
        .map(Number);
      return around(numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? x] as const] : [])));
    }
    case 'path':
      return boundsOfPath(attributes.get('d') ?? '');
    default:
      return null;
  }
}

type Point = readonly [x: number, y: number];

function around(points: readonly Point[]): Bounds | null {
  if (points.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom].every(Number.isFinite) ? { left, top, right, bottom } : null;
}

/** Arcs as curves, and of each curve its ends and where it turns. */
function boundsOfPath(d: string): Bounds | null {
  const points: Point[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [command, ...values] of pathSegments(d)) {
    if (command === 'Z') {
      [x, y] = [startX, startY];
      continue;
    }
    const ends = values as number[];
    const before: Point = [x, y];
    if (command === 'H') x = ends[0]!;
    else if (command === 'V') y = ends[0]!;
    else [x, y] = ends.slice(-2) as [number, number];
    if (command === 'M') [startX, startY] = [x, y];
    if (command === 'C' || command === 'Q') {
      const controls: Point[] = [before];
      for (let i = 0; i < ends.length; i += 2) controls.push([ends[i]!, ends[i + 1]!]);
      for (const t of turnsOf(controls)) points.push(pointOn(controls, t));
    }
    points.push([x, y]);
  }
  return around(points);
}

/** Absolute, without short forms and arcs; as far as it is well formed, as browsers draw it. */
export function pathSegments(d: string): readonly (readonly [command: string, ...values: number[]])[] {
  const path = pathLibrary()(d).abs().unshort().unarc();
  const segments: [string, ...number[]][] = [];
  path.iterate((segment) => {
    segments.push([...segment]);
  });
  return segments;
}

/** Where a curve is level or upright, as shares of its way. */
function turnsOf(controls: readonly Point[]): number[] {
  const found: number[] = [];
  for (const axis of [0, 1] as const) {
    const p = controls.map((point) => point[axis]);
    if (p.length === 3) found.push((p[0]! - p[1]!) / (p[0]! - 2 * p[1]! + p[2]!));
    else {
      const a = -p[0]! + 3 * p[1]! - 3 * p[2]! + p[3]!;
      const b = 2 * (p[0]! - 2 * p[1]! + p[2]!);
      const c = p[1]! - p[0]!;
      const root = Math.sqrt(b * b - 4 * a * c);
      if (Math.abs(a) < 1e-9) found.push(-c / b);
      else found.push((-b + root) / (2 * a), (-b - root) / (2 * a));
    }
  }
  return found.filter((t) => t > 0 && t < 1);
}

/** De Casteljau. */
function pointOn(controls: readonly Point[], t: number): Point {
  let points = controls;
  while (points.length > 1) {
    const between: Point[] = [];
    for (let i = 0; i + 1 < points.length; i++) {
      const [a, b] = [points[i]!, points[i + 1]!];
      between.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    }
    points = between;
  }
  return points[0]!;
}
