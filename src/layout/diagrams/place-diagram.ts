import type { Diagram } from '../../deck/index.ts';
import { reportLayout } from '../codes.ts';
import { findingPlace } from '../place/finding-place.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedConnector, PlacedGroup, PlacedShape, PlacedText } from '../placed.ts';
import { type Drawing, isWhole, type Lettering } from './draw-diagram.ts';
import { drawNode, drawRoute, drawText } from './draw-sketch.ts';
import { wordEdges } from './edge-wording.ts';
import { boundsOf } from './geometry.ts';
import { routeLinks } from './route-links.ts';

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
  const { chosen, drawing } = chooseLettering(diagram, lettering, drawn);
  if (drawing.makeshift) {
    const { area, label } = drawing.context;
    const size = `${area.w.toFixed(1)} × ${area.h.toFixed(1)} in at ${label.min} pt`;
    report(
      'diagram-too-dense',
      `${diagram.nodes.length} nodes do not fit into ${size} in the arrangement "${diagram.arrange}"`,
    );
  } else {
    if (chosen === 'key')
      report(
        'diagram-labels-numbered',
        'the labels of the relationships do not fit on their lines; they stand in a numbered key',
      );
    else if (chosen === 'beside')
      report(
        'diagram-labels-numbered',
        'the labels do not fit into the diagram; they stand in a numbered key beside it',
      );
    else if (chosen === 'lines')
      report(
        'diagram-labels-numbered',
        'the labels of the relationships do not fit on their lines; they stand in a numbered key on the next slide',
      );
    else if (chosen === 'all')
      report(
        'diagram-labels-numbered',
        'the labels do not fit into the diagram; they stand in a numbered key on the next slide',
      );
    else if (chosen === 'bare')
      report('diagram-labels-dropped', 'the labels of the relationships do not fit and are left out');
    if (drawing.tangled > 0)
      report('diagram-tangled', `${lines(drawing.tangled)} through other nodes or along other lines`);
  }
  return [group(drawing, slide)];
}

/**
 * The lettering that paging decided on; else names in their boxes, with wordings on the lines or numbers and a key, which
 * are given up before the names are: only where the boxes do not fit have they numbers.
 */
function chooseLettering(
  diagram: Diagram,
  lettering: Lettering | null,
  drawn: (lettering: Lettering) => Drawing,
): { readonly chosen: Lettering; readonly drawing: Drawing } {
  const way = (chosen: Lettering) => ({ chosen, drawing: drawn(chosen) });
  if (lettering !== null) return way(lettering);
  const worded = wordEdges(diagram).size > 0;
  const list = diagram.arrange === 'timeline' || diagram.arrange === 'pairs';
  const named = (worded ? (['words', 'key'] as const) : (['words'] as const)).map(way);
  const whole = named.filter(({ drawing }) => isWhole(drawing));
  const shown =
    whole.find(({ drawing }) => drawing.tangled === 0) ?? whole.find(({ drawing }) => drawing.struck === 0);
  if (shown) return shown;
  const bare = way(worded ? 'bare' : 'words');
  if (list || (!bare.drawing.makeshift && bare.drawing.struck === 0)) return bare;
  const beside = way('beside');
  return isWhole(beside.drawing) ? beside : bare;
}

function lines(count: number): string {
  return count === 1 ? 'one line runs' : `${count} lines run`;
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
  const texts = [...drawing.plates, ...drawing.texts, ...(legend?.texts ?? [])];
  const taken = [...nodes, ...texts].map(({ box }) => box);
  const connectors: PlacedConnector[] = [];
  for (const route of routes) {
    const drawn = drawRoute(route, slide.nameOf, names, taken, context);
    taken.push(...drawn.joints.map(({ box }) => box));
    shapes.push(...drawn.joints);
    connectors.push(...drawn.connectors);
  }
  shapes.push(...connectors);
  for (const text of texts) {
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
