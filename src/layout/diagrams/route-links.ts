import type { Box } from '../../theme/index.ts';
import type { Side } from '../placed.ts';
import {
  clip,
  inflate,
  isHorizontal,
  outward,
  type Point,
  polylineLength,
  segmentsCover,
  segmentsCross,
  sidePoint,
  sides,
} from './geometry.ts';
import type { SketchLink, SketchNode } from './sketch.ts';

/** A link with its way decided. */
export interface Route {
  readonly link: SketchLink;
  readonly from: Side;
  readonly to: Side;
  readonly geometry: 'straight' | 'elbow';
  readonly bend: number;
  /** Corners, both ends included. */
  readonly points: readonly Point[];
  /** Nodes that it runs through, other links that it runs on: 0 for a clean way. */
  readonly faults: number;
}

const bends = [0.5, 0.3, 0.7, 0.18, 0.82];

/**
 * Chooses for each link the sides and the way that run through no node, cross as little as possible and are short.
 * Short links choose first: the others have more ways to go.
 */
export function routeLinks(nodes: readonly SketchNode[], links: readonly SketchLink[]): Route[] {
  const boxes = new Map(nodes.map((node) => [node.key, node]));
  const distance = (link: SketchLink) => {
    const a = boxes.get(link.from)!.box;
    const b = boxes.get(link.to)!.box;
    return Math.hypot(a.x + a.w / 2 - b.x - b.w / 2, a.y + a.h / 2 - b.y - b.h / 2);
  };
  const order = links.map((link, i) => ({ link, i, d: distance(link) })).sort((a, b) => a.d - b.d || a.i - b.i);
  const routes: (Route | undefined)[] = links.map(() => undefined);
  for (const { link, i } of order) {
    const done = routes.filter((route) => route !== undefined);
    routes[i] = bestRoute(link, nodes, boxes, done);
  }
  return routes.filter((route) => route !== undefined);
}

function bestRoute(
  link: SketchLink,
  nodes: readonly SketchNode[],
  boxes: ReadonlyMap<string, SketchNode>,
  done: readonly Route[],
): Route {
  const a = boxes.get(link.from)!;
  const b = boxes.get(link.to)!;
  const obstacles = nodes
    .filter((node) => node.key !== link.from && node.key !== link.to)
    .map((node) => inflate(node.box, 0.06));
  let best: Route | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const consider = (from: Side, to: Side, geometry: Route['geometry'], bend: number) => {
    const points = pointsOf(a.box, b.box, from, to, geometry, bend);
    const { cost, faults } = costOf(link, points, { from, to, geometry, bend }, [a.box, b.box], obstacles, done);
    if (cost < bestCost - 1e-9) {
      bestCost = cost;
      best = { link, from, to, geometry, bend, points, faults };
    }
  };
  for (const [from, to] of link.sides ?? allPairs) {
    // A hexagon has no connection site in the middle of its top and bottom.
    if ((a.shape === 'hexagon' && !isHorizontal(from)) || (b.shape === 'hexagon' && !isHorizontal(to))) continue;
    consider(from, to, 'straight', 0.5);
    if (isHorizontal(from) === isHorizontal(to) && from !== to) {
      for (const bend of bends) consider(from, to, 'elbow', bend);
    }
  }
  return best ?? straightRoute(link, a.box, b.box);
}

const allPairs = sides.flatMap((from) => sides.map((to) => [from, to] as const));

function straightRoute(link: SketchLink, a: Box, b: Box): Route {
  const points = pointsOf(a, b, 'right', 'left', 'straight', 0.5);
  return { link, from: 'right', to: 'left', geometry: 'straight', bend: 0.5, points, faults: 1 };
}

function pointsOf(a: Box, b: Box, from: Side, to: Side, geometry: Route['geometry'], bend: number): Point[] {
  const start = sidePoint(a, from);
  const end = sidePoint(b, to);
  if (geometry === 'straight') return [start, end];
  if (isHorizontal(from)) {
    const x = start.x + (end.x - start.x) * bend;
    return [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  const y = start.y + (end.y - start.y) * bend;
  return [start, { x: start.x, y }, { x: end.x, y }, end];
}

function costOf(
  link: SketchLink,
  points: readonly Point[],
  way: Pick<Route, 'from' | 'to' | 'geometry' | 'bend'>,
  ends: readonly [Box, Box],
  obstacles: readonly Box[],
  done: readonly Route[],
): { cost: number; faults: number } {
  const length = polylineLength(points);
  let cost = length;
  let faults = 0;
  const first = points[0]!;
  const last = points.at(-1)!;
  const aligned = Math.abs(first.x - last.x) < 0.02 || Math.abs(first.y - last.y) < 0.02;
  if (way.geometry === 'elbow') {
    // An elbow between points in line is a straight line with a kink.
    cost += aligned ? 50 : link.square ? 0.1 : 1.2;
    cost += Math.abs(way.bend - 0.5) * 0.6;
  } else if (!aligned) cost += link.square ? 2.5 : 0;
  // The line must leave its shape, and must come to the other from outside; the more squarely, the better.
  cost += slant(points[1]!, first, way.from) + slant(points.at(-2)!, last, way.to);
  if (length < 0.15) cost += 20;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    for (const box of obstacles) {
      if (clip(a, b, box) > 1e-6) {
        cost += 60;
        faults += 1;
      }
    }
    for (const box of ends) if (clip(a, b, inflate(box, -0.02)) > 1e-6) cost += 80;
    for (const route of done) {
      for (let j = 1; j < route.points.length; j++) {
        const c = route.points[j - 1]!;
        const d = route.points[j]!;
        if (segmentsCover(a, b, c, d)) {
          // Branches of one tree may share their trunk.
          const trunk = link.square && route.link.square && link.from === route.link.from && way.from === route.from;
          const joint = link.square && route.link.square && link.to === route.link.to && way.to === route.to;
          if (!trunk && !joint) {
            cost += 25;
            faults += 1;
          }
        } else if (segmentsCross(a, b, c, d)) cost += 1.5;
      }
    }
  }
  return { cost, faults };
}

/** 0 for a line that leaves its side at a right angle; much for one that runs along it or back into the shape. */
function slant(next: Point, at: Point, side: Side): number {
  const normal = outward(side);
  const length = Math.hypot(next.x - at.x, next.y - at.y);
  if (length < 1e-9) return 40;
  const cosine = ((next.x - at.x) * normal.x + (next.y - at.y) * normal.y) / length;
  if (cosine <= 0.12) return 40;
  return (1 - cosine) * 0.9;
}
