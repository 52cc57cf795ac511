import type { Diagram, DiagramGroup, DiagramNode } from '../../deck/index.ts';
import { type Box, type Inches, type Points, readableOn, towardBackground } from '../../theme/index.ts';
import { type Arrangement, membersInParts } from '../diagrams/arrangement.ts';
import { iconMark } from '../diagrams/icon-mark.ts';
import { iconOf } from '../diagrams/node-sign.ts';
import { labelSizes } from '../diagrams/node-size.ts';
import { noRoom, plainNode } from '../diagrams/plain-node.ts';
import {
  type DiagramContext,
  type Sketch,
  type SketchMark,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import type { Flow } from '../text/set-text.ts';
import { allEdges } from './losses.ts';

/** A group that grew: a tile for each thing, a colour for each time that some were added, how many at their left. */
export const tilesGrowth: Arrangement = {
  name: 'tiles-growth',
  suits: ({ grows, nodes, place }) =>
    grows && nodes <= 24 && place !== 'beside'
      ? `a group of ${nodes} that extends another shows what was added`
      : null,
  things: true,
  isList: true,
  draw: { kind: 'sketch', sketch: arrangeTiles },
  heights: ({ nodes }) => {
    const rows = Math.ceil(nodes.length / 5) + 1;
    return { least: rows * 0.6, good: rows * 0.9, most: Math.max(2.4, rows * 1.15) };
  },
  explainsNodes: () => false,
  losses: allEdges('tiles-growth', 'between its things'),
  members: membersInParts(24, ordered),
  claims: ({ groups }) =>
    groups?.some((group) => group.adds) ? null : 'no group among them extends another ("extends:")',
};

interface Generation {
  readonly group: DiagramGroup | null;
  readonly nodes: readonly DiagramNode[];
  /** How many they are, those on other slides too. */
  readonly count: number;
  readonly color: (typeof colors)[number];
}

function generationsOf({ groups = [], nodes, goesOn }: Diagram): Generation[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const grouped = new Set(groups.flatMap((group) => group.members));
  const rest = nodes.filter(({ id }) => !grouped.has(id));
  return [
    ...groups.map((group) => {
      const own = group.members.flatMap((id) => byId.get(id) ?? []);
      return { group, nodes: own, count: goesOn ? group.members.length : own.length };
    }),
    { group: null, nodes: rest, count: goesOn ? goesOn.count - grouped.size : rest.length },
  ]
    .map((each, i) => ({ ...each, color: colors[i % colors.length]! }))
    .filter((each) => each.nodes.length > 0);
}

function ordered(diagram: Diagram): readonly DiagramNode[] {
  return [...new Set(generationsOf(diagram).flatMap(({ nodes }) => nodes))];
}

function arrangeTiles(context: DiagramContext): readonly Sketch[] {
  const generations = generationsOf(context.diagram);
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const largest = Math.max(...generations.map(({ nodes }) => nodes.length));
    for (const columns of context.area.w > 7 ? [Math.min(5, Math.max(2, largest)), 6, 4, 7] : [3, 4, 2]) {
      const sketch = sketchTiles(generations, columns, size, context);
      if (sketch) return [sketch];
    }
  }
  return [];
}

const gap: Inches = 0.12;
const apart: Inches = 0.28;
const numberScales = [2.4, 2.1, 1.8, 1.5, 1.2, 1];
const colors = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5'] as const;

function sketchTiles(
  generations: readonly Generation[],
  columns: number,
  size: Points,
  context: DiagramContext,
): Sketch | null {
  const { area, slide } = context;
  const { theme, background } = slide;
  const lead = Math.min(2.2, area.w * 0.19);
  const w = (area.w - lead - columns * gap) / columns;
  const rows = generations.reduce((sum, { nodes }) => sum + Math.ceil(nodes.length / columns), 0);
  const room = area.h - (generations.length - 1) * apart - (rows - generations.length) * gap;
  const h = Math.min(1.15, room / rows);
  if (h < 0.42 || w < 0.9) return null;
  const nodes: SketchNode[] = [];
  const heads: {
    readonly key: string;
    readonly of: readonly string[];
    readonly box: Box;
    readonly ways: readonly Flow[];
  }[] = [];
  const marks: SketchMark[] = [];
  let y = area.y + (area.h - (rows * h + area.h - room)) / 2;
  for (const { group, nodes: things, count, color } of generations) {
    const full = readableOn(theme, { color }, background);
    const fill = towardBackground(theme, { color }, background, 0.86);
    const lines = Math.ceil(things.length / columns);
    const tall = lines * h + (lines - 1) * gap;
    const head = countOf(group, count, full, context);
    const box = { x: area.x, y, w: lead - 0.15, h: tall };
    heads.push({ key: `count ${group?.id ?? 'rest'}`, of: [things[0]!.id], box, ways: head });
    for (const [n, node] of things.entries()) {
      const tile: Box = {
        x: area.x + lead + (n % columns) * (w + gap),
        y: y + Math.floor(n / columns) * (h + gap),
        w,
        h,
      };
      const icon = iconOf(node, slide);
      const side = icon ? Math.min(0.42, h * 0.5) : 0;
      const flow = context.words([{ text: node.label, bold: true, color: full }], icon ? 'left' : 'center');
      const inset = { ...noRoom, left: icon ? side + 0.24 : 0.1, right: 0.08 };
      if (!fits(flow, { w: w - inset.left - inset.right, h: h - 0.06 }, size)) return null;
      nodes.push(
        sketchNode(node, tile, context, {
          shape: 'rect',
          flow,
          paint: { fill, line: null, ink: 'own' },
          inset,
        }),
      );
      if (icon) marks.push(iconMark(icon, node.id, { x: tile.x + 0.12, y: tile.y, w: side, h }, 1, full));
    }
    y += tall + apart;
  }
  // All numbers have one size.
  const scale = numberScales.findIndex((_, i) => heads.every(({ box, ways }) => fits(ways[i]!, box, size)));
  if (scale < 0) return null;
  nodes.push(
    ...heads.map(({ key, of, box, ways }) => plainNode(key, box, { of, flow: ways[scale]!, anchor: 'top' })),
  );
  return { size, nodes, links: [], texts: [], marks, ownSigns: true };
}

/** How many there are, or are added, and in which group: large if there is room. */
function countOf(
  group: DiagramGroup | null,
  count: number,
  color: ReturnType<typeof readableOn>,
  context: DiagramContext,
): Flow[] {
  const number = group?.adds ? `+${count}` : String(count);
  const words = group ? [{ text: group.label, scale: 0.8, space: 0 }] : [];
  return numberScales.map((scale) =>
    context.words([{ text: number, bold: true, scale, color }, ...words], 'left'),
  );
}
