import type { Diagram, DiagramNode } from '../../deck/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import type { SlideContext } from '../place/slide-context.ts';
import { createDiagramContext } from './diagram-context.ts';
import { keyBeside, keyText, numberEdges, numberNodes } from './diagram-key.ts';
import { edgeLabelSize, placeEdgeLabels } from './edge-labels.ts';
import { type EdgeLabels, wordEdges } from './edge-wording.ts';
import { gridSketch } from './grid.ts';
import { drawLegend, type Legend, legendKinds } from './legend.ts';
import { crossesNode, type Route, routeLinks, untangle } from './route-links.ts';
import type { Arrange, DiagramContext, Sketch, SketchText } from './sketch.ts';

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
  readonly struck: number;
  /** The arrangement found no way: nodes in rows instead. */
  readonly makeshift: boolean;
  /** There is no room for a key beside it. */
  readonly keyless: boolean;
}

/** Names and lines can be told apart; words of lines may be missing. */
export function isReadable({ makeshift, keyless, struck }: Drawing): boolean {
  return !makeshift && !keyless && struck === 0;
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
  const nodeNumbers = numbered ? numberNodes(diagram.nodes) : null;
  const labels: EdgeLabels =
    lettering === 'words'
      ? words
      : lettering === 'bare'
        ? new Map()
        : numberEdges(words, nodeNumbers ? diagram.nodes.length : 0);
  if (lettering !== 'beside')
    return attempt(diagram, box, slide, arrange, labels, lettering === 'key' ? words : null, nodeNumbers);
  const key = keyBeside(diagram, box, createDiagramContext(diagram, box, slide, labels));
  const room: Box = key ? { ...box, w: key.box.x - box.x - keyGap } : box;
  const drawing = attempt(diagram, room, slide, arrange, labels, null, nodeNumbers);
  if (!key) return { ...drawing, keyless: true };
  return { ...drawing, texts: [...drawing.texts, key] };
}

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
  nodeNumbers: ReadonlyMap<DiagramNode, string> | null,
): Drawing {
  const contextIn = (area: Box) => createDiagramContext(diagram, area, slide, labels, nodeNumbers);
  const whole = contextIn(box);
  const kinds = legendKinds(whole);
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
  const snug: DiagramContext = { ...usual, snug: true };
  const hard = bestOf(arrange(snug), snug, own);
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

/** Writes the labels on the lines of a sketch, and judges what has come of it. */
function letter(
  sketch: Sketch,
  routes: readonly Route[],
  context: DiagramContext,
  { texts, legend }: Pick<Drawing, 'texts' | 'legend'>,
): { readonly drawing: Drawing; readonly score: number } {
  const obstacles = [
    ...sketch.nodes.map((node) => node.box),
    ...sketch.links.flatMap((link) => link.plates.map((plate) => plate.box)),
    ...sketch.texts.map((text) => text.box),
  ];
  const labelSize = edgeLabelSize(sketch.size, context);
  const placed = placeEdgeLabels(routes, obstacles, labelSize, context);
  const faults = routes.reduce((sum, route) => sum + route.faults, 0);
  const struck = routes.filter((route) => route.faults > 0 && crossesNode(route, sketch.nodes)).length;
  const merit = sketch.size - (sketch.handicap ?? 0) - struck * 40;
  const drawing: Drawing = {
    context,
    sketch,
    routes,
    // As the lines are told: readers meet labels in the order in which they are written to the file.
    plates: routes.flatMap((route) => [...(placed.plates.get(route) ?? []), ...route.link.plates]),
    texts: [...sketch.texts, ...texts],
    legend,
    unplaced: placed.unplaced,
    tangled: routes.filter((route) => route.faults > 0).length,
    struck,
    makeshift: false,
    keyless: false,
  };
  return { drawing, score: merit - placed.unplaced.length * 100 - faults * 8 - placed.muddled * 3 };
}
