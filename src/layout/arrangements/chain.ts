import type { DiagramEdge } from '../../deck/index.ts';
import type { Inches, Points } from '../../theme/index.ts';
import { type Arrangement, among } from '../diagrams/arrangement.ts';
import { largestPlate } from '../diagrams/edge-labels.ts';
import { commonHeight, labelSizes, roomyHeight } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linkOf,
  linksOf,
  type Sketch,
  type SketchLink,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { claimsOrder } from './steps.ts';

/** Steps one after the other. */
export const chain: Arrangement = {
  name: 'chain',
  suits: ({ form, nodes, edges }) =>
    form === 'chain' && nodes <= 12
      ? edges === 1
        ? 'one relationship leads from one to the other'
        : `${edges} relationships lead through ${nodes} things, one after the other`
      : null,
  draw: { kind: 'sketch', sketch: arrangeChain },
  claims: claimsOrder,
  heights({ nodes }, width, legend) {
    const rows = Math.ceil(nodes.length / Math.max(1, Math.floor(width / 2.1)));
    return {
      least: rows * 0.9,
      good: rows * 1.3,
      most: rows === 1 ? 1.75 + legend : Number.POSITIVE_INFINITY,
    };
  },
  members(diagram) {
    const { nodes, edges } = diagram;
    const index = new Map(nodes.map((node, i) => [node.id, i]));
    if (edges.some((edge) => Math.abs(index.get(edge.from)! - index.get(edge.to)!) > 1)) return null;
    // The last step of one slide is the first of the next, so that what joins them is shown.
    const take = (start: number, end: number) => among(nodes.slice(Math.max(0, start - 1), end), diagram);
    return { count: nodes.length, most: 12, take };
  },
};

/**
 * Nodes one after the other in their order. A chain too long for one row turns and goes back in the next; where nothing
 * is joined, rows are read like lines of text.
 */
export function arrangeChain(context: DiagramContext): readonly Sketch[] {
  const count = context.diagram.nodes.length;
  const sketches: Sketch[] = [];
  for (let rows = 1; rows <= Math.min(count, 8); rows++) {
    const columns = Math.ceil(count / rows);
    // The same number of columns with fewer rows was tried already.
    if (rows > 1 && Math.ceil(count / (rows - 1)) === columns) continue;
    for (const size of labelSizes(context)) {
      const sketch = sketchRows(columns, rows, size, context);
      if (!sketch) continue;
      sketches.push(sketch);
      break;
    }
  }
  // Fewer rows are better as long as they do not cost type size.
  return sketches.slice(0, 4);
}

function sketchRows(columns: number, rows: number, size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram, tight } = context;
  const { nodes } = diagram;
  const labels = labelRoom(size, context);
  const gapX = columns > 1 ? Math.max(tight ? 0.3 : 0.5, labels.w) : 0;
  const gapY = rows > 1 ? Math.max(tight ? 0.28 : 0.45, labels.h) : 0;
  const widest = (area.w - (columns - 1) * gapX) / columns;
  if (widest < context.narrowest) return null;
  const w = Math.min(widest, 3);
  const least = commonHeight(nodes, w, size, context);
  if (
    least === null ||
    least > Math.max(w * (tight ? 1.6 : 1.3), 0.6) ||
    rows * least + (rows - 1) * gapY > area.h
  )
    return null;
  const most = Math.max(least, (area.h - (rows - 1) * gapY) / rows);
  // One row has all the height for itself.
  const h = roomyHeight(nodes, w, least, most, size, context, rows === 1 ? 0.7 : undefined);
  const spaceX = columns > 1 ? Math.min((area.w - columns * w) / (columns - 1), gapX * 1.6) : 0;
  const spaceY = rows > 1 ? Math.min((area.h - rows * h) / (rows - 1), 0.9) : 0;
  const left = area.x + (area.w - columns * w - (columns - 1) * spaceX) / 2;
  const top = area.y + (area.h - rows * h - (rows - 1) * spaceY) / 2;
  const placed = nodes.map((node, i): SketchNode => {
    const row = Math.floor(i / columns);
    // Every other row runs back, so that the line to the next is short.
    const back = turnsBack(context) && row % 2 === 1;
    const column = back ? columns - 1 - (i % columns) : i % columns;
    const box = { x: left + column * (w + spaceX), y: top + row * (h + spaceY), w, h };
    return sketchNode(node, box, context);
  });
  return { size, nodes: placed, links: chainLinks(columns, context), texts: [] };
}

function turnsBack({ diagram }: DiagramContext): boolean {
  return diagram.edges.length > 0;
}

/** Room between neighbours for the labels of their edges, and for some line on both sides. */
function labelRoom(size: Points, context: DiagramContext): { w: Inches; h: Inches } {
  const { w, h } = largestPlate(size, context, context.tight ? [0.85, 1.1, 1.4] : [1, 1.3, 1.6]);
  const line = context.tight ? 0.32 : 0.45;
  return { w: w === 0 ? 0 : w + line, h: h === 0 ? 0 : h + line - 0.1 };
}

function chainLinks(columns: number, context: DiagramContext): SketchLink[] {
  const { nodes, edges } = context.diagram;
  const links: SketchLink[] = [];
  const used = new Set<DiagramEdge>();
  for (let i = 0; i + 1 < nodes.length; i++) {
    const a = nodes[i]!.id;
    const b = nodes[i + 1]!.id;
    const between = edges.filter(
      (each) => (each.from === a && each.to === b) || (each.from === b && each.to === a),
    );
    const wraps = (i + 1) % columns === 0;
    const turned = turnsBack(context) && Math.floor(i / columns) % 2 === 1;
    const way = wraps
      ? (['bottom', 'top'] as const)
      : turned
        ? (['left', 'right'] as const)
        : (['right', 'left'] as const);
    const sides = [way];
    // The first on the short way between both, any others beside it; no line where nothing is joined.
    linksOf(between, context, { square: true }).forEach((link, n) => {
      const own = link.from === b ? sides.map(([x, y]) => [y, x] as const) : sides;
      links.push(n === 0 ? { ...link, sides: own } : link);
    });
    for (const edge of between) used.add(edge);
  }
  // Edges besides the chain are dashed, so that the order stays in view.
  for (const edge of edges) {
    if (!used.has(edge) && edge.from !== edge.to)
      links.push(linkOf(edge, context, { dash: 'dash', width: 1 }));
  }
  return links;
}
