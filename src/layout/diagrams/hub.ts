import type { DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { type Flow, setText } from '../text/set-text.ts';
import { around, type Ring } from './around.ts';
import { boxAround, centerOf, contains, inflate, overlaps } from './geometry.ts';
import { commonHeight, labelSizes, roomyHeight, shapeHeight, textRoom } from './node-size.ts';
import { type DiagramContext, nodeGap, type Sketch, type SketchLink, type SketchNode } from './sketch.ts';
import { linksOf, plainLink } from './sketch-links.ts';
import { sketchNode } from './sketch-nodes.ts';

const centerKey = 'center';

/** The whole in the centre, its parts around it in reading order from twelve o'clock. */
export function arrangeHub(context: DiagramContext): readonly Sketch[] {
  const { diagram } = context;
  const focus = focusOf(context);
  const parts = diagram.nodes.filter((node) => node !== focus);
  const sketches: Sketch[] = [];
  // Many spokes around a centre become a thicket; two columns stay readable.
  const many = parts.length > 12;
  const few = parts.length <= 2 && context.area.w < context.area.h * 1.6;
  const first = many ? placeInColumns : few ? placeInStack : placeAround;
  for (const place of [first, many || few ? placeAround : placeInColumns]) {
    for (const size of labelSizes(context)) {
      // Columns only where they gain two points of type: around the whole reads better.
      if (sketches[0] && sketches[0].size >= size - 1 && place === (many ? placeAround : placeInColumns))
        break;
      const found = place(focus, parts, size, context);
      for (const nodes of found)
        sketches.push({ size, nodes, links: spokes(focus, parts, context), texts: [] });
      if (found.length > 0 && (context.edgeLabels.size === 0 || sketches.length >= 6)) break;
    }
  }
  return sketches;
}

/** The node in the middle; null: the diagram's own text stands there. */
function focusOf({ diagram }: DiagramContext): DiagramNode | null {
  const named = diagram.nodes.find((node) => node.id === diagram.focus);
  if (named) return named;
  if (diagram.center !== null && diagram.center !== '') return null;
  const degree = (node: DiagramNode) =>
    diagram.edges.filter((edge) => edge.from === node.id || edge.to === node.id).length;
  return diagram.nodes.reduce((best, node) => (degree(node) > degree(best) ? node : best), diagram.nodes[0]!);
}

function spokes(
  focus: DiagramNode | null,
  parts: readonly DiagramNode[],
  context: DiagramContext,
): SketchLink[] {
  const { edges } = context.diagram;
  const links = linksOf(edges, context);
  const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  // Parts of a whole belong to it; beside a focus only those that nothing else joins to the picture.
  const plain = focus ? parts.filter((node) => !joined.has(node.id)) : parts;
  return [...plain.map((node) => plainLink(focus?.id ?? centerKey, node.id, context)), ...links];
}

function center(focus: DiagramNode | null, box: Box, flow: Flow, context: DiagramContext): SketchNode {
  return focus
    ? sketchNode(focus, box, context, { shape: 'ellipse', fill: 'solid' })
    : {
        key: centerKey,
        node: null,
        flow,
        box,
        shape: 'ellipse',
        color: 'accent1',
        fill: 'solid',
      };
}

function centerFlow(focus: DiagramNode | null, context: DiagramContext): Flow {
  return focus ? context.flowOf(focus) : context.textFlow(context.diagram.center ?? '', 'strong');
}

/** The smallest ellipse of pleasant proportions that holds the centre's text. */
function centerSize(
  flow: Flow,
  size: Points,
  most: { w: Inches; h: Inches },
): { w: Inches; h: Inches } | null {
  let fallback: { w: Inches; h: Inches } | null = null;
  for (let w = 1.4; w <= most.w; w += 0.2) {
    const h = shapeHeight(flow, 'ellipse', w, size);
    if (h === null || h > most.h || h > w * 0.75) continue;
    const box = { w, h: Math.max(h, w * 0.55) };
    if (!hasStray(flow, textRoom('ellipse', box.w, box.h).w, size)) return box;
    fallback ??= box;
  }
  return fallback;
}

/** Whether a short text leaves a single word or sign on its last line. */
function hasStray(flow: Flow, width: Inches, size: Points): boolean {
  return setText(flow, width, size).paragraphs.some(({ lines }) => {
    const widest = Math.max(...lines.map((line) => line.width));
    return lines.length > 1 && lines.length < 4 && lines.at(-1)!.width < widest * 0.45;
  });
}

function placeAround(
  focus: DiagramNode | null,
  parts: readonly DiagramNode[],
  size: Points,
  context: DiagramContext,
): SketchNode[][] {
  const { area } = context;
  const flow = centerFlow(focus, context);
  const middle = centerSize(flow, size, { w: area.w * 0.4, h: area.h * 0.42 });
  if (!middle) return [];
  const clearOf =
    (needed: Inches) =>
    ({ boxes, center: at }: Ring) => {
      const hole = inflate(boxAround(at, middle.w, middle.h), needed);
      return boxes.every((box) => !overlaps(box, hole));
    };
  let rings = around(parts, size, context, { clear: clearOf(context.edgeLabels.size > 0 ? 0.5 : 0.3) });
  if (rings.length === 0) rings = around(parts, size, context, { clear: clearOf(0.2) });
  return rings.map((ring) => [
    center(focus, boxAround(ring.center, middle.w, middle.h), flow, context),
    ...ringNodes(parts, ring, context),
  ]);
}

function ringNodes(parts: readonly DiagramNode[], ring: Ring, context: DiagramContext): SketchNode[] {
  return parts.map((node, i) => sketchNode(node, ring.boxes[i]!, context));
}

/** One part above the centre and one below: in a slot that is not wide, lines down the page have room for labels. */
function placeInStack(
  focus: DiagramNode | null,
  parts: readonly DiagramNode[],
  size: Points,
  context: DiagramContext,
): SketchNode[][] {
  const { area } = context;
  const flow = centerFlow(focus, context);
  const middle = centerSize(flow, size, { w: area.w * 0.6, h: area.h * 0.4 });
  const w = Math.min(area.w * 0.6, 2.6);
  const least = parts.length === 0 ? 0 : commonHeight(parts, w, size, context);
  if (!middle || least === null) return [];
  const h = parts.length === 0 ? 0 : roomyHeight(parts, w, least, 0.9, size, context);
  const gap = Math.min(1.2, (area.h - middle.h - parts.length * h) / Math.max(1, parts.length));
  if (parts.length > 0 && gap < 0.4) return [];
  const at = centerOf(area);
  const height = middle.h + parts.length * (h + gap);
  const above = parts.length > 1 ? h + gap : 0;
  const top = at.y - height / 2;
  const nodes = parts.map((node, i) =>
    sketchNode(
      node,
      { x: at.x - w / 2, y: i === 0 && above > 0 ? top : top + above + middle.h + gap, w, h },
      context,
    ),
  );
  const hole = boxAround({ x: at.x, y: top + above + middle.h / 2 }, middle.w, middle.h);
  return [[center(focus, hole, flow, context), ...nodes]];
}

/** Parts in two columns beside the centre: for many parts, or little width. */
function placeInColumns(
  focus: DiagramNode | null,
  parts: readonly DiagramNode[],
  size: Points,
  context: DiagramContext,
): SketchNode[][] {
  const { area } = context;
  const flow = centerFlow(focus, context);
  const middle = centerSize(flow, size, { w: area.w * 0.36, h: area.h * 0.6 });
  if (!middle || parts.length < 3) return [];
  // Clockwise from twelve: the right column downward, then the left one upward.
  const right = parts.slice(0, Math.ceil(parts.length / 2));
  const left = parts.slice(right.length);
  const widest = (area.w - middle.w) / 2 - (context.edgeLabels.size > 0 ? 1.1 : 0.45);
  if (widest < 0.9) return [];
  const w = Math.min(widest, 3);
  const least = commonHeight(parts, w, size, context);
  if (least === null) return [];
  const rows = right.length;
  const h = roomyHeight(parts, w, least, Math.max(least, (area.h - (rows - 1) * 0.4) / rows), size, context);
  const gap = rows > 1 ? Math.min(0.9, (area.h - rows * h) / (rows - 1)) : 0;
  if (gap < Math.min(nodeGap, 0.12)) return [];
  const at = centerOf(area);
  const column = (nodes: readonly DiagramNode[], x: Inches, upward: boolean) => {
    const height = nodes.length * h + (nodes.length - 1) * gap;
    return nodes.map((node, i) => {
      const row = upward ? nodes.length - 1 - i : i;
      return sketchNode(node, { x, y: at.y - height / 2 + row * (h + gap), w, h }, context);
    });
  };
  // Not farther out than the labels need.
  const reach = Math.min(area.w / 2, middle.w / 2 + w + 2.2);
  const nodes = [
    center(focus, boxAround(at, middle.w, middle.h), flow, context),
    ...column(right, at.x + reach - w, false),
    ...column(left, at.x - reach, true),
  ];
  return nodes.every((node) => contains(area, node.box)) ? [nodes] : [];
}
