import type { Points } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import type { DiagramContext, Sketch } from '../diagrams/sketch.ts';
import {
  allFit,
  arrangeBoard,
  boardHeights,
  boardLosses,
  boardMembers,
  divide,
  fieldOf,
  lineOf,
  tile,
} from './board.ts';

const names = ['roof', 'pillars', 'foundation'] as const;

/** What all of it is for as a roof, what carries it as pillars, and what they stand on. */
export const house: Arrangement = {
  name: 'house',
  isList: true,
  things: true,
  needs: { kind: 'parts', names, optional: ['foundation'] },
  draw: { kind: 'sketch', sketch: arrangeBoard(sketchHouse) },
  heights: boardHeights,
  members: boardMembers(['roof', 'foundation'], 8),
  losses: boardLosses('house'),
  explainsNodes: () => false,
};

const gap = 0.12;

function sketchHouse(size: Points, context: DiagramContext): Omit<Sketch, 'size'> | null {
  const { diagram } = context;
  const area = { ...context.area };
  const wide = Math.min(area.w, area.h * 2.3);
  const room = { ...area, x: area.x + (area.w - wide) / 2, w: wide };
  const foundation = fieldOf(diagram, 'foundation');
  const pillars = fieldOf(diagram, 'pillars').ids;
  if (pillars.length > 8) return null;
  const shares = foundation.ids.length > 0 ? [1.25, 2.4, 0.7] : [1.25, 2.6];
  const [roof, walls, ground] = divide(room, 'down', shares, gap);
  // A roof is wider than what stands under it, and its top is flat enough for its words.
  const slope = (roof!.w * 0.36) / Math.min(roof!.w, roof!.h);
  const inner = { ...walls!, x: walls!.x + 0.25, w: walls!.w - 0.5 };
  const columns = divide(
    inner,
    'across',
    pillars.map(() => 1),
    Math.min(0.3, inner.w * 0.03),
  );
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  const nodes = [
    tile('part roof', lineOf(fieldOf(diagram, 'roof'), context, 'strong'), roof!, {
      shape: 'trapezoid',
      adjust: slope,
      color: 'accent1',
      fill: 'solid',
    }),
    ...pillars.flatMap((id, i) => {
      const node = byId.get(id);
      if (!node) return [];
      const own = { color: 'accent1', shape: 'rect' } as const;
      const flow = context.flowOf(node);
      return [{ key: `pillar ${id}`, node, flow, box: columns[i]!, ...own, fill: 'soft' as const }];
    }),
    ...(ground
      ? [tile('part foundation', lineOf(foundation, context), ground, { color: 'accent3', fill: 'solid' })]
      : []),
  ];
  return allFit(nodes, size) ? { nodes, links: [], texts: [] } : null;
}
