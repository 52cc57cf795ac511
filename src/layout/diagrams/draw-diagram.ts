import type { Diagram } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { overlaps } from '../geometry.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { Arrange } from './arrangement.ts';
import { createDiagramContext } from './diagram-context.ts';
import { edgeLabelSize, placeEdgeLabels } from './edge-labels.ts';
import { type EdgeLabels, wordEdges } from './edge-wording.ts';
import {
  drawLegend,
  keyBeside,
  keyText,
  type Legend,
  legendKinds,
  numberEdges,
  numberNodes,
} from './legend.ts';
import { iconOf, type SignPlace } from './node-sign.ts';
import { crossesNode, type Route, routeLinks, untangle } from './route-links.ts';
import { type DiagramContext, type Sketch, type SketchNode, type SketchText, sketchNode } from './sketch.ts';

/**
 * What is written in a diagram: all wordings; numbers on its lines, with a key at its foot (`key`) or on a slide of its
 * own (`lines`); numbers on lines and nodes, with a key beside it (`beside`) or on a slide of its own (`all`); the names
 * of nodes only (`bare`).
 */
export type Lettering = 'words' | 'key' | 'beside' | 'lines' | 'all' | 'bare';

/** A diagram with all its places decided. */
export interface Drawing {
  readonly context: DiagramContext;
  readonly sketch: Sketch;
  readonly routes: readonly Route[];
  readonly plates: readonly SketchText[];
  readonly texts: readonly SketchText[];
  readonly legend: Legend | null;
  /** Lines whose words found no place. */
  readonly unplaced: readonly Route[];
  /** Lines that run through nodes or along other lines. */
  readonly tangled: number;
  /** Lines that run through nodes. */
  readonly throughNodes: number;
  /** The arrangement found no way: nodes in rows instead. */
  readonly makeshift: boolean;
  /** There is no room for a key beside it. */
  readonly keyless: boolean;
}

/** Names and lines can be told apart; words of lines may be missing. */
export function isReadable({ makeshift, keyless, throughNodes }: Drawing): boolean {
  return !makeshift && !keyless && throughNodes === 0;
}

export function isWhole({ unplaced, makeshift, keyless }: Drawing): boolean {
  return unplaced.length === 0 && !makeshift && !keyless;
}

/** Draws a diagram with one arrangement and lettering, as well as it can be in a box. */
export function drawDiagram(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  arrange: Arrange,
  lettering: Lettering,
): Drawing {
  const words = wordEdges(diagram, slide.deck);
  const numbered = lettering === 'all' || lettering === 'beside';
  const shown = numbered ? numberNodes(diagram) : diagram;
  const labels: EdgeLabels =
    lettering === 'words'
      ? words
      : lettering === 'bare'
        ? new Map()
        : numberEdges(words, numbered ? diagram.nodes.length : 0);
  if (lettering !== 'beside') {
    const key = lettering === 'key' ? words : null;
    const drawn = (signs: SignPlace | null) =>
      attempt(shown, box, slide, arrange, labels, key, numbered, signs);
    return numbered ? drawn(null) : drawWithSigns(diagram, slide, labels, drawn);
  }
  const key = keyBeside(diagram, box, createDiagramContext(diagram, box, slide, labels));
  const room: Box = key ? { ...box, w: key.box.x - box.x - keyGap } : box;
  const drawing = attempt(shown, room, slide, arrange, labels, null, numbered);
  if (!key) return { ...drawing, keyless: true };
  return { ...drawing, texts: [...drawing.texts, key] };
}

/** With icons above or beside the labels, as long as nothing else has to give way for them. */
function drawWithSigns(
  diagram: Diagram,
  slide: SlideContext,
  labels: EdgeLabels,
  drawn: (signs: SignPlace | null) => Drawing,
): Drawing {
  const plain = drawn(null);
  // What draws its icons itself has drawn them.
  if (plain.makeshift || plain.sketch.ownSigns) return plain;
  if (!diagram.nodes.some((node) => iconOf(node, slide))) return plain;
  for (const place of ['above', 'beside'] as const) {
    const signed = drawn(place);
    const worse =
      signed.makeshift ||
      signed.unplaced.length > plain.unplaced.length ||
      signed.tangled > plain.tangled ||
      signed.throughNodes > plain.throughNodes ||
      wordsOnNodes(signed) > wordsOnNodes(plain) ||
      (place === 'above' && labels.size > 0 && tallest(signed) > tallShare) ||
      signed.sketch.size < plain.sketch.size - mostForSigns;
    if (!worse) return signed;
  }
  return plain;
}

/** Where lines carry words, boxes as tall as this share of the diagram leave them no room. */
const tallShare = 0.27;

function tallest({ sketch, context }: Drawing): number {
  return Math.max(...sketch.nodes.map(({ box }) => box.h)) / context.area.h;
}

/** How many words of lines lie on a node. */
function wordsOnNodes({ plates, sketch }: Drawing): number {
  return plates.filter((plate) => sketch.nodes.some(({ box }) => overlaps(box, plate.box))).length;
}

/** How much smaller labels may be for the sake of icons. */
const mostForSigns: Points = 2;

const keyGap: Inches = 0.4;

/** Lower than this is no place for a diagram. */
const leastHeight: Inches = 0.3;

