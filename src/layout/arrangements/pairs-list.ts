import type { DiagramEdge, DiagramNode } from '../../deck/index.ts';
import { type Box, type Inches, type Points, readableOn, towardBackground } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { noWords } from '../diagrams/edge-wording.ts';
import { labelSizes, textRoom } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  plainLink,
  type Sketch,
  type SketchLink,
  type SketchNode,
  type SketchText,
  sketchNode,
} from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { pairLosses, pairMembers } from './pair-edges.ts';

/** Pairs in numbered rows: a pill on both sides, an arrow for each way that is worded. */
export const pairsList: Arrangement = {
  name: 'pairs-list',
  suits: ({ pairs, edges, place }) =>
    pairs && edges >= 3 && edges <= 7 && place === 'alone'
      ? `${edges} pairs have the slide to themselves`
      : null,
  isList: true,
  needsEdges: true,
  draw: { kind: 'sketch', sketch: sketchPairsList },
  heights: ({ edges }) => {
    const rows = Math.max(1, edges.length);
    return { least: rows * 0.62, good: rows * 0.98, most: rows * 1.15 };
  },
  explainsNodes: () => false,
  members: pairMembers(7),
  losses: pairLosses('pairs-list'),
};

export function sketchPairsList(context: DiagramContext): readonly Sketch[] {
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchRows(size, context);
    if (sketch) return [sketch];
  }
  return [];
}

const tallest: Inches = 0.84;
const pitchMost: Inches = 1.05;

function sketchRows(size: Points, context: DiagramContext): Sketch | null {
  const { area, diagram, slide } = context;
  const { theme, background } = slide;
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  const rows = diagram.edges;
  const before = diagram.goesOn?.before ?? 0;
  const pitch = Math.min(pitchMost, area.h / rows.length);
  const h = Math.min(tallest, pitch - 0.1);
  if (h < 0.36) return null;
  const numbered = rows.length > 1 && area.w > 6;
  const disc = numbered ? Math.min(0.62, h) : 0;
  const lead = numbered ? disc + 0.35 : 0;
  const w = Math.min(3.9, (area.w - lead) * 0.36);
  const room = Math.min(area.w - lead - 2 * w, 3.4);
  const wide = lead + 2 * w + room;
  const left = area.x + (area.w - wide) / 2;
  const top = area.y + (area.h - rows.length * pitch) / 2;
  const small = Math.max(context.label.min, size - 3);
  const nodes: SketchNode[] = [];
  const links: SketchLink[] = [];
  const texts: SketchText[] = [];
  const seen = new Map<string, number>();
  const keyOf = ({ id }: DiagramNode) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id} ${times}`;
  };
  for (const [i, edge] of rows.entries()) {
    const y = top + i * pitch + (pitch - h) / 2;
    const color = rowColors[(before + i) % rowColors.length]!;
    const full = readableOn(theme, { color }, background);
    const ends = [byId.get(edge.from)!, byId.get(edge.to)!].map((node, side): SketchNode => {
      const box = { x: left + lead + side * (w + room), y, w, h };
      return sketchNode(node, box, context, {
        key: keyOf(node),
        shape: 'terminator',
        flow: context.textFlow(node.label, 'strong'),
        paint: { fill: towardBackground(theme, { color }, background, 0.86), line: null },
      });
    });
    if (numbered)
      nodes.push({
        key: `number ${edge.id}`,
        of: [ends[0]!.key],
        node: null,
        flow: context.textFlow(String(before + i + 1), 'strong'),
        box: { x: left, y: y + (h - disc) / 2, w: disc, h: disc },
        shape: 'ellipse',
        color,
        fill: 'solid',
        paint: { fill: full, line: null },
        inset: { left: 0, right: 0, top: 0, bottom: 0 },
      });
    if (ends.some(({ flow }) => !fits(flow!, textRoom('terminator', w, h), size))) return null;
    nodes.push(...ends);
    const between: Box = { x: left + lead + w, y, w: room, h };
    const drawn = joinRow(edge, ends, between, small, full, context);
    if (!drawn) return null;
    nodes.push(...drawn.nodes);
    links.push(...drawn.links);
    texts.push(...drawn.texts);
  }
  return { size, nodes, links, texts };
}

const rowColors = ['accent1', 'accent2', 'accent4', 'accent5', 'accent3'] as const;

type Joined = Pick<Sketch, 'nodes' | 'links' | 'texts'>;

/** An arrow for each worded way, its words on its outer side; else one line with the label that both share. */
function joinRow(
  edge: DiagramEdge,
  [first, second]: readonly SketchNode[],
  area: Box,
  size: Points,
  color: ReturnType<typeof readableOn>,
  context: DiagramContext,
): Joined | null {
  const { on, there, back } = context.edgeLabels.get(edge) ?? noWords;
  const width = area.w - 0.3;
  const middle = area.y + area.h / 2;
  const link = plainLink(first!.key, second!.key, context, {
    edge,
    sides: [['right', 'left']],
    width: 2.25,
    startArrow: back !== null,
    endArrow: there !== null || edge.directed,
  });
  const ways = [
    ...(there === null ? [] : [{ text: there, over: true, part: 'forward' }]),
    ...(back === null ? [] : [{ text: back, over: false, part: 'backward' }]),
    ...(on === null ? [] : [{ text: on, over: true, part: '' }]),
  ];
  const texts: SketchText[] = [];
  for (const { text, over, part } of ways) {
    const said = part === '' ? text : part === 'forward' ? `${text}\u00a0→` : `←\u00a0${text}`;
    const flow = context.words([{ text: said, bold: true, color }]);
    const { cut, height } = flow.measure(width, size);
    if (cut || height + 0.05 > area.h / 2 + 0.12) return null;
    const y = over ? middle - 0.06 - height : middle + 0.06;
    texts.push({
      name: `Label ${edge.id}${part === '' ? '' : ` ${part}`}`,
      of: [first!.key, second!.key],
      flow,
      size,
      box: { x: area.x + 0.15, y, w: width, h: height },
      plate: false,
      anchor: over ? 'bottom' : 'top',
    });
  }
  return { nodes: [], links: [link], texts };
}
