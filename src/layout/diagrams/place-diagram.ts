import type { Diagram, DiagramEdge } from '../../deck/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import { findingPlace } from '../place/finding-place.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedConnector, PlacedGroup, PlacedShape, PlacedText } from '../placed.ts';
import { type Flow, measureFlow } from '../text/set-text.ts';
import { createDiagramContext } from './diagram-context.ts';
import { drawNode, drawRoute, drawText } from './draw-sketch.ts';
import { edgeLabelSize, placeEdgeLabels } from './edge-labels.ts';
import { wordEdges } from './edge-wording.ts';
import { boundsOf } from './geometry.ts';
import { gridSketch } from './grid.ts';
import { drawLegend, legendHeight, legendKinds } from './legend.ts';
import { type Route, routeLinks } from './route-links.ts';
import type { Arrange, DiagramContext, Sketch, SketchText } from './sketch.ts';

/**
 * Draws a diagram with one arrangement: one group with nodes, then connectors, then labels; its alt text says the
 * relationships. Labels that find no place on their lines get numbers and a key; if that fails, too, they are left out.
 */
export function placeSketched(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  arrange: Arrange,
): readonly PlacedShape[] {
  const words = wordEdges(diagram);
  const plain = attempt(diagram, box, slide, arrange, words, null);
  if (isWhole(plain)) return [group(plain, slide)];
  const { span, related } = findingPlace(diagram.origin, slide.slide);
  const where = `slide "${slide.slide.id}"`;
  const hint = 'show fewer nodes, shorten the labels, or give the diagram a larger slot';
  if (words.size > 0) {
    const numbered = attempt(diagram, box, slide, arrange, numberEdges(words), words);
    if (isWhole(numbered)) {
      const message = `${where}: the labels of the relationships do not fit on their lines; they stand in a numbered key`;
      slide.report(reportLayout('diagram-labels-numbered', span, message, { hint, related }));
      return [group(numbered, slide)];
    }
  }
  const bare = words.size > 0 ? attempt(diagram, box, slide, arrange, new Map(), null) : plain;
  if (bare.makeshift) {
    const { area, label } = bare.context;
    const message = `${where}: ${diagram.nodes.length} nodes do not fit into ${area.w.toFixed(1)} × ${area.h.toFixed(1)} in at ${label.min} pt in the arrangement "${diagram.arrange}"; they stand in rows without their relationships`;
    slide.report(reportLayout('diagram-too-dense', span, message, { hint, related }));
  } else {
    const message = `${where}: the labels of the relationships do not fit and are left out`;
    slide.report(reportLayout('diagram-labels-dropped', span, message, { hint, related }));
  }
  return [group(bare, slide)];
}

function isWhole(drawing: Drawing): boolean {
  return drawing.unplaced === 0 && !drawing.makeshift;
}

interface Drawing {
  readonly context: DiagramContext;
  readonly sketch: Sketch;
  readonly routes: readonly Route[];
  readonly plates: readonly SketchText[];
  readonly texts: readonly SketchText[];
  readonly legend: ReturnType<typeof drawLegend> | null;
  readonly unplaced: number;
  /** The arrangement found no way: nodes in rows instead. */
  readonly makeshift: boolean;
}

function attempt(
  diagram: Diagram,
  box: Box,
  slide: SlideContext,
  arrange: Arrange,
  labels: ReadonlyMap<DiagramEdge, string>,
  keyOf: ReadonlyMap<DiagramEdge, string> | null,
): Drawing {
  const whole = createDiagramContext(diagram, box, slide, labels);
  const kinds = legendKinds(whole);
  const hasLegend = kinds.nodes.length + kinds.edges.length > 0;
  let bottom = box.y + box.h;
  let legend: Drawing['legend'] = null;
  if (hasLegend) {
    bottom -= legendHeight;
    legend = drawLegend({ x: box.x, y: bottom, w: box.w, h: legendHeight }, whole);
    bottom -= 0.1;
  }
  const texts: SketchText[] = [];
  if (keyOf) {
    const key = keyText(keyOf, labels, box, whole);
    bottom -= key.box.h;
    texts.push({ ...key, box: { ...key.box, y: bottom } });
    bottom -= 0.15;
  }
  const area: Box = { ...box, h: Math.max(0.5, bottom - box.y) };
  const usual = createDiagramContext(diagram, area, slide, labels);
  const own = { texts, legend };
  const easy = bestOf(arrange(usual), usual, own);
  if (easy && isWhole(easy)) return easy;
  const snug: DiagramContext = { ...usual, snug: true };
  const hard = bestOf(arrange(snug), snug, own);
  if (hard && (!easy || hard.unplaced < easy.unplaced)) return hard;
  if (easy) return easy;
  return { ...bestOf([gridSketch(usual)], usual, own)!, makeshift: true }; // one sketch is the best of one
}

