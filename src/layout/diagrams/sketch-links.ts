import type { DiagramEdge } from '../../deck/index.ts';
import { noWords } from './edge-wording.ts';
import type { DiagramContext, SketchLink } from './sketch.ts';

const edgeWidth = 1.5;

/**
 * One link for each edge, in its kind's style; two edges there and back share one with an arrow at both ends.
 * Edges from a node to itself say nothing in a picture.
 */
export function linksOf(
  edges: readonly DiagramEdge[],
  context: DiagramContext,
  more: Partial<SketchLink> = {},
): SketchLink[] {
  const links: SketchLink[] = [];
  const done = new Set<DiagramEdge>();
  for (const edge of edges) {
    if (edge.from === edge.to || done.has(edge)) continue;
    const back = wayBack(edge, edges, done);
    done.add(edge);
    if (back) done.add(back);
    links.push(linkOf(edge, context, { ...(back ? bothWays(edge, back, context) : {}), ...more }));
  }
  return links;
}

export function linkOf(
  edge: DiagramEdge,
  context: DiagramContext,
  more: Partial<SketchLink> = {},
): SketchLink {
  return {
    from: edge.from,
    to: edge.to,
    edge,
    backEdge: null,
    words: context.edgeLabels.get(edge) ?? noWords,
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
export function plainLink(
  from: string,
  to: string,
  context: DiagramContext,
  more: Partial<SketchLink> = {},
): SketchLink {
  return {
    from,
    to,
    edge: null,
    backEdge: null,
    words: noWords,
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

/** The one edge that leads back, of the same kind: of another, both are drawn, so that both kinds are seen. */
export function wayBack(
  edge: DiagramEdge,
  edges: readonly DiagramEdge[],
  done: ReadonlySet<DiagramEdge>,
): DiagramEdge | null {
  if (!edge.directed) return null;
  const there = edges.filter((each) => each.from === edge.from && each.to === edge.to && !done.has(each));
  const back = edges.filter((each) => each.from === edge.to && each.to === edge.from && !done.has(each));
  const only = back.length === 1 && there.length === 1 ? back[0]! : null;
  return only?.directed && only.kind === edge.kind ? only : null;
}

/** One line for a relationship and the one that leads back. */
export function bothWays(
  edge: DiagramEdge,
  back: DiagramEdge,
  { edgeLabels }: DiagramContext,
): Partial<SketchLink> {
  const there = edgeLabels.get(edge)?.on ?? null;
  return {
    backEdge: back,
    startArrow: true,
    words: { on: null, there, back: edgeLabels.get(back)?.on ?? null },
  };
}
