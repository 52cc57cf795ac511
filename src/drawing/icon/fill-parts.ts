import type { PathStep } from './icon-path.ts';

/** The corners of a stretch of the plane. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Programs fill what lies twice in one path in different ways: what the rule of SVG fills although its parts lie over
 * one another stands in paths of its own, so that every program fills it.
 */
export function fillParts(steps: readonly PathStep[], rule: 'nonzero' | 'evenodd'): (readonly PathStep[])[] {
  if (rule === 'evenodd') return [steps];
  const parts = subpaths(steps);
  if (parts.length < 2) return [steps];
  const turns = parts.map((part) => Math.sign(turnOf(part)));
  const sameTurn = turns.every((turn) => turn === turns[0]);
  return sameTurn && anyMeet(parts.map(boundsOf)) ? parts : [steps];
}

/** Where a path really reaches: control points may lie outside. */
export function boundsOf(steps: readonly PathStep[]): Bounds {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  let at: readonly [number, number] = [0, 0];
  const add = (x: number, y: number): void => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  for (const step of steps) {
    if (step.kind === 'Z') continue;
    const end = step.points.at(-1)!;
    if (step.kind === 'C') {
      const [a, b] = [step.points[0]!, step.points[1]!];
      for (const axis of [0, 1] as const)
        for (const t of turningPoints(at[axis], a[axis], b[axis], end[axis]))
          add(cubic(at[0], a[0], b[0], end[0], t), cubic(at[1], a[1], b[1], end[1], t));
    }
    add(...end);
    at = end;
  }
  return { left, top, right, bottom };
}

function subpaths(steps: readonly PathStep[]): PathStep[][] {
  const parts: PathStep[][] = [];
  for (const step of steps) {
    if (step.kind === 'M') parts.push([]);
    parts.at(-1)?.push(step);
  }
  return parts;
}

/** Twice the area within, with the sign of the way round. */
function turnOf(part: readonly PathStep[]): number {
  const points = part.flatMap((step) => (step.kind === 'Z' ? [] : step.points));
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

function anyMeet(bounds: readonly Bounds[]): boolean {
  return bounds.some((a, i) =>
    bounds
      .slice(i + 1)
      .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  );
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/** Where a curve turns back, of its way from 0 to 1. */
function turningPoints(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const inside = (t: number): boolean => t > 0 && t < 1;
  if (Math.abs(a) < 1e-9) return Math.abs(b) < 1e-9 ? [] : [-c / b].filter(inside);
  const root = Math.sqrt(b * b - 4 * a * c);
  return [(-b + root) / (2 * a), (-b - root) / (2 * a)].filter(inside);
}
