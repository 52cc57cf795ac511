import type { DiagramNode } from '../../deck/index.ts';
import type { Box, Inches, Points } from '../../theme/index.ts';
import { type Flow, setText } from '../text/set-text.ts';
import { shapeHeight, textRoom } from './node-size.ts';
import type { DiagramContext, SketchNode } from './sketch.ts';
import { sketchNode } from './sketch-nodes.ts';

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
  flow: Flow,
  size: Points,
  most: { w: Inches; h: Inches },
  { snug }: Pick<DiagramContext, 'snug'>,
): { w: Inches; h: Inches } | null {
  let fallback: { w: Inches; h: Inches } | null = null;
  for (let w = 1.4; w <= most.w; w += 0.2) {
    const h = shapeHeight(flow, 'ellipse', w, size);
    if (h === null || h > most.h || h > w * (snug ? 0.9 : 0.75)) continue;
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
