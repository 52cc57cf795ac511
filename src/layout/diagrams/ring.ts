import { around } from './around.ts';
import { labelSizes } from './node-size.ts';
import type { DiagramContext, Sketch, SketchLink } from './sketch.ts';
import { linksOf, plainLink } from './sketch-links.ts';
import { sketchNode } from './sketch-nodes.ts';

/** Nodes on a ring in their order, each joined to the next; other edges run across. */
export function arrangeRing(context: DiagramContext): readonly Sketch[] {
  const { diagram } = context;
  for (const size of labelSizes(context)) {
    const ring = around(diagram.nodes, size, context, { clear: () => true });
    if (!ring) continue;
    const nodes = diagram.nodes.map((node, i) => sketchNode(node, ring.boxes[i]!, context));
    return [{ size, nodes, links: ringLinks(context), texts: [] }];
  }
  return [];
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
