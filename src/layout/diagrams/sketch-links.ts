import type { DiagramEdge } from '../../deck/index.ts';
import type { DiagramContext, SketchLink } from './sketch.ts';

const edgeWidth = 1.5;

/** One link for each edge, in its kind's style. Edges from a node to itself say nothing in a picture. */
export function linksOf(edges: readonly DiagramEdge[], context: DiagramContext, more: Partial<SketchLink> = {}): SketchLink[] {
  return edges.filter((edge) => edge.from !== edge.to).map((edge) => linkOf(edge, context, more));
}

export function linkOf(edge: DiagramEdge, context: DiagramContext, more: Partial<SketchLink> = {}): SketchLink {
  return {
    from: edge.from,
    to: edge.to,
    edge,
    label: context.edgeLabels.get(edge) ?? null,
    // A pair goes both ways.
    startArrow: !edge.directed,
    endArrow: true,
    ...context.edgeStyle(edge),
    width: edgeWidth,
    sides: null,
    square: false,
    plates: [],
    ...more,
  };
}

/** A line that only says "belongs together". */
export function plainLink(from: string, to: string, context: DiagramContext, more: Partial<SketchLink> = {}): SketchLink {
  return {
    from,
    to,
    edge: null,
    label: null,
    startArrow: false,
    endArrow: false,
    ...context.edgeStyle(null),
    width: edgeWidth,
    sides: null,
    square: false,
    plates: [],
    ...more,
  };
}
