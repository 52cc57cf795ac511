import type { Box, Inches } from '../../theme/index.ts';
import type { Side } from '../placed.ts';
import { boxAround, inflate, overlaps, type Point, sidePoint } from './geometry.ts';
import type { Route } from './route-links.ts';

/** A piece of a way that a presentation's connector can draw: straight, or with one corner, or two half way. */
export interface RoutePiece {
  readonly geometry: Route['geometry'];
  readonly bend: number;
  readonly points: readonly Point[];
  readonly from: Side;
  readonly to: Side;
}

export interface CutRoute {
  readonly pieces: readonly RoutePiece[];
  /** Between two pieces each: a joint as thick as the line, to which both are glued. */
  readonly joints: readonly Box[];
}

const shares = [0.5, 0.35, 0.65, 0.2, 0.8, ...Array.from({ length: 25 }, (_, i) => 0.02 + i * 0.04)];

/** Shorter than this there is no room for a joint. */
const shortest: Inches = 0.08;

/**
 * Cuts a way into connectors that every program draws alike. LibreOffice turns a glued connector with two corners half
 * way, wherever the file says; so others are cut on each stretch between two corners, where no label stands.
 */
export function cutRoute(route: Route, width: Inches, taken: readonly Box[]): CutRoute {
  const { points, geometry, bend, from, to } = route;
  const whole = { pieces: [{ geometry, bend, points, from, to }], joints: [] };
  const corners = points.length - 2;
  const half = corners === 2 && bend === 0.5 && from !== to;
  if (corners < 2 || half) return whole;
  const inner = points.slice(1, -2).map((point, i) => [point, points[i + 2]!] as const);
  if (corners === 2 && inner.some(([a, b]) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < shortest))
    return whole;
  const joints: Box[] = [];
  const pieces: RoutePiece[] = [];
  let start = { point: points[0]!, side: from };
  inner.forEach(([a, b], i) => {
    const places = shares.map((share) =>
      boxAround({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }, width, width),
    );
    const free = (box: Box) => [...taken, ...joints].every((each) => !overlaps(inflate(each, 0.005), box));
    const joint = places.find(free) ?? places[0]!;
    joints.push(joint);
    const level = Math.abs(a.y - b.y) < 1e-9;
    const onward = level ? b.x > a.x : b.y > a.y;
    const [entry, exit]: [Side, Side] = level
      ? onward
        ? ['left', 'right']
        : ['right', 'left']
      : onward
        ? ['top', 'bottom']
        : ['bottom', 'top'];
    const end = sidePoint(joint, entry);
    pieces.push(corner(start, points[i + 1]!, { point: end, side: entry }));
    start = { point: sidePoint(joint, exit), side: exit };
  });
  pieces.push(corner(start, points.at(-2)!, { point: points.at(-1)!, side: to }));
  return { pieces, joints };
}

interface End {
  readonly point: Point;
  readonly side: Side;
}

function corner(start: End, at: Point, end: End): RoutePiece {
  return {
    geometry: 'elbow',
    bend: 0.5,
    points: [start.point, at, end.point],
    from: start.side,
    to: end.side,
  };
}
