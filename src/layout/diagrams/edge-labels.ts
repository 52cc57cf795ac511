import type { Box, Inches, Points } from '../../theme/index.ts';
import {
  boxAround,
  clip,
  contains,
  directionAlong,
  inflate,
  overlaps,
  pointAlong,
  polylineLength,
} from '../geometry.ts';
import { type Flow, setText } from '../text/set-text.ts';
import type { EdgeWords } from './edge-wording.ts';
import type { Route } from './route-links.ts';
import type { DiagramContext, SketchText } from './sketch.ts';

const platePadding: Inches = 0.05;
const positions = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.13, 0.87];
const plateWidths = [1.9, 1.45, 1.1, 0.85];

/** Labels with their places, by line. */
interface PlacedLabels {
  readonly plates: ReadonlyMap<Route, readonly SketchText[]>;
  /** Lines whose words find no place, all or some of them. */
  readonly unplaced: readonly Route[];
}

/**
 * Finds for the words of every route a place on its line where they cover no node, no other label and, if they can, no
 * other line: both directions of a pair on one plate, else on two.
 */
export function placeEdgeLabels(
  routes: readonly Route[],
  obstacles: readonly Box[],
  size: Points,
  context: DiagramContext,
): PlacedLabels {
  const taken: Box[] = [...obstacles];
  const plates = new Map<Route, readonly SketchText[]>();
  const unplaced: Route[] = [];
  // How much of each line its own label and others cover.
  const covered = new Map<Route, Inches>();
  const cover = (box: Box) => {
    taken.push(box);
    for (const each of routes) {
      const inside = lengthInside(each, box);
      if (inside > 0) covered.set(each, (covered.get(each) ?? 0) + inside);
    }
  };
  const place = (route: Route, text: string, name: string, near: Near = null): SketchText | null => {
    const flow = context.textFlow(text, 'plain');
    const on = { route, flow, routes, taken, covered, area: context.area, size, near };
    const found = findPlace(on, easyFit) ?? findPlace(on, tightFit);
    if (!found) return null;
    cover(found.box);
    return { name, flow, size, box: found.box, plate: !found.beside, anchor: 'middle' };
  };
  // Those with the least room first.
  const order = [...routes].sort((a, b) => polylineLength(a.points) - polylineLength(b.points));
  for (const route of order) {
    const words = wordRoute(route);
    if (!words) continue;
    const name = `Label ${route.link.edge?.id ?? ''}`;
    const joint = place(route, words.joint, name);
    const found = joint
      ? [joint]
      : words.apart.flatMap(
          ({ text, near }) =>
            place(route, text, `${name} ${near === 'start' ? 'forward' : 'backward'}`, near) ?? [],
        );
    if (found.length > 0) plates.set(route, found);
    if (!joint && found.length < Math.max(1, words.apart.length)) unplaced.push(route);
  }
  return { plates, unplaced };
}

/** The half of its line that a label stands on; null: any place of it. */
type Near = 'start' | 'end' | null;

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
function plateSize(flow: Flow, width: Inches, size: Points): { w: Inches; h: Inches } | null {
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
  for (const words of context.edgeLabels.values()) {
    const flow = context.textFlow(jointText(words), 'plain');
    const plate = widths
      .map((each) => plateSize(flow, each, edgeLabelSize(size, context)))
      .find((each) => each !== null);
    w = Math.max(w, plate?.w ?? 1.7);
    h = Math.max(h, plate?.h ?? 0.25);
  }
  return { w, h };
}

/** How far plates keep from nodes and each other, and from lines that they do not speak of; where on its line one may be. */
interface PlateFit {
  readonly apart: Inches;
  readonly foreign: Inches;
  readonly positions: readonly number[];
}

const easyFit: PlateFit = { apart: 0.04, foreign: 0.05, positions };

/** For plates that find no easy place. */
const tightFit: PlateFit = {
  apart: 0.005,
  // A plate has some room around its words.
  foreign: 0,
  positions: Array.from({ length: 47 }, (_, i) => 0.04 + i * 0.02),
};

/** What a place costs: by its distance from the middle of the line, by the label's height, and beside the line. */
const costs = { fromMiddle: 3, height: 1.5, littleSeen: 6, beside: 0.45 } as const;

/** So much of a line should be seen beside its labels, and must. */
const littleSeen: Inches = 0.3;
const leastSeen: Inches = 0.12;

/** More of its line than this share no label covers: it stands beside the line instead. */
const mostCovered = 0.45;

/** How far words beside a line stand from it. */
const besideGap: Inches = 0.05;

