import type { Box, Inches, Points } from '../../theme/index.ts';
import { type Flow, setText } from '../text/set-text.ts';
import { boxAround, clip, contains, inflate, overlaps, pointAlong, polylineLength } from './geometry.ts';
import type { Route } from './route-links.ts';
import type { DiagramContext, SketchText } from './sketch.ts';

const platePadding: Inches = 0.05;
const positions = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.13, 0.87];
const plateWidths = [1.9, 1.45, 1.1, 0.85];

/**
 * Finds for every labelled route a place on its line where the label covers no node, no other label and, if it can, no
 * other line. `unplaced` counts labels for which there is none, `muddled` those that cross another line.
 */
export function placeEdgeLabels(
  routes: readonly Route[],
  flows: ReadonlyMap<Route, Flow>,
  obstacles: readonly Box[],
  area: Box,
  size: Points,
): { readonly plates: ReadonlyMap<Route, SketchText>; readonly unplaced: number; readonly muddled: number } {
  const taken: Box[] = [...obstacles];
  const plates = new Map<Route, SketchText>();
  let unplaced = 0;
  let muddled = 0;
  // Those with the least room first.
  const labelled = routes.filter((route) => flows.has(route));
  // How much of each line its own label and others cover.
  const covered = new Map<Route, Inches>();
  const order = [...labelled].sort((a, b) => polylineLength(a.points) - polylineLength(b.points));
  for (const route of order) {
    const flow = flows.get(route)!;
    const found =
      findPlace(route, flow, routes, taken, covered, area, size) ??
      findPlace(route, flow, routes, taken, covered, area, size, tightFit);
    if (!found) {
      unplaced += 1;
      continue;
    }
    plates.set(route, {
      name: `Label ${route.link.edge?.id ?? ''}`,
      flow,
      size,
      box: found.box,
      plate: true,
      anchor: 'middle',
    });
    taken.push(found.box);
    for (const each of routes) {
      const inside = lengthInside(each, found.box);
      if (inside > 0) covered.set(each, (covered.get(each) ?? 0) + inside);
    }
    if (found.muddled) muddled += 1;
  }
  return { plates, unplaced, muddled };
}

function lengthInside({ points }: Route, box: Box): Inches {
  let inside = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    const share = clip(a, b, box);
    if (share > 0) inside += share * Math.hypot(b.x - a.x, b.y - a.y);
  }
  return inside;
}

/** The size of a label's plate when its text is wrapped at a width; null when a word is wider. */
export function plateSize(flow: Flow, width: Inches, size: Points): { w: Inches; h: Inches } | null {
  const set = setText(flow, width, size);
  if (set.cutWord) return null;
  return { w: set.width * 1.01 + 2 * platePadding, h: set.height + platePadding };
}

/** Labels of edges are a little smaller than those of nodes. */
export function edgeLabelSize(size: Points, { label }: Pick<DiagramContext, 'label'>): Points {
  return Math.max(label.min, Math.min(size - 2, 14));
}

/** The room that the labels of edges need when each is wrapped at the first of the widths that holds its words. */
export function largestPlate(
  size: Points,
  context: DiagramContext,
  widths: readonly Inches[] = [1.45],
): { readonly w: Inches; readonly h: Inches } {
  let w = 0;
  let h = 0;
  for (const text of context.edgeLabels.values()) {
    const flow = context.textFlow(text, 'plain');
    const plate = widths
      .map((each) => plateSize(flow, each, edgeLabelSize(size, context)))
      .find((each) => each !== null);
    w = Math.max(w, plate?.w ?? 1.7);
    h = Math.max(h, plate?.h ?? 0.25);
  }
  return { w, h };
}

/** How far plates keep from nodes and from each other, what must be seen of other lines, and where on its line one may be. */
interface PlateFit {
  readonly apart: Inches;
  readonly seen: Inches;
  readonly positions: readonly number[];
}

const easyFit: PlateFit = { apart: 0.04, seen: 0.5, positions };

/** For plates that find no easy place. */
const tightFit: PlateFit = {
  apart: 0.005,
  seen: 0.1,
  positions: Array.from({ length: 47 }, (_, i) => 0.04 + i * 0.02),
};

function findPlace(
  route: Route,
  flow: Flow,
  routes: readonly Route[],
  taken: readonly Box[],
  coveredBefore: ReadonlyMap<Route, Inches>,
  area: Box,
  size: Points,
  fit: PlateFit = easyFit,
): { readonly box: Box; readonly muddled: boolean } | null {
  let best: { box: Box; muddled: boolean } | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const length = polylineLength(route.points);
  const seen = new Set<number>();
  for (const width of plateWidths) {
    const plate = plateSize(flow, width, size);
    if (!plate || seen.has(plate.h)) continue;
    seen.add(plate.h);
    for (const share of fit.positions) {
      const box = boxAround(pointAlong(route.points, share), plate.w, plate.h);
      if (!contains(area, box) || taken.some((each) => overlaps(inflate(each, fit.apart), box))) continue;
      let cost = Math.abs(share - 0.5) * 3 + plate.h * 1.5;
      const covered = (coveredBefore.get(route) ?? 0) + lengthInside(route, box);
      let muddled = false;
      let hides = false;
      for (const other of routes) {
        const inside = other === route ? 0 : lengthInside(other, box);
        if (inside <= 0.02) continue;
        cost += 8;
        muddled = true;
        // What is left of the other line must still be seen.
        const whole = polylineLength(other.points);
        const hidden = (coveredBefore.get(other) ?? 0) + inside;
        if (inside > (1 - fit.seen) * whole || whole - hidden < 0.12) hides = true;
      }
      // Some of the line must be seen on both sides of its label.
      if (length - covered < 0.3) cost += 6;
      if (hides || length - covered < 0.12) continue;
      if (cost < bestCost) {
        bestCost = cost;
        best = { box, muddled };
      }
    }
  }
  return best;
}
