import type { Box } from '../../theme/index.ts';
import {
  clip,
  inflate,
  isHorizontal,
  isInside,
  outward,
  type Point,
  polylineLength,
  segmentsCover,
  segmentsCross,
  sides,
} from '../geometry.ts';
import type { Side } from '../placed.ts';
import { findDetour } from './detour.ts';
import { detours, pointsOf, straightWay, wayOf } from './route-points.ts';
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

/** What a line takes beside its way. */
const lineRoom = 0.03;

/** Distance that lines keep from nodes. */
const clearance = 0.06;

const bends = [0.5, 0.3, 0.7, 0.18, 0.82];

/** What a way costs besides its length, in inches: the cheapest is taken. */
const costs = {
  /** An elbow between points in line: a straight line with a kink. */
  kink: 50,
  elbow: 1.2,
  /** The same where elbows are wanted; and a slanted line there. */
  wantedElbow: 0.1,
  unwantedSlope: 2.5,
  /** LibreOffice 7.4 turns every glued elbow half way: elsewhere, by how far from there, and beyond its ends. */
  turnsElsewhere: 1,
  awayFromHalf: 0.6,
  turnsBeyond: 1,
  /** Leaves its shape along its side or backwards; less the more squarely it leaves. */
  backwards: 40,
  slant: 0.9,
  tooShort: 20,
  throughNode: 60,
  throughOwnEnd: 80,
  alongOther: 25,
  crossing: 1.5,
} as const;

/** Shorter than this a way costs more; shorter than the second it can hardly be seen, and is a fault. */
const shortWay = 0.15;
const unseenWay = 0.12;

/** Cosine of the angle to a side's normal from which on a line runs along the side. */
const alongSide = 0.12;

/**
 * Chooses for each link the sides and the way that run through no node, cross as little as possible and are short.
 * Short links choose first: the others have more ways to go.
 */
export function routeLinks(
  nodes: readonly SketchNode[],
  links: readonly SketchLink[],
  area: Box | null = null,
): Route[] {
  const boxes = new Map(nodes.map((node) => [node.key, node]));
  const distance = (link: SketchLink) => {
    const a = boxes.get(link.from)!.box;
    const b = boxes.get(link.to)!.box;
    return Math.hypot(a.x + a.w / 2 - b.x - b.w / 2, a.y + a.h / 2 - b.y - b.h / 2);
  };
  const order = links
    .map((link, i) => ({ link, i, d: distance(link) }))
    .sort((a, b) => a.d - b.d || a.i - b.i);
  const routes: (Route | undefined)[] = links.map(() => undefined);
  for (const { link, i } of order) {
    const done = routes.filter((route) => route !== undefined);
    routes[i] = bestRoute(link, nodes, boxes, done, area);
  }
  return routes.filter((route) => route !== undefined);
}

/**
 * The same routes, those that run through nodes or along others led round them, with as many corners as that takes.
 * The others stay where they are.
 */
export function untangle(nodes: readonly SketchNode[], routes: readonly Route[], area: Box): Route[] {
  const boxes = new Map(nodes.map((node) => [node.key, node.box]));
  const result = [...routes];
  const inner = inflate(area, -lineRoom);
  for (const [i, route] of result.entries()) {
    if (route.faults === 0) continue;
    const { from, to } = route.link;
    const obstacles = nodes
      .filter((node) => !node.passable && node.key !== from && node.key !== to)
      .map((node) => inflate(node.box, clearance / 2));
    const others = result.filter((each) => each !== route).map((each) => each.points);
    const detour = findDetour(boxes.get(from)!, boxes.get(to)!, obstacles, others, inner);
    // Along another line rather than through a name.
    if (!detour || (detour.faults > route.faults && !runsThrough(route.points, obstacles))) continue;
    const straight = detour.points.length === 2;
    const geometry = straight ? 'straight' : 'elbow';
    result[i] = { ...route, ...detour, geometry, bend: bendOf(detour.points) };
  }
  return result;
}

/** Whether a way runs through a node that it does not join. */
export function crossesNode(route: Route, nodes: readonly SketchNode[]): boolean {
  const { from, to } = route.link;
  const boxes = nodes.filter((node) => !node.passable && node.key !== from && node.key !== to);
  return runsThrough(
    route.points,
    boxes.map((node) => node.box),
  );
}

function runsThrough(points: readonly Point[], boxes: readonly Box[]): boolean {
  return boxes.some((box) => points.some((point, i) => i > 0 && clip(points[i - 1]!, point, box) > 1e-6));
}

/** Where a way with two corners turns, as a share of it. */
function bendOf(points: readonly Point[]): number {
  const [start, turn, , end] = points;
  if (points.length !== 4 || !start || !turn || !end) return 0.5;
  const level = start.y === turn.y;
  return level ? (turn.x - start.x) / wayOf(end.x - start.x) : (turn.y - start.y) / wayOf(end.y - start.y);
}

