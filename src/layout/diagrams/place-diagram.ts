import type { Deck, Diagram, DiagramEdge } from '../../deck/index.ts';
import { arrangementOf, isEmpty } from '../arrangements/index.ts';
import { reportLayout } from '../codes.ts';
import { boundsOf } from '../geometry.ts';
import { findingPlace, type SlideContext } from '../place/slide-context.ts';
import type {
  PlacedConnector,
  PlacedGroup,
  PlacedIcon,
  PlacedImage,
  PlacedShape,
  PlacedText,
} from '../placed.ts';
import type { DiagramLoss } from './arrangement.ts';
import { type Drawing, isReadable, isWhole, type Lettering } from './draw-diagram.ts';
import { drawMark, drawPicture } from './draw-marks.ts';
import { drawNode, drawRoute, drawText, hasRoomFor } from './draw-sketch.ts';
import { lostLabels, wordEdges } from './edge-wording.ts';
import { routeLinks } from './route-links.ts';
import type { Sketch, SketchMark, SketchPicture } from './sketch.ts';

/**
 * Places a diagram: one group with nodes, then connectors, then labels; its alt text says the relationships. Labels that
 * find no place on their lines get numbers and a key; where there is no slide for the key, either, they are left out.
 */
export function placeSketched(
  diagram: Diagram,
  lettering: Lettering | null,
  drawn: (lettering: Lettering) => Drawing,
  slide: SlideContext,
): readonly PlacedShape[] {
  const { span, related } = findingPlace(diagram.origin, slide.slide);
  const where = `slide "${slide.slide.id}"`;
  const hint = 'show fewer nodes, shorten the labels, or give the diagram a larger slot';
  const report = (code: Parameters<typeof reportLayout>[0], message: string) =>
    slide.report(reportLayout(code, span, `${where}: ${message}`, { hint, related }));
  const { chosen, drawing } = chooseLettering(diagram, lettering, drawn, slide.deck);
  if (drawing.makeshift) {
    const { area, label } = drawing.context;
    const size = `${area.w.toFixed(1)} × ${area.h.toFixed(1)} in at ${label.min} pt`;
    report(
      'diagram-too-dense',
      `${diagram.nodes.length} nodes do not fit into ${size} in the arrangement "${diagram.arrange}"`,
    );
  } else {
    const said = letteringFindings[chosen];
    const lost = chosen === 'bare' ? [...wordEdges(diagram, slide.deck).keys()] : lostEdges(drawing, diagram);
    if (said && lost.length < wordEdges(diagram, slide.deck).size) report('diagram-labels-numbered', said);
    if (lost.length > 0) report('diagram-labels-dropped', lostLabels(lost, diagram, slide.deck));
    if (drawing.tangled > 0)
      report('diagram-tangled', `${lines(drawing.tangled)} through other nodes or along other lines`);
  }
  return [group(drawing, diagram.alt, slide)];
}

/**
 * The lettering that paging decided on; else names in their boxes, with wordings on the lines or numbers and a key, which
 * are given up before the names are: only where the boxes do not fit have they numbers.
 */
function chooseLettering(
  diagram: Diagram,
  lettering: Lettering | null,
  drawn: (lettering: Lettering) => Drawing,
  deck: Deck,
): { readonly chosen: Lettering; readonly drawing: Drawing } {
  const way = (chosen: Lettering) => ({ chosen, drawing: drawn(chosen) });
  if (lettering !== null) return way(lettering);
  const words = wordEdges(diagram, deck);
  const worded = words.size > 0;
  const named = (worded ? (['words', 'key'] as const) : (['words'] as const)).map(way);
  const whole = named.filter(({ drawing }) => isWhole(drawing));
  const shown =
    whole.find(({ drawing }) => drawing.tangled === 0) ??
    whole.find(({ drawing }) => drawing.throughNodes === 0);
  if (shown) return shown;
  const bare = way(worded ? 'bare' : 'words');
  if (arrangementOf(diagram).isList || (!bare.drawing.makeshift && bare.drawing.throughNodes === 0))
    return mostWorded(named, words.size) ?? bare;
  const beside = way('beside');
  return isWhole(beside.drawing) ? beside : bare;
}

/** Of drawings in which some words find no place, the one with the fewest of them. */
function mostWorded<T extends { readonly drawing: Drawing }>(ways: readonly T[], words: number): T | null {
  const some = ways.filter(({ drawing }) => isReadable(drawing) && drawing.unplaced.length < words);
  return some.sort((a, b) => a.drawing.unplaced.length - b.drawing.unplaced.length)[0] ?? null;
}

/** What is said where numbers stand for wordings. */
const letteringFindings: Readonly<Record<Lettering, string | null>> = {
  words: null,
  bare: null,
  key: 'the labels of the relationships do not fit on their lines; they stand in a numbered key',
  beside: 'the labels do not fit into the diagram; they stand in a numbered key beside it',
  lines:
    'the labels of the relationships do not fit on their lines; they stand in a numbered key on the next slide',
  all: 'the labels do not fit into the diagram; they stand in a numbered key on the next slide',
};