function attempt(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  arrange: Arrange,
  labels: EdgeLabels,
  keyOf: EdgeLabels | null,
  numbered: boolean,
  signs: SignPlace | null = null,
): Drawing {
  const contextIn = (area: Box) => createDiagramContext(diagram, area, slide, labels, numbered, signs);
  const whole = contextIn(box);
  const kinds = legendKinds(diagram);
  const hasLegend = kinds.nodes.length + kinds.edges.length > 0;
  let bottom = box.y + box.h;
  let legend: Drawing['legend'] = null;
  if (hasLegend) {
    legend = drawLegend(box, whole);
    bottom -= legend.height + 0.1;
  }
  const texts: SketchText[] = [];
  if (keyOf) {
    const key = keyText(keyOf, box, whole);
    bottom -= key.box.h;
    texts.push({ ...key, box: { ...key.box, y: bottom } });
    bottom -= 0.15;
  }
  if (bottom - box.y < leastHeight) {
    const sketch = gridSketch(whole);
    return { ...bestOf([sketch], whole, { texts: [], legend: null })!.drawing, makeshift: true }; // one sketch is the best of one
  }
  const area: Box = { ...box, h: bottom - box.y };
  const usual = contextIn(area);
  const own = { texts, legend };
  const easy = bestOf(arrange(usual), usual, own);
  if (easy && isWhole(easy.drawing) && easy.drawing.tangled === 0) return easy.drawing;
  const tight: DiagramContext = { ...usual, tight: true };
  const hard = bestOf(arrange(tight), tight, own);
  const better = hard && (!easy || hard.score > easy.score) ? hard : easy;
  if (better) return better.drawing;
  return { ...bestOf([gridSketch(usual)], usual, own)!.drawing, makeshift: true }; // one sketch is the best of one
}

/** The sketch that can be read best once its lines and their labels are drawn; null when there is none. */
function bestOf(
  sketches: readonly Sketch[],
  context: DiagramContext,
  { texts, legend }: Pick<Drawing, 'texts' | 'legend'>,
): { readonly drawing: Drawing; readonly score: number } | null {
  const { area } = context;
  const others = { texts, legend };
  const tried = sketches
    .map((sketch) => letter(sketch, routeLinks(sketch.nodes, sketch.links, area), context, others))
    .sort((a, b) => b.score - a.score);
  let best = tried[0] ?? null;
  for (const { drawing } of tried.slice(0, mostUntangled)) {
    if (drawing.tangled === 0) continue;
    const routes = untangle(drawing.sketch.nodes, drawing.routes, area);
    const led = letter(drawing.sketch, routes, context, others);
    if (!best || led.score > best.score) best = led;
  }
  return best;
}

/** Leading lines round what is in their way takes longer than drawing them: only where it may pay. */
const mostUntangled = 4;

/** How many points of type a drawing may be larger and still loses to another without the fault. */
const points = { unplaced: 100, throughNode: 40, fault: 8 } as const;

/** Writes the labels on the lines of a sketch, and judges what has come of it. */
function letter(
  sketch: Sketch,
  routes: readonly Route[],
  context: DiagramContext,
  { texts, legend }: Pick<Drawing, 'texts' | 'legend'>,
): { readonly drawing: Drawing; readonly score: number } {
  const obstacles = [
    ...sketch.nodes.filter((node) => !node.passable).map((node) => node.box),
    ...sketch.links.flatMap((link) => link.plates.map((plate) => plate.box)),
    ...sketch.texts.map((text) => text.box),
  ];
  const labelSize = edgeLabelSize(sketch.size, context);
  const placed = placeEdgeLabels(routes, obstacles, labelSize, context);
  const faults = routes.reduce((sum, route) => sum + route.faults, 0);
  const throughNodes = routes.filter((route) => route.faults > 0 && crossesNode(route, sketch.nodes)).length;
  const merit = sketch.size - (sketch.handicap ?? 0) - throughNodes * points.throughNode;
  const drawing: Drawing = {
    context,
    sketch,
    routes,
    // As the lines are told: readers meet labels in the order in which they are written to the file.
    plates: routes
      .flatMap((route) => {
        const of = [route.link.from, route.link.to];
        return [...(placed.plates.get(route) ?? []), ...route.link.plates].map((each) => ({ ...each, of }));
      })
      .map((each) => (sketch.plated ? { ...each, plate: true } : each)),
    texts: [...sketch.texts, ...texts],
    legend,
    unplaced: placed.unplaced,
    tangled: routes.filter((route) => route.faults > 0).length,
    throughNodes,
    makeshift: false,
    keyless: false,
  };
  return {
    drawing,
    score: merit - placed.unplaced.length * points.unplaced - faults * points.fault,
  };
}

/**
 * The last resort: all nodes in rows, at the smallest size, whether or not their labels fit. Without lines: they would
 * run through nodes and say what is not so.
 */
function gridSketch(context: DiagramContext): Sketch {
  const { area, diagram, label } = context;
  const count = diagram.nodes.length;
  const columns = Math.max(1, Math.ceil(Math.sqrt((count * area.w) / (area.h * 2.2))));
  const rows = Math.max(1, Math.ceil(count / columns));
  const gap = 0.15;
  const w = (area.w - gap * (columns - 1)) / columns;
  const h = (area.h - gap * (rows - 1)) / rows;
  const nodes = diagram.nodes.map((node, i): SketchNode => {
    const box = {
      x: area.x + (i % columns) * (w + gap),
      y: area.y + Math.floor(i / columns) * (h + gap),
      w,
      h,
    };
    return sketchNode(node, box, context);
  });
  return { size: label.min, nodes, links: [], texts: [] };
}