function bestRoute(
  link: SketchLink,
  nodes: readonly SketchNode[],
  boxes: ReadonlyMap<string, SketchNode>,
  done: readonly Route[],
  area: Box | null,
): Route {
  const a = boxes.get(link.from)!;
  const b = boxes.get(link.to)!;
  const obstacles = nodes
    .filter((node) => !node.passable && node.key !== link.from && node.key !== link.to)
    .map((node) => inflate(node.box, clearance));
  // Lines are drawn on both sides of their way.
  const inner = area && inflate(area, -lineRoom);
  let best: Route | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const consider = (from: Side, to: Side, geometry: Route['geometry'], bend: number) => {
    const straight = geometry === 'straight';
    const points = straight ? straightWay(a, b, from, to) : pointsOf(a.box, b.box, from, to, bend);
    const square = { from: !straight || a.shape !== 'ellipse', to: !straight || b.shape !== 'ellipse' };
    const base = baseCost(link, points, { from, to, geometry, bend, square });
    // What follows only adds to it.
    if (base >= bestCost) return;
    // Nothing runs outside the slot.
    if (inner && !points.slice(1, -1).every((point) => isInside(inner, point))) return;
    const ends = [...(square.from ? [a.box] : []), ...(square.to ? [b.box] : [])];
    const { cost, faults } = costOf(link, points, { from, to }, base, ends, obstacles, done);
    if (cost < bestCost - 1e-9) {
      bestCost = cost;
      best = { link, from, to, geometry, bend, points, faults };
    }
  };
  for (const [from, to] of link.sides ?? allPairs) {
    consider(from, to, 'straight', 0.5);
    if (isHorizontal(from) !== isHorizontal(to)) consider(from, to, 'elbow', 0.5);
    else if (from !== to)
      for (const bend of link.bends ? [...link.bends, ...bends] : bends) consider(from, to, 'elbow', bend);
    else for (const bend of detours(a.box, b.box, from)) consider(from, to, 'elbow', bend);
  }
  return best ?? straightRoute(link, a, b);
}

const allPairs = sides.flatMap((from) => sides.map((to) => [from, to] as const));

function straightRoute(link: SketchLink, a: SketchNode, b: SketchNode): Route {
  const points = straightWay(a, b, 'right', 'left');
  return { link, from: 'right', to: 'left', geometry: 'straight', bend: 0.5, points, faults: 1 };
}

function baseCost(
  link: SketchLink,
  points: readonly Point[],
  way: Pick<Route, 'from' | 'to' | 'geometry' | 'bend'> & {
    /** Whether an end leaves its side, and not a curve. */
    readonly square: { readonly from: boolean; readonly to: boolean };
  },
): number {
  const length = polylineLength(points);
  let cost = length;
  const first = points[0]!;
  const last = points.at(-1)!;
  const aligned = Math.abs(first.x - last.x) < 0.02 || Math.abs(first.y - last.y) < 0.02;
  if (way.geometry === 'elbow') {
    cost += aligned && way.from !== way.to ? costs.kink : link.square ? costs.wantedElbow : costs.elbow;
    if (way.bend > 0 && way.bend < 1)
      cost += way.bend === 0.5 ? 0 : costs.turnsElsewhere + Math.abs(way.bend - 0.5) * costs.awayFromHalf;
    else cost += costs.turnsBeyond;
  } else if (!aligned) cost += link.square ? costs.unwantedSlope : 0;
  // The line must leave its shape, and must come to the other from outside; the more squarely, the better.
  // Round things are left alike everywhere; the side is the one that it is nearest to.
  const wayOut = (next: Point, at: Point, side: Side, square: boolean) =>
    square ? slant(next, at, side) : slant(next, at, side) * 0.01;
  cost += wayOut(points[1]!, first, way.from, way.square.from);
  cost += wayOut(points.at(-2)!, last, way.to, way.square.to);
  if (length < shortWay) cost += costs.tooShort;
  return cost;
}

/** The base, and what it costs to run through nodes and over or along other links. */
function costOf(
  link: SketchLink,
  points: readonly Point[],
  way: Pick<Route, 'from' | 'to'>,
  base: number,
  ends: readonly Box[],
  obstacles: readonly Box[],
  done: readonly Route[],
): { cost: number; faults: number } {
  let cost = base;
  // A line that can hardly be seen says as little as one that is covered.
  let faults = polylineLength(points) < unseenWay ? 1 : 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    for (const box of obstacles) {
      if (clip(a, b, box) > 1e-6) {
        cost += costs.throughNode;
        faults += 1;
      }
    }
    for (const box of ends) if (clip(a, b, inflate(box, -0.02)) > 1e-6) cost += costs.throughOwnEnd;
    for (const route of done) {
      for (let j = 1; j < route.points.length; j++) {
        const c = route.points[j - 1]!;
        const d = route.points[j]!;
        if (segmentsCover(a, b, c, d)) {
          // Branches of one tree may share their trunk; two lines between the same two may share nothing.
          const same = (end: 'from' | 'to') =>
            link[end] === route.link[end] && way[end] === route[end] && link.square && route.link.square;
          const trunk = same('from') && link.to !== route.link.to;
          const joint = same('to') && link.from !== route.link.from;
          if (!trunk && !joint) {
            cost += costs.alongOther;
            faults += 1;
          }
        } else if (segmentsCross(a, b, c, d)) cost += costs.crossing;
      }
    }
  }
  return { cost, faults };
}

/** 0 for a line that leaves its side at a right angle; much for one that runs along it or back into the shape. */
function slant(next: Point, at: Point, side: Side): number {
  const normal = outward(side);
  const length = Math.hypot(next.x - at.x, next.y - at.y);
  if (length < 1e-9) return costs.backwards;
  const cosine = ((next.x - at.x) * normal.x + (next.y - at.y) * normal.y) / length;
  if (cosine <= alongSide) return costs.backwards;
  return (1 - cosine) * costs.slant;
}