/** Edges whose words, or the number of them, found no place on their line; in the order of the outline. */
function lostEdges({ unplaced }: Drawing, { edges }: Diagram): DiagramEdge[] {
  const lost = new Set(unplaced.flatMap(({ link }) => [link.edge, link.backEdge]));
  return edges.filter((edge) => lost.has(edge));
}

function lines(count: number): string {
  return count === 1 ? 'one line runs' : `${count} lines run`;
}

function group(drawing: Drawing, alt: string, slide: SlideContext): PlacedGroup {
  const { context, sketch, legend } = drawing;
  const names = new Map<string, string>();
  const { marks = [], pictures = [] } = sketch;
  const stepOf = stepsIn(sketch);
  const shown = (picture: SketchPicture) => ({ ...drawPicture(picture, slide), ...stepOf(picture.of) });
  const drawn = (mark: SketchMark) => ({
    ...drawMark(mark, slide.nameOf(mark.name), context),
    ...stepOf(mark.of),
  });
  const shapes: (PlacedText | PlacedIcon | PlacedImage | PlacedConnector)[] = [
    ...pictures.filter(({ front }) => !front).map(shown),
    ...marks.filter(({ front }) => !front).map(drawn),
  ];
  const nodes = [...sketch.nodes, ...(legend?.nodes ?? [])];
  const signed =
    !sketch.ownSigns &&
    nodes.every((node) => {
      const sign = node.node && context.signOf(node.node);
      return !sign || hasRoomFor(sign, node, node.size ?? sketch.size);
    });
  for (const node of nodes) {
    const name = slide.nameOf(`Node ${node.key}`);
    names.set(node.key, name);
    const sign = signed && node.node ? context.signOf(node.node) : null;
    const icon = sign ? slide.nameOf(`Icon ${node.key}`) : '';
    const drawn = drawNode(node, { node: name, icon }, node.size ?? sketch.size, context, sign);
    shapes.push(...drawn.map((shape) => ({ ...shape, ...stepOf([node.key]) })));
  }
  shapes.push(...pictures.filter(({ front }) => front).map(shown));
  shapes.push(...marks.filter(({ front }) => front).map(drawn));
  const routes = [...drawing.routes, ...routeLinks(legend?.nodes ?? [], legend?.links ?? [])];
  const texts = [...drawing.plates, ...drawing.texts, ...(legend?.texts ?? [])];
  const taken = [...nodes, ...texts].map(({ box }) => box);
  const connectors: PlacedConnector[] = [];
  for (const route of routes) {
    const drawn = drawRoute(route, slide.nameOf, names, taken, context);
    const step = stepOf([route.link.from, route.link.to]);
    taken.push(...drawn.joints.map(({ box }) => box));
    shapes.push(...drawn.joints.map((joint) => ({ ...joint, ...step })));
    connectors.push(...drawn.connectors.map((connector) => ({ ...connector, ...step })));
  }
  shapes.push(...connectors);
  for (const text of texts) {
    shapes.push({ ...drawText(text, slide.nameOf(text.name), context), ...stepOf(text.of) });
  }
  return {
    kind: 'group',
    name: slide.nameOf('Diagram'),
    box: boundsOf(shapes.map((shape) => shape.box)),
    alt,
    decorative: false,
    template: context.diagram.origin.template,
    yaml: context.diagram.origin.yaml,
    shapes,
  };
}

/** With which step a piece appears: that of what it shows; of several, the last of theirs. */
function stepsIn({ nodes }: Sketch): (of?: readonly string[]) => { readonly step?: number } {
  const own = new Map(nodes.map(({ key, node, of }) => [key, of ?? (node ? [key] : [])]));
  const places = new Map([...new Set([...own.values()].flat())].map((key, i) => [key, i]));
  return (of = []) => {
    const steps = of.flatMap((key) => own.get(key) ?? [key]).flatMap((key) => places.get(key) ?? []);
    return steps.length > 0 ? { step: Math.max(...steps) } : {};
  };
}

/** Says what a diagram as a whole cannot show in its arrangement: nothing, one event alone, members without a place. */
export function checkDiagram(diagram: Diagram, context: SlideContext): void {
  const { span, related } = findingPlace(diagram.origin, context.slide);
  const report = ({ code, message, hint }: DiagramLoss) =>
    context.report(reportLayout(code, span, `slide "${context.slide.id}": ${message}`, { hint, related }));
  if (isEmpty(diagram)) {
    const what = diagram.nodes.length === 0 ? 'nothing' : 'no relationship';
    const message = `the diagram has ${what} to show`;
    report({ code: 'diagram-empty', message, hint: 'name elements or groups in "of"' });
    return;
  }
  arrangementOf(diagram).losses?.(diagram, context.deck).forEach(report);
}