interface LabelOnRoute {
  readonly route: Route;
  readonly flow: Flow;
  readonly routes: readonly Route[];
  readonly taken: readonly Box[];
  /** How much of each line labels cover already. */
  readonly covered: ReadonlyMap<Route, Inches>;
  readonly area: Box;
  readonly size: Points;
  readonly near: Near;
}

interface LabelPlace {
  readonly box: Box;
  /** Next to its line, which runs on unbroken. */
  readonly beside: boolean;
}

function findPlace(label: LabelOnRoute, fit: PlateFit): LabelPlace | null {
  const { route, flow, routes, taken, covered, area, size, near } = label;
  let best: LabelPlace | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const length = polylineLength(route.points);
  const others = routes.filter((each) => each !== route);
  const seen = new Set<number>();
  for (const width of plateWidths) {
    const plate = plateSize(flow, width, size);
    if (!plate || seen.has(plate.h)) continue;
    seen.add(plate.h);
    for (const share of fit.positions) {
      if (near !== null && (near === 'start' ? share >= 0.5 : share <= 0.5)) continue;
      for (const { box, beside } of placesAt(route, share, plate)) {
        const price = Math.abs(share - 0.5) * costs.fromMiddle + plate.h * costs.height;
        if (price + (beside ? costs.beside : 0) >= bestCost || !contains(area, box)) continue;
        if (taken.some((each) => overlaps(inflate(each, fit.apart), box))) continue;
        const room = inflate(box, fit.foreign);
        if (others.some((other) => lengthInside(other, room) > 0)) continue;
        const inside = lengthInside(route, box);
        const own = (covered.get(route) ?? 0) + inside;
        if (beside ? inside > 0.01 : own > mostCovered * length || length - own < leastSeen) continue;
        const little = !beside && length - own < littleSeen ? costs.littleSeen : 0;
        const cost = price + little + (beside ? costs.beside : 0);
        if (cost >= bestCost) continue;
        bestCost = cost;
        best = { box, beside };
      }
    }
  }
  return best;
}

/** A plate on a line at a share of its way, and the same on both sides of it. */
function placesAt(
  { points }: Route,
  share: number,
  { w, h }: { readonly w: Inches; readonly h: Inches },
): readonly { readonly box: Box; readonly beside: boolean }[] {
  const at = pointAlong(points, share);
  const { x, y } = directionAlong(points, share);
  const away = (Math.abs(y) * w + Math.abs(x) * h) / 2 + besideGap;
  const aside = (sign: number) => boxAround({ x: at.x - y * away * sign, y: at.y + x * away * sign }, w, h);
  // Over a level line, at the right of an upright one.
  const first = x > 0 || (x === 0 && y < 0) ? -1 : 1;
  return [
    { box: boxAround(at, w, h), beside: false },
    { box: aside(first), beside: true },
    { box: aside(-first), beside: true },
  ];
}

/** What stands on a way: all of it in one place or, where there is none, each direction near where it starts. */
interface RouteWords {
  readonly joint: string;
  readonly apart: readonly { readonly text: string; readonly near: 'start' | 'end' }[];
}

/** The words of a way, those of a direction with an arrow that points as the way runs; null: it has none. */
function wordRoute({ link, points }: Pick<Route, 'link' | 'points'>): RouteWords | null {
  const { on, there, back } = link.words;
  if (on !== null) return { joint: on, apart: [] };
  const first = points[0]!;
  const last = points.at(-1)!;
  const [ahead, behind] = arrows(last.x - first.x, last.y - first.y);
  const apart = [
    ...(there === null ? [] : [{ text: `${ahead}\u00a0${there}`, near: 'start' as const }]),
    ...(back === null ? [] : [{ text: `${behind}\u00a0${back}`, near: 'end' as const }]),
  ];
  if (apart.length === 0) return null;
  return { joint: joinTexts(apart.map(({ text }) => text)), apart: apart.length > 1 ? apart : [] };
}

/** Both directions as they stand on one plate, whichever way it runs: for what room that takes. */
function jointText({ on, there, back }: EdgeWords): string {
  return joinTexts(
    [on, there, back].flatMap((text) => (text === null ? [] : [text === on ? text : `→\u00a0${text}`])),
  );
}

function joinTexts(texts: readonly string[]): string {
  // Numbers of a key stand side by side.
  return texts.join(texts.join('').length < 10 ? ' ' : '\n');
}

function arrows(dx: number, dy: number): readonly [string, string] {
  if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? ['→', '←'] : ['←', '→'];
  return dy > 0 ? ['↓', '↑'] : ['↑', '↓'];
}
