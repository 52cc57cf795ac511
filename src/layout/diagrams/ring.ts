import { around } from './around.ts';
import { labelSizes } from './node-size.ts';
import type { DiagramContext, Sketch, SketchLink } from './sketch.ts';
import { linksOf, plainLink } from './sketch-links.ts';
import { sketchNode } from './sketch-nodes.ts';

/** Nodes on a ring in their order, each joined to the next; other edges run across. */
export function arrangeRing(context: DiagramContext): readonly Sketch[] {
  const { diagram, edgeLabels } = context;
  const sketches: Sketch[] = [];
  for (const way of ['ellipse', 'edges'] as const) {
    let found = 0;
    for (const size of labelSizes(context)) {
      // Along the edges of the slot only where that gains two points of type, or room for labels.
      if (found === 0 && sketches[0] && sketches[0].size >= size - 1 && edgeLabels.size === 0) break;
      for (const ring of around(way, diagram.nodes, size, context)) {
        const nodes = diagram.nodes.map((node, i) => sketchNode(node, ring.boxes[i]!, context));
        const handicap = way === 'edges' ? 1 : 0;
        sketches.push({ size, nodes, links: ringLinks(context), texts: [], handicap });
        found += 1;
      }
      // Labels on the lines may ask for smaller nodes.
      if (found > 0 && (edgeLabels.size === 0 || found >= 6)) break;
    }
  }
  return sketches;
}

/** The edges; where there are none at all, plain lines from each to the next make the ring. */
function ringLinks(context: DiagramContext): SketchLink[] {
  const { nodes, edges } = context.diagram;
  if (edges.length > 0) return linksOf(edges, context);
  if (nodes.length < 2) return [];
  const pairs = nodes.length === 2 ? 1 : nodes.length;
  return Array.from({ length: pairs }, (_, i) =>
    plainLink(nodes[i]!.id, nodes[(i + 1) % nodes.length]!.id, context),
  );
}
