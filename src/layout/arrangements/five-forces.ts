import type { Arrangement } from '../diagrams/arrangement.ts';
import { type DiagramContext, plainLink, type Sketch } from '../diagrams/sketch.ts';
import {
  arrangeBoard,
  boardHeights,
  boardLosses,
  boardMembers,
  divide,
  fieldOf,
  headHeight,
  panel,
} from './board.ts';

const names = ['rivalry', 'new-entrants', 'suppliers', 'buyers', 'substitutes'] as const;

/** Rivalry in the middle, and four forces that press on it. */
export const fiveForces: Arrangement = {
  name: 'five-forces',
  isList: true,
  things: true,
  needs: { kind: 'parts', names, optional: [] },
  draw: { kind: 'sketch', sketch: arrangeBoard(sketchForces) },
  heights: boardHeights,
  members: boardMembers(),
  losses: boardLosses('five-forces'),
  explainsNodes: () => false,
};

function sketchForces(size: number, context: DiagramContext): Omit<Sketch, 'size'> | null {
  const { area, diagram } = context;
  const [left, middle, right] = divide(area, 'across', [1, 1.1, 1], Math.min(0.7, area.w * 0.06));
  const [top, center, bottom] = divide(middle!, 'down', [1, 1.05, 1], Math.min(0.36, area.h * 0.08));
  const tall = Math.min(area.h, center!.h + 1.1);
  const beside = { y: center!.y + center!.h / 2 - tall / 2, h: tall };
  const boxes = [center!, top!, { ...left!, ...beside }, { ...right!, ...beside }, bottom!];
  const heads = names.map((name, i) => headHeight(fieldOf(diagram, name), boxes[i]!.w, size, context));
  if (heads.includes(null)) return null;
  // Of one height, so that arrows between them are level.
  const head = Math.max(...heads.map((each) => each ?? 0));
  const panels = names.map((name, i) => {
    const color = i === 0 ? ('accent2' as const) : ('accent1' as const);
    return panel(fieldOf(diagram, name), boxes[i]!, { color, head }, size, context);
  });
  if (panels.includes(null)) return null;
  const press = { endArrow: true, width: 3.5, color: 'accent1' as const };
  // The sides of a panel are those of its list, but for its upper one.
  const links = [
    plainLink('in new-entrants', 'part rivalry', context, { ...press, sides: [['bottom', 'top']] }),
    plainLink('in suppliers', 'in rivalry', context, { ...press, sides: [['right', 'left']] }),
    plainLink('in buyers', 'in rivalry', context, { ...press, sides: [['left', 'right']] }),
    plainLink('part substitutes', 'in rivalry', context, { ...press, sides: [['top', 'bottom']] }),
  ];
  return { nodes: panels.flatMap((each) => each ?? []), links, texts: [] };
}
