import type { Diagram } from '../../deck/index.ts';
import type { Box, ColorRef, Inches } from '../../theme/index.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import type { DiagramContext, SketchNode } from '../diagrams/sketch.ts';
import { type Band, columnsOf } from './kanban.ts';

/** The head of a lane, at its start, and what lies under every other lane, so that they can be told apart. */
export function laneNodes(
  lane: Band,
  i: number,
  box: Box,
  look: {
    readonly head: Inches;
    readonly flow: ReturnType<DiagramContext['words']>;
    readonly fill: ColorRef;
    readonly band: ColorRef;
  },
): { readonly band: readonly SketchNode[]; readonly head: SketchNode } {
  const { x, y, h } = box;
  const band = { paint: { fill: look.band, line: null }, passable: true } as const;
  const head = {
    flow: look.flow,
    paint: { fill: look.fill, line: null },
    inset: { left: 0.1, right: 0.1, top: 0, bottom: 0 },
  };
  return {
    band: i % 2 === 0 ? [plainNode(`lane ${lane.id}`, box, band)] : [],
    head: plainNode(`head ${lane.id}`, { x, y: y + 0.03, w: look.head, h: h - 0.06 }, head),
  };
}

/** Why a diagram has no lanes; null: it has. */
export function claimsLanes(diagram: Diagram): string | null {
  return columnsOf(diagram).length > 1
    ? null
    : 'they are in one group and of one kind, so that nothing puts them in lanes';
}