/** The sketch that can be read best once its lines and their labels are drawn; null when there is none. */
function bestOf(
  sketches: readonly Sketch[],
  context: DiagramContext,
  { texts, legend }: Pick<Drawing, 'texts' | 'legend'>,
): Drawing | null {
  const { area } = context;
  let best: Drawing | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const sketch of sketches) {
    const routes = routeLinks(sketch.nodes, sketch.links, area);
    const flows = new Map<Route, Flow>();
    for (const route of routes) {
      const words = wordRoute(route);
      if (words !== null) flows.set(route, context.textFlow(words, 'plain'));
    }
    const obstacles = [
      ...sketch.nodes.map((node) => node.box),
      ...sketch.links.flatMap((link) => link.plates.map((plate) => plate.box)),
      ...sketch.texts.map((text) => text.box),
    ];
    const labelSize = edgeLabelSize(sketch.size, context);
    const placed = placeEdgeLabels(routes, flows, obstacles, area, labelSize);
    const faults = routes.reduce((sum, route) => sum + route.faults, 0);
    const merit = sketch.size - (sketch.handicap ?? 0);
    const score = merit - placed.unplaced * 100 - faults * 8 - placed.muddled * 3;
    if (score <= bestScore) continue;
    bestScore = score;
    best = {
      context,
      sketch,
      routes,
      plates: [...placed.plates.values(), ...sketch.links.flatMap((link) => link.plates)],
      texts: [...sketch.texts, ...texts],
      legend,
      unplaced: placed.unplaced,
      makeshift: false,
    };
  }
  return best;
}

/** A link's label; where it stands for both directions, each with an arrow that points its way. */
function wordRoute({ link, points }: Route): string | null {
  if (link.backLabel === null) return link.label;
  const dx = points.at(-1)!.x - points[0]!.x;
  const dy = points.at(-1)!.y - points[0]!.y;
  const [there, back] =
    Math.abs(dx) >= Math.abs(dy) ? (dx > 0 ? ['→', '←'] : ['←', '→']) : dy > 0 ? ['↓', '↑'] : ['↑', '↓'];
  const first = link.label === null ? null : `${there}\u00a0${link.label}`;
  const second = `${back}\u00a0${link.backLabel}`;
  if (first === null) return second;
  // Numbers of a key stand side by side.
  return first.length + second.length < 10 ? `${first} ${second}` : `${first}\n${second}`;
}

function numberEdges(words: ReadonlyMap<DiagramEdge, string>): ReadonlyMap<DiagramEdge, string> {
  const numbers = new Map<string, number>();
  // Equal wordings share a number.
  for (const word of words.values()) if (!numbers.has(word)) numbers.set(word, numbers.size + 1);
  return new Map([...words].map(([edge, word]) => [edge, String(numbers.get(word))]));
}

function keyText(
  words: ReadonlyMap<DiagramEdge, string>,
  numbers: ReadonlyMap<DiagramEdge, string>,
  box: Box,
  context: DiagramContext,
): SketchText {
  const entries = new Map<string, string>();
  for (const [edge, word] of words) entries.set(numbers.get(edge)!, word);
  const text = [...entries].map(([number, word]) => `${number}\u00a0${word}`).join('   ');
  const flow = context.textFlow(text, 'plain');
  const size = context.label.min;
  const height: Inches = measureFlow(flow, box.w, size).height;
  return { name: 'Key', flow, size, box: { ...box, h: height }, plate: false, anchor: 'top' };
}

function group(drawing: Drawing, slide: SlideContext): PlacedGroup {
  const { context, sketch, legend } = drawing;
  const names = new Map<string, string>();
  const shapes: (PlacedText | PlacedConnector)[] = [];
  const nodes = [...sketch.nodes, ...(legend?.nodes ?? [])];
  for (const node of nodes) {
    const name = slide.nameOf(`Node ${node.key}`);
    names.set(node.key, name);
    shapes.push(drawNode(node, name, sketch.size, context));
  }
  const routes = [...drawing.routes, ...routeLinks(legend?.nodes ?? [], legend?.links ?? [])];
  for (const route of routes) {
    const name = slide.nameOf(`Connector ${route.link.edge?.id ?? `${route.link.from}-${route.link.to}`}`);
    shapes.push(drawRoute(route, name, names, context));
  }
  for (const text of [...drawing.plates, ...drawing.texts, ...(legend?.texts ?? [])]) {
    shapes.push(drawText(text, slide.nameOf(text.name), context));
  }
  return {
    kind: 'group',
    name: slide.nameOf('Diagram'),
    box: boundsOf(shapes.map((shape) => shape.box)),
    alt: context.diagram.alt,
    decorative: false,
    template: context.diagram.origin.template,
    yaml: context.diagram.origin.yaml,
    shapes,
  };
}
