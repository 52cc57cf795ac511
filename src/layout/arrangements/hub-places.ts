import type { DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { largestPlate } from '../diagrams/edge-labels.ts';
import { commonHeight, roomyHeight, shapeHeight, textRoom } from '../diagrams/node-size.ts';
import { type DiagramContext, type SketchNode, sketchNode } from '../diagrams/sketch.ts';
import { boxAround, centerOf, contains } from '../geometry.ts';
import { type Flow, setText } from '../text/set-text.ts';

/** What a hub is made of: a node in the middle, or a text alone. */
export interface Hub {
  readonly focus: DiagramNode | null;
  /** The text of the centre. */
  readonly flow: Flow;
  readonly parts: readonly DiagramNode[];
}

/** Drawings of a hub at a type size; none where it does not fit. */
export type PlaceHub = (hub: Hub, size: Points, context: DiagramContext) => SketchNode[][];

export const centerKey = 'center';

export function center({ focus, flow }: Hub, box: Box, context: DiagramContext): SketchNode {
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

export function centerFlow(focus: DiagramNode | null, context: DiagramContext): Flow {
  return focus ? context.flowOf(focus) : context.textFlow(context.diagram.center ?? '', 'strong');
}

/** The smallest ellipse of pleasant proportions that holds the centre's text; null when none does. */
export function centerSize(
  { flow, focus }: Pick<Hub, 'flow' | 'focus'>,
  size: Points,
  most: { w: Inches; h: Inches },
  { tight, signOf }: Pick<DiagramContext, 'tight' | 'signOf'>,
): { w: Inches; h: Inches } | null {
  let fallback: { w: Inches; h: Inches } | null = null;
  for (let w = 1.4; w <= most.w; w += 0.2) {
    const h = shapeHeight(flow, 'ellipse', w, size, focus && signOf(focus));
    if (h === null || h > most.h || h > w * (tight ? 0.9 : 0.75)) continue;
    const box = { w, h: Math.min(most.h, Math.max(h, w * 0.55)) };
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

/** One part above the centre and one below: in a slot that is not wide, lines down the page have room for labels. */
export function placeInStack(hub: Hub, size: Points, context: DiagramContext): SketchNode[][] {
  const { parts } = hub;
  const { area } = context;
  const middle = centerSize(hub, size, { w: area.w * 0.6, h: area.h * 0.4 }, context);
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
  return [[center(hub, hole, context), ...nodes]];
}

/** One part at the left of the centre and one at the right: in a wide slot the picture reads like a line of text. */
export function placeInRow(hub: Hub, size: Points, context: DiagramContext): SketchNode[][] {
  const { parts } = hub;
  const { area } = context;
  const middle = centerSize(hub, size, { w: area.w * 0.3, h: area.h * 0.9 }, context);
  if (!middle || parts.length !== 2) return [];
  const line = Math.max(0.8, largestPlate(size, context, [1.9, 1.45]).w + 0.6);
  const w = Math.min(3, (area.w - middle.w) / 2 - line);
  if (w < 1.4) return [];
  const least = commonHeight(parts, w, size, context);
  if (least === null || least > Math.min(area.h, w * 0.8)) return [];
  const h = roomyHeight(parts, w, least, Math.max(least, Math.min(area.h, 1.25)), size, context);
  const at = centerOf(area);
  const reach = middle.w / 2 + line + w / 2;
  const nodes = parts.map((node, i) =>
    sketchNode(node, boxAround({ x: at.x + (i === 0 ? -reach : reach), y: at.y }, w, h), context),
  );
  return [[center(hub, boxAround(at, middle.w, middle.h), context), ...nodes]];
}

/** Parts in two columns beside the centre: for many parts, or little width. */
export function placeInColumns(hub: Hub, size: Points, context: DiagramContext): SketchNode[][] {
  const { parts } = hub;
  const { area } = context;
  const middle = centerSize(hub, size, { w: area.w * 0.36, h: area.h * 0.6 }, context);
  if (!middle || parts.length < 3) return [];
  // Clockwise from twelve: the right column downward, then the left one upward.
  const right = parts.slice(0, Math.ceil(parts.length / 2));
  const left = parts.slice(right.length);
  const labels = largestPlate(size, context, [0.85, 1.1]);
  const line = context.tight ? labels.w + 0.35 : context.edgeLabels.size > 0 ? 1.1 : 0.45;
  const widest = (area.w - middle.w) / 2 - line;
  if (widest < context.narrowest) return [];
  const w = Math.min(widest, 3);
  const least = commonHeight(parts, w, size, context);
  if (least === null) return [];
  const rows = right.length;
  const h = roomyHeight(parts, w, least, Math.max(least, (area.h - (rows - 1) * 0.4) / rows), size, context);
  const gap = rows > 1 ? Math.min(0.9, (area.h - rows * h) / (rows - 1)) : 0;
  if (gap < 0.12) return [];
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
    center(hub, boxAround(at, middle.w, middle.h), context),
    ...column(right, at.x + reach - w, false),
    ...column(left, at.x - reach, true),
  ];
  return nodes.every((node) => contains(area, node.box)) ? [nodes] : [];
}

/** The centre at the left, its parts in a column at the right: the widest nodes, and a line of its own for each label. */
export function placeAtSide(hub: Hub, size: Points, context: DiagramContext): SketchNode[][] {
  const { parts } = hub;
  const { area } = context;
  const count = parts.length;
  const middle = centerSize(hub, size, { w: area.w * 0.4, h: area.h * 0.8 }, context);
  if (!middle || count === 0) return middle ? [[center(hub, centred(area, middle), context)]] : [];
  // Labels on one line where the nodes can spare the width.
  const lines = [1.9, 1.45, 1.1, 0.85].map((each) => largestPlate(size, context, [each]).w + 0.5);
  const line = Math.max(0.6, lines.find((each) => area.w - middle.w - each >= 2) ?? lines.at(-1)!);
  const widest = area.w - middle.w - line;
  if (widest < context.narrowest) return [];
  for (const w of [Math.min(widest, 2.6), Math.min(widest, 3.4)]) {
    const least = commonHeight(parts, w, size, context);
    if (least === null || count * least + (count - 1) * 0.12 > area.h) continue;
    const h = roomyHeight(parts, w, least, Math.max(least, area.h / count - 0.25), size, context);
    const gap = count > 1 ? Math.min(0.9, (area.h - count * h) / (count - 1)) : 0;
    const reach = Math.min(area.w - middle.w - w, Math.max(line, 1.6) * (count > 3 ? 1.3 : 1));
    const left = area.x + (area.w - middle.w - reach - w) / 2;
    const at = centerOf(area);
    const top = at.y - (count * h + (count - 1) * gap) / 2;
    const nodes = parts.map((node, i) =>
      sketchNode(node, { x: left + middle.w + reach, y: top + i * (h + gap), w, h }, context),
    );
    return [
      [center(hub, boxAround({ x: left + middle.w / 2, y: at.y }, middle.w, middle.h), context), ...nodes],
    ];
  }
  return [];
}

/** The centre on top, its parts in a row under it. */
export function placeOnTop(hub: Hub, size: Points, context: DiagramContext): SketchNode[][] {
  const { parts } = hub;
  const { area } = context;
  const count = parts.length;
  const middle = centerSize(hub, size, { w: area.w * 0.7, h: area.h * 0.5 }, context);
  if (!middle || count < 2) return [];
  const line = Math.max(0.5, largestPlate(size, context, [1.45]).h + 0.35);
  const w = Math.min(2.6, (area.w - (count - 1) * 0.15) / count);
  if (w < context.narrowest) return [];
  const least = commonHeight(parts, w, size, context);
  const room = area.h - middle.h - line;
  if (least === null || least > room) return [];
  const h = roomyHeight(parts, w, least, Math.max(least, Math.min(room, 1.1)), size, context);
  const gap = Math.min(0.6, (area.w - count * w) / (count - 1));
  const reach = Math.min(area.h - middle.h - h, line * 1.5);
  const at = centerOf(area);
  const top = at.y - (middle.h + reach + h) / 2;
  const left = at.x - (count * w + (count - 1) * gap) / 2;
  const nodes = parts.map((node, i) =>
    sketchNode(node, { x: left + i * (w + gap), y: top + middle.h + reach, w, h }, context),
  );
  return [
    [center(hub, boxAround({ x: at.x, y: top + middle.h / 2 }, middle.w, middle.h), context), ...nodes],
  ];
}

function centred(area: Box, { w, h }: { readonly w: Inches; readonly h: Inches }): Box {
  const { x, y } = centerOf(area);
  return boxAround({ x, y }, w, h);
}
