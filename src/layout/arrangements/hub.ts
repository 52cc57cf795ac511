import type { Diagram, DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { type Arrangement, among, planeHeights } from '../diagrams/arrangement.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linksOf,
  plainLink,
  type Sketch,
  type SketchLink,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { boxAround, inflate, overlaps } from '../geometry.ts';
import { around, type Ring } from './around.ts';
import {
  center,
  centerFlow,
  centerKey,
  centerSize,
  type Hub,
  type PlaceHub,
  placeAtSide,
  placeInColumns,
  placeInRow,
  placeInStack,
  placeOnTop,
} from './hub-places.ts';

/** One thing, and what there is around it. */
export const hub: Arrangement = {
  name: 'hub',
  suits({ form, nodes, hasCenter, dated, pairs }) {
    if (form === 'star' && nodes <= 9 && !pairs)
      return `one thing is joined with the ${nodes - 1} others, and they with no other`;
    const isGroup = form === 'none' && hasCenter && !dated && nodes <= 12;
    return isGroup ? `${nodes} things without relationships stand around what they belong to` : null;
  },
  draw: { kind: 'sketch', sketch: arrangeHub },
  heights: (diagram, _width, legend) =>
    // A centre with one thing or two beside it.
    diagram.nodes.length <= 3 ? { least: 1.25, good: 1.75, most: 2.5 + legend } : planeHeights(diagram),
  // Around one thing with one neighbour or two there is nothing to sort.
  explainsNodes: ({ nodes }) => nodes.length > 3,
  /** The parts go on around the same centre. */
  members(diagram) {
    const focus = hubFocus(diagram);
    if (diagram.edges.some((edge) => edge.from !== focus?.id && edge.to !== focus?.id)) return null;
    const parts = diagram.nodes.filter((node) => node !== focus);
    const take = (start: number, end: number) => ({
      ...among([...(focus ? [focus] : []), ...parts.slice(start, end)], diagram),
      focus: focus?.id ?? null,
    });
    return { count: parts.length, most: 8, take };
  },
};

/** The whole in the centre, its parts around it in reading order from twelve o'clock. */
function arrangeHub(context: DiagramContext): readonly Sketch[] {
  const { area, diagram, edgeLabels, tight } = context;
  const focus = hubFocus(context.diagram);
  const parts = diagram.nodes.filter((node) => node !== focus);
  const hub: Hub = { focus, flow: centerFlow(focus, context), parts };
  const sketches: Sketch[] = [];
  for (const [rank, place] of placesFor(parts.length, area, tight).entries()) {
    let found = 0;
    for (const size of labelSizes(context)) {
      // Another place only where it gains two points of type.
      if (rank > 0 && sketches[0] && sketches[0].size >= size - 1 && edgeLabels.size === 0) break;
      for (const nodes of place(hub, size, context)) {
        sketches.push({ size, nodes, links: spokes(hub, context), texts: [], handicap: Math.min(rank, 1) });
        found += 1;
      }
      // Labels on the lines may ask for smaller nodes.
      if (found > 0 && (edgeLabels.size === 0 || found >= 6)) break;
    }
  }
  return sketches;
}

/** The ways to place a hub, the one that reads best first. */
function placesFor(count: number, area: Box, tight: boolean): readonly PlaceHub[] {
  if (tight) return [placeAtSide, placeOnTop, placeInColumns, placeAround, placeAlongEdges];
  if (count <= 1) return area.w > area.h ? [placeAtSide, placeInStack] : [placeInStack, placeAtSide];
  // In a slot that is not wide, lines down the page have room for labels.
  if (count === 2)
    return area.w < area.h * 1.6 ? [placeInStack, placeAround] : [placeInRow, placeAround, placeInStack];
  // Many spokes around a centre become a thicket; two columns stay readable.
  if (count > 12) return [placeInColumns, placeAround, placeAlongEdges];
  return [placeAround, placeAlongEdges, placeInColumns];
}

/** The node in the middle; null: the diagram's own text stands there. */
function hubFocus(diagram: Diagram): DiagramNode | null {
  const named = diagram.nodes.find((node) => node.id === diagram.focus);
  if (named) return named;
  if (diagram.center !== null && diagram.center !== '') return null;
  const degree = (node: DiagramNode) =>
    diagram.edges.filter((edge) => edge.from === node.id || edge.to === node.id).length;
  return diagram.nodes.reduce((best, node) => (degree(node) > degree(best) ? node : best), diagram.nodes[0]!);
}

/**
 * The relationships; and from a group's own label plain lines to its members, which belong to it: where members are
 * joined with each other, these lines say more, and stand alone.
 */
function spokes({ focus, parts }: Hub, context: DiagramContext): SketchLink[] {
  const { diagram } = context;
  const members = focus || diagram.edges.length > 0 ? [] : parts.filter((node) => diagram.parts.has(node.id));
  return [
    ...members.map((node) => plainLink(centerKey, node.id, context)),
    ...linksOf(diagram.edges, context),
  ];
}

function placeAround(hub: Hub, size: Points, context: DiagramContext): SketchNode[][] {
  return placeOnRing('ellipse', hub, size, context);
}

function placeAlongEdges(hub: Hub, size: Points, context: DiagramContext): SketchNode[][] {
  return placeOnRing('edges', hub, size, context);
}

function placeOnRing(
  way: 'ellipse' | 'edges',
  hub: Hub,
  size: Points,
  context: DiagramContext,
): SketchNode[][] {
  const { parts } = hub;
  const { area } = context;
  const share = context.tight ? 0.5 : 0.42;
  const middle = centerSize(hub, size, { w: area.w * Math.min(share, 0.4), h: area.h * share }, context);
  if (!middle) return [];
  const clearOf =
    (needed: Inches) =>
    ({ boxes, center: at }: Ring) => {
      const hole = inflate(boxAround(at, middle.w, middle.h), needed);
      return boxes.every((box) => !overlaps(box, hole));
    };
  let rings = around(way, parts, size, context, clearOf(context.edgeLabels.size > 0 ? 0.5 : 0.3));
  if (rings.length === 0) rings = around(way, parts, size, context, clearOf(0.2));
  return rings.map((ring) => [
    center(hub, boxAround(ring.center, middle.w, middle.h), context),
    ...ringNodes(parts, ring, context),
  ]);
}

function ringNodes(parts: readonly DiagramNode[], ring: Ring, context: DiagramContext): SketchNode[] {
  return parts.map((node, i) => sketchNode(node, ring.boxes[i]!, context));
}
