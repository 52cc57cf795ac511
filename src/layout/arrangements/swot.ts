import type { Arrangement } from '../diagrams/arrangement.ts';
import type { DiagramContext, Sketch } from '../diagrams/sketch.ts';
import { arrangeBoard, boardHeights, boardLosses, boardMembers, divide, fieldOf, panel } from './board.ts';

const names = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;

/** Two by two: what helps in one colour, what harms in the other; within above, outside below. */
export const swot: Arrangement = {
  name: 'swot',
  isList: true,
  things: true,
  needs: { kind: 'parts', names, optional: [] },
  draw: { kind: 'sketch', sketch: arrangeBoard(sketchSwot) },
  heights: boardHeights,
  members: boardMembers(),
  losses: boardLosses('swot'),
  explainsNodes: () => false,
};

const gap = 0.14;

function sketchSwot(size: number, context: DiagramContext): Omit<Sketch, 'size'> | null {
  const { area, diagram } = context;
  const rows = divide(area, 'down', [1, 1], gap).flatMap((row) => divide(row, 'across', [1, 1], gap));
  const panels = names.map((name, i) => {
    const color = i % 2 === 0 ? ('accent1' as const) : ('accent2' as const);
    return panel(fieldOf(diagram, name), rows[i]!, { color }, size, context);
  });
  const nodes = panels.flatMap((each) => each ?? []);
  return panels.includes(null) ? null : { nodes, links: [], texts: [] };
}
