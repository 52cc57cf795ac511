import type { Diagram, DiagramNode } from '../../deck/index.ts';
import { type Inches, type Points, readableOn, textOn, towardBackground } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { detailOf } from '../diagrams/diagram-context.ts';
import { labelSizes, shapeHeight } from '../diagrams/node-size.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import { type DiagramContext, type Sketch, type SketchNode, sketchNode } from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { allEdges } from './losses.ts';

/** Columns of cards: a column for each group, else for each kind. */
export const kanban: Arrangement = {
  name: 'kanban',
  things: true,
  draw: { kind: 'sketch', sketch: arrangeBoard },
  heights: (diagram) => {
    const most = Math.max(1, ...columnsOf(diagram).map(({ nodes }) => nodes.length));
    return { least: 1 + most * 0.5, good: 1 + most * 0.8, most: Number.POSITIVE_INFINITY };
  },
  explainsNodes: () => false,
  losses: allEdges('kanban', 'between its things'),
  members: (diagram) => {
    const columns = columnsOf(diagram);
    const count = Math.max(1, ...columns.map(({ nodes }) => nodes.length));
    return {
      count,
      most: count,
      take(start, end) {
        const shown = new Set(
          columns.flatMap(({ nodes }) => {
            const at = (i: number) => Math.round((nodes.length * i) / count);
            return nodes.slice(at(start), at(end));
          }),
        );
        return { ...diagram, nodes: diagram.nodes.filter((node) => shown.has(node)) };
      },
    };
  },
  claims: (diagram) =>
    columnsOf(diagram).length > 1
      ? null
      : 'they are in one group and of one kind, so that nothing puts them in columns',
};

export interface Band {
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly DiagramNode[];
  /** How many it has on all slides over which it goes on. */
  readonly total: number;
}

/** The groups that a figure was asked for, else its kinds, each with its things; what is in none of them comes last. */
export function columnsOf(diagram: Diagram): Band[] {
  const { groups = [], nodes, kindNames } = diagram;
  if (groups.length > 1) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const taken = new Set<string>();
    const bands = groups.map(({ id, label, members }): Band => {
      const own = members.filter((each) => !taken.has(each));
      for (const each of own) taken.add(each);
      return { id, label, nodes: own.flatMap((each) => byId.get(each) ?? []), total: own.length };
    });
    const rest = nodes.filter(({ id }) => !taken.has(id));
    const others = rest.length > 0 ? [{ id: 'others', label: '…', nodes: rest, total: rest.length }] : [];
    return [...bands, ...others].filter((band) => band.nodes.length > 0 || band.id !== 'others');
  }
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = nodes.filter((node) => node.kind === kind);
    const label = kind === null ? '…' : (kindNames?.get(kind) ?? kind);
    return { id: `kind-${kind ?? 'none'}`, label, nodes: own, total: own.length };
  });
}

function arrangeBoard(context: DiagramContext): readonly Sketch[] {
  const bands = columnsOf(context.diagram);
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchBoard(bands, size, context);
    if (sketch) return [sketch];
  }
  return [];
}

const gap: Inches = 0.18;
const colors = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const;

function sketchBoard(bands: readonly Band[], size: Points, context: DiagramContext): Sketch | null {
  const { area, slide } = context;
  const { theme, background } = slide;
  const w = Math.min(3.9, (area.w - (bands.length - 1) * gap) / bands.length);
  if (w < 1.2) return null;
  const left = area.x + (area.w - bands.length * w - (bands.length - 1) * gap) / 2;
  const panel = towardBackground(theme, { color: 'accent6' }, background, 0.9);
  const sheet = textOn(theme, { color: 'dark1' });
  const nodes: SketchNode[] = [];
  const heads = bands.map((band) =>
    context.words([{ text: `${band.label}  ${band.total}`, bold: true }], 'left'),
  );
  const head = Math.max(0.5, ...heads.map((flow) => flow.measure(w - 0.3, size).height + 0.18));
  if (heads.some((flow) => flow.measure(w - 0.3, size).cut)) return null;
  const inner = w - 0.28;
  for (const [i, band] of bands.entries()) {
    const x = left + i * (w + gap);
    const color = colors[i % colors.length]!;
    const full = readableOn(theme, { color }, background, 3);
    nodes.push(
      plainNode(
        `column ${band.id}`,
        { x, y: area.y, w, h: area.h },
        {
          paint: { fill: panel, line: null },
          passable: true,
        },
      ),
      plainNode(
        `head ${band.id}`,
        { x, y: area.y, w, h: head },
        {
          flow: heads[i]!,
          paint: { fill: full, line: null },
          inset: { left: 0.15, right: 0.15, top: 0, bottom: 0 },
        },
      ),
    );
    const flows = band.nodes.map((node) => {
      const detail = detailOf(node);
      const more = detail === null ? [] : [{ text: detail, scale: 0.8, space: 0.05 }];
      return context.words([{ text: node.label, bold: detail !== null }, ...more], 'left');
    });
    const heights = flows.map((flow) => shapeHeight(flow, 'rect', inner - 0.1, size));
    if (heights.some((each) => each === null)) return null;
    const count = band.nodes.length;
    const between = 0.12;
    const spare = area.h - head - 0.28 - (count - 1) * between;
    const needed = heights.reduce<number>((sum, each) => sum + each!, 0);
    if (needed > spare + 1e-6) return null;
    const grow = Math.min(0.5, count === 0 ? 0 : (spare - needed) / count);
    let y = area.y + head + 0.14;
    for (const [n, node] of band.nodes.entries()) {
      const h = heights[n]! + grow;
      const card = { x: x + 0.14, y, w: inner, h };
      nodes.push(
        sketchNode(node, card, context, {
          shape: 'rect',
          flow: flows[n]!,
          paint: { fill: sheet, line: null, ink: textOn(theme, sheet) },
          inset: { left: 0.15, right: 0.1, top: 0.04, bottom: 0.04 },
        }),
      );
      nodes.push(
        plainNode(
          `edge ${node.id}`,
          { ...card, w: 0.06 },
          { of: [node.id], paint: { fill: full, line: null }, passable: true },
        ),
      );
      if (!fits(flows[n]!, { w: inner - 0.3, h }, size)) return null;
      y += h + between;
    }
  }
  return { size, nodes, links: [], texts: [], ownSigns: true };
}
