import { around } from './around.ts';
import { labelSizes } from './node-size.ts';
import type { DiagramContext, Sketch, SketchLink } from './sketch.ts';
import { linksOf, plainLink } from './sketch-links.ts';
import { sketchNode } from './sketch-nodes.ts';

/** Nodes on a ring in their order, each joined to the next; other edges run across. */
export function arrangeRing(context: DiagramContext): readonly Sketch[] {
  const { diagram, edgeLabels } = context;
  const sketches: Sketch[] = [];
  for (const size of labelSizes(context)) {
    for (const ring of around(diagram.nodes, size, context, { clear: () => true })) {
      const nodes = diagram.nodes.map((node, i) => sketchNode(node, ring.boxes[i]!, context));
      sketches.push({ size, nodes, links: ringLinks(context), texts: [] });
    }
    // Labels on the lines may ask for smaller nodes.
    if (sketches.length > 0 && edgeLabels.size === 0) break;
    if (sketches.length >= 6) break;
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
