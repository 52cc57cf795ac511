import type { Box, Inches } from '../../theme/index.ts';
import {
  clip,
  inflate,
  isInside,
  outward,
  type Point,
  segmentsCover,
  segmentsCross,
  sidePoint,
  sides,
} from '../geometry.ts';
import type { Side } from '../placed.ts';

interface Detour {
  readonly from: Side;
  readonly to: Side;
  readonly points: readonly Point[];
  /** Stretches that run along other lines. */
  readonly faults: number;
}

/** A way that is drawn already. */
type Drawn = readonly Point[];

const turnCost = 0.8;
const crossingCost = 1.5;
const coverCost = 12;
/** Along a line that ends in the same place: two ways that become one before they arrive. */
const jointCost = 1;
/** How far a way keeps from what it goes round; the second for another line beside the first. */
const distances: readonly Inches[] = [0.04, 0.15, 0.26];

interface State {
  readonly x: number;
  readonly y: number;
  /** Where it goes on: index of `sides`. */
  readonly heading: number;
  readonly from: Side;
  readonly cost: number;
  readonly faults: number;
  readonly before: State | null;
}

/**
 * The cheapest way of level and upright stretches from one box to another that runs through no obstacle, for lines to
 * which one or two corners give no clean way (Dijkstra's algorithm on the lines beside all boxes). Null: there is none.
 */
export function findDetour(
  a: Box,
  b: Box,
  obstacles: readonly Box[],
  drawn: readonly Drawn[],
  area: Box,
): Detour | null {
  const starts = sides.map((side) => sidePoint(a, side));
  const ends = sides.map((side) => sidePoint(b, side));
  const around = [...obstacles, inflate(a, 0.03), inflate(b, 0.03)];
  const xs = tracks(
    [...starts, ...ends].map((point) => point.x),
    around.map(({ x, w }) => [x, x + w]),
    area.x,
    area.x + area.w,
  );
  const ys = tracks(
    [...starts, ...ends].map((point) => point.y),
    around.map(({ y, h }) => [y, y + h]),
    area.y,
    area.y + area.h,
  );
  const walls = [...obstacles, inflate(a, -0.02), inflate(b, -0.02)];
  const stretches = drawn.flatMap((points) =>
    points
      .slice(1)
      .map((point, i) => ({ from: points[i]!, to: point, first: points[0]!, last: points.at(-1)! })),
  );
  const terminals = [...starts, ...ends];
  const known = new Map<number, { cost: number; faults: number } | null>();
  const at = (x: number, y: number): Point => ({ x: xs[x]!, y: ys[y]! });
  const price = (x: number, y: number, x2: number, y2: number) => {
    const key = ((Math.min(y, y2) * xs.length + Math.min(x, x2)) << 1) | (x === x2 ? 1 : 0);
    let found = known.get(key);
    if (found === undefined) {
      found = priceOf(at(x, y), at(x2, y2));
      known.set(key, found);
    }
    return found;
  };
  const priceOf = (p: Point, q: Point) => {
    if (walls.some((box) => clip(p, q, box) > 1e-6)) return null;
    // A box may stand at the very edge; a way may begin there, but not run along it.
    if (!isInside(area, p) && !isInside(area, q)) return null;
    let cost = Math.abs(p.x - q.x) + Math.abs(p.y - q.y);
    let faults = 0;
    for (const { from, to, first, last } of stretches) {
      if (segmentsCover(p, q, from, to)) {
        const joint = terminals.some(
          (end) => (same(end, first) && same(from, first)) || (same(end, last) && same(to, last)),
        );
        cost += joint ? jointCost : coverCost;
        if (!joint) faults += 1;
      } else if (segmentsCross(p, q, from, to)) cost += crossingCost;
    }
    return { cost, faults };
  };
  const best = new Map<number, number>();
  const queue: State[] = [];
  for (const [i, side] of sides.entries()) {
    const start = starts[i]!;
    push(queue, {
      x: xs.indexOf(start.x),
      y: ys.indexOf(start.y),
      heading: i,
      from: side,
      cost: 0,
      faults: 0,
      before: null,
    });
  }
  for (let state = pop(queue); state; state = pop(queue)) {
    const key = (state.y * xs.length + state.x) * 4 + state.heading;
    if ((best.get(key) ?? Number.POSITIVE_INFINITY) <= state.cost) continue;
    best.set(key, state.cost);
    const here = at(state.x, state.y);
    const arrived = state.before ? ends.findIndex((end) => same(end, here)) : -1;
    if (arrived >= 0) {
      const side = sides[arrived]!;
      const out = outward(side);
      const step = outward(sides[state.heading]!);
      if (out.x === -step.x && out.y === -step.y) return traced(state, side, at);
    }
    for (const [heading, side] of sides.entries()) {
      const step = outward(side);
      const was = outward(sides[state.heading]!);
      const turn = heading !== state.heading;
      // The first stretch leaves its side; none turns back.
      if ((turn && !state.before) || (step.x === -was.x && step.y === -was.y)) continue;
      const [x, y] = [state.x + step.x, state.y + step.y];
      if (x < 0 || y < 0 || x >= xs.length || y >= ys.length) continue;
      const paid = price(state.x, state.y, x, y);
      if (!paid) continue;
      const cost = state.cost + paid.cost + (turn ? turnCost : 0);
      push(queue, {
        x,
        y,
        heading,
        from: state.from,
        cost,
        faults: state.faults + paid.faults,
        before: state,
      });
    }
  }
  return null;
}

/** Where a way may run: at the middles of sides, and beside every box. */
function tracks(
  exact: readonly Inches[],
  spans: readonly (readonly [Inches, Inches])[],
  low: Inches,
  high: Inches,
): Inches[] {
  const found = [...new Set(exact)];
  for (const distance of distances) {
    for (const [from, to] of spans) {
      for (const each of [from - distance, to + distance]) {
        if (each < low || each > high) continue;
        if (found.every((other) => Math.abs(other - each) > 0.06)) found.push(each);
      }
    }
  }
  return found.sort((p, q) => p - q);
}

function traced(last: State, to: Side, at: (x: number, y: number) => Point): Detour {
  const all: Point[] = [];
  for (let state: State | null = last; state; state = state.before) all.unshift(at(state.x, state.y));
  const points = all.filter((point, i) => {
    const [before, after] = [all[i - 1], all[i + 1]];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
  return { from: last.from, to, points, faults: last.faults };
}

function same(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < 1e-9 && Math.abs(a.y - b.y) < 1e-9;
}

/** A heap with the cheapest at its top. */
function push(heap: State[], state: State): void {
  heap.push(state);
  for (let i = heap.length - 1; i > 0; ) {
    const parent = (i - 1) >> 1;
    if (heap[parent]!.cost <= heap[i]!.cost) return;
    [heap[parent], heap[i]] = [heap[i]!, heap[parent]!];
    i = parent;
  }
}

function pop(heap: State[]): State | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!top || !last || heap.length === 0) return top;
  heap[0] = last;
  for (let i = 0; ; ) {
    let least = i;
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < heap.length && heap[child]!.cost < heap[least]!.cost) least = child;
    }
    if (least === i) return top;
    [heap[least], heap[i]] = [heap[i]!, heap[least]!];
    i = least;
  }
}
