import { type Arrangement, planeHeights } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { type DiagramContext, linksOf, type Sketch, sketchNode } from '../diagrams/sketch.ts';
import { around } from './around.ts';
import { claimsOrder } from './steps.ts';

/** A circle of things. */
export const ring: Arrangement = {
  name: 'ring',
  suits: ({ form, nodes, edges }) =>
    form === 'ring' && nodes >= 3 && nodes <= 8 ? `${edges} relationships close a ring of ${nodes}` : null,
  draw: { kind: 'sketch', sketch: arrangeRing },
  heights: planeHeights,
  claims: claimsOrder,
};

/** Nodes on a ring in their order, joined as the outline joins them. */
function arrangeRing(context: DiagramContext): readonly Sketch[] {
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
        sketches.push({ size, nodes, links: linksOf(diagram.edges, context), texts: [], handicap });
        found += 1;
      }
      // Labels on the lines may ask for smaller nodes.
      if (found > 0 && (edgeLabels.size === 0 || found >= 6)) break;
    }
  }
  return sketches;
}
