import type { Arrangement } from '../diagrams/arrangement.ts';
import type { DiagramContext, Sketch } from '../diagrams/sketch.ts';
import { arrangeBoard, boardHeights, boardLosses, boardMembers, divide, fieldOf, panel } from './board.ts';

const names = [
  'key-partners',
  'key-activities',
  'key-resources',
  'value-propositions',
  'customer-relationships',
  'channels',
  'customer-segments',
  'cost-structure',
  'revenue-streams',
] as const;

/** The business model canvas: nine fields, what is offered in the middle; those that nothing is said of stay empty. */
export const canvas: Arrangement = {
  name: 'canvas',
  isList: true,
  things: true,
  needs: { kind: 'parts', names, optional: names },
  draw: { kind: 'sketch', sketch: arrangeBoard(sketchCanvas) },
  heights: boardHeights,
  members: boardMembers(),
  losses: boardLosses('canvas'),
  explainsNodes: () => false,
};

const gap = 0.09;

function sketchCanvas(size: number, context: DiagramContext): Omit<Sketch, 'size'> | null {
  const { area, diagram } = context;
  const [upper, lower] = divide(area, 'down', [2.3, 1], gap);
  const columns = divide(upper!, 'across', [1, 1, 1, 1, 1], gap);
  const halves = (i: number) => divide(columns[i]!, 'down', [1, 1], gap);
  const boxes = [columns[0]!, ...halves(1), columns[2]!, ...halves(3), columns[4]!];
  boxes.push(...divide(lower!, 'across', [1, 1], gap));
  const panels = names.map((name, i) => {
    const color = name === 'value-propositions' ? ('accent2' as const) : ('accent1' as const);
    return panel(fieldOf(diagram, name), boxes[i]!, { color }, size, context);
  });
  const nodes = panels.flatMap((each) => each ?? []);
  return panels.includes(null) ? null : { nodes, links: [], texts: [] };
}
