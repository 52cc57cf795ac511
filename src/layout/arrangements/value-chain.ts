import type { Points } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import type { DiagramContext, Sketch, SketchNode } from '../diagrams/sketch.ts';
import {
  allFit,
  arrangeBoard,
  boardHeights,
  boardLosses,
  boardMembers,
  divide,
  fieldOf,
  headFlow,
  headHeight,
  itemSize,
  labelsOf,
  lineOf,
  panel,
  tile,
} from './board.ts';

const support = ['infrastructure', 'human-resources', 'technology', 'procurement'] as const;
const primary = [
  'inbound-logistics',
  'operations',
  'outbound-logistics',
  'marketing-and-sales',
  'service',
] as const;
const names = [...support, ...primary, 'margin'] as const;

/** What supports all of the work in rows above, the work in its order below, and what it earns at the end. */
export const valueChain: Arrangement = {
  name: 'value-chain',
  isList: true,
  things: true,
  needs: { kind: 'parts', names, optional: [...support, 'margin'] },
  draw: { kind: 'sketch', sketch: arrangeBoard(sketchChain) },
  heights: boardHeights,
  members: boardMembers(['margin']),
  losses: boardLosses('value-chain'),
  explainsNodes: () => false,
};

const gap = 0.08;
/** How far the end points on. */
const point = 0.5;

function sketchChain(size: Points, context: DiagramContext): Omit<Sketch, 'size'> | null {
  const { area, diagram } = context;
  const end = Math.min(1.9, area.w * 0.16);
  const body = { ...area, w: area.w - end - gap };
  const rows = support.map((name) => fieldOf(diagram, name)).filter(({ ids }) => ids.length > 0);
  const [above, below] =
    rows.length > 0 ? divide(body, 'down', [rows.length * 0.58, 3], gap * 2) : [null, body];
  const nodes: SketchNode[] = [];
  const small = itemSize(size, context);
  const bands = above
    ? divide(
        above,
        'down',
        rows.map(() => 1),
        gap,
      )
    : [];
  for (const [i, field] of rows.entries()) {
    const [head, rest] = divide(bands[i]!, 'across', [0.27, 0.73], 0);
    const color = 'accent3' as const;
    nodes.push(
      tile(`part ${field.name}`, headFlow(field, context), head!, { color, fill: 'solid', size: small }),
    );
    const line = lineOf(field, context);
    const of = [`part ${field.name}`];
    nodes.push(tile(`in ${field.name}`, line, rest!, { of, color, fill: 'tinted', size: small }));
  }
  const columns = divide(
    below!,
    'across',
    primary.map(() => 1),
    gap,
  );
  const look = { shape: 'home-plate', color: 'accent1' } as const;
  const plate = (w: number, h: number) => 0.16 / Math.min(w, h);
  const heads = primary.map((name, i) =>
    headHeight(fieldOf(diagram, name), columns[i]!.w, size, context, { shape: 'home-plate', adjust: 0.2 }),
  );
  if (heads.includes(null)) return null;
  const head = Math.max(...heads.map((each) => each ?? 0)) + 0.06;
  for (const [i, name] of primary.entries()) {
    const box = columns[i]!;
    const drawn = panel(
      fieldOf(diagram, name),
      box,
      { ...look, head, adjust: plate(box.w, head) },
      size,
      context,
    );
    if (!drawn) return null;
    nodes.push(...drawn);
  }
  const margin = fieldOf(diagram, 'margin');
  const marginFlow = context.textFlow([margin.heading, ...labelsOf(margin, context)].join('\n'), 'strong');
  const box = { x: area.x + area.w - end, y: area.y, w: end, h: area.h };
  nodes.push(
    tile('part margin', marginFlow, box, {
      shape: 'home-plate',
      adjust: point / Math.min(box.w, box.h),
      color: 'accent2',
      fill: 'solid',
    }),
  );
  return allFit(nodes, size) ? { nodes, links: [], texts: [] } : null;
}
