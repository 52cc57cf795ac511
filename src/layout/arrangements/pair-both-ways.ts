import type { Deck, Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import { type Box, type Inches, type Points, textOn, towardBackground } from '../../theme/index.ts';
import type { Arrangement } from '../diagrams/arrangement.ts';
import { detailOf } from '../diagrams/diagram-context.ts';
import { type EdgeLabels, noWords, wordEdges } from '../diagrams/edge-wording.ts';
import { iconMark } from '../diagrams/icon-mark.ts';
import { iconOf } from '../diagrams/node-sign.ts';
import { textRoom } from '../diagrams/node-size.ts';
import {
  type DiagramContext,
  linksOf,
  type Sketch,
  type SketchMark,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { fits } from '../text/fit-size.ts';
import { typeSizes } from '../text/type-sizes.ts';
import { lossesOf, lostEdges } from './losses.ts';
import { pairLosses } from './pair-edges.ts';
import { sketchPairsList } from './pairs-list.ts';

/** Two things, large, and between them an arrow for each way in which one is said to act on the other. */
export const pairBothWays: Arrangement = {
  name: 'pair-both-ways',
  suits: ({ pairs, edges, worded, place }) =>
    pairs && edges === 1 && worded === 1 && place === 'alone'
      ? 'it is a pair, and how it acts has words'
      : null,
  needsEdges: true,
  draw: { kind: 'sketch', sketch: arrangePair },
  heights: () => ({ least: 2, good: 3.4, most: Number.POSITIVE_INFINITY }),
  explainsNodes: () => false,
  losses: lossesOf(
    pairLosses('pair-both-ways'),
    lostEdges('pair-both-ways', withoutArrow, 'whose words say nothing of a way, beside those that do'),
  ),
};

/** Words of a way, and which way it leads. */
interface Way {
  readonly edge: DiagramEdge;
  readonly text: string;
  readonly onward: boolean;
}

function waysIn(edges: readonly DiagramEdge[], first: DiagramNode, labels: EdgeLabels): Way[] {
  return edges.flatMap((edge) => {
    const { on, there, back } = labels.get(edge) ?? noWords;
    const ahead = edge.from === first.id;
    return [
      ...(there === null ? [] : [{ edge, text: there, onward: ahead }]),
      ...(back === null ? [] : [{ edge, text: back, onward: !ahead }]),
      ...(on === null || !edge.directed ? [] : [{ edge, text: on, onward: ahead }]),
    ];
  });
}

/** Arrows are drawn of what is worded; where nothing is, lines of all. */
function withoutArrow(diagram: Diagram, deck: Deck): readonly DiagramEdge[] {
  const { edges, nodes } = diagram;
  if (nodes.length !== 2) return [];
  const drawn = new Set(waysIn(edges, nodes[0]!, wordEdges(diagram, deck)).map(({ edge }) => edge));
  return drawn.size === 0 ? [] : edges.filter((edge) => !drawn.has(edge));
}

function arrangePair(context: DiagramContext): readonly Sketch[] {
  const { edges, nodes } = context.diagram;
  // Several pairs stand one below the other.
  if (nodes.length !== 2) return sketchPairsList(context);
  const ways = waysIn(edges, nodes[0]!, context.edgeLabels);
  ways.sort((a, b) => Number(b.onward) - Number(a.onward));
  for (const size of sizesOf(context)) {
    const sketch = sketchPair(size, ways, context);
    if (sketch) return [sketch];
  }
  return [];
}

/** What a slide is about may be as large as its lead. */
function sizesOf({ slide, label }: DiagramContext): Points[] {
  return [...typeSizes(Math.max(slide.theme.type.lead * 1.3, label.max), label.min)];
}

const gap: Inches = 0.22;

function sketchPair(size: Points, ways: readonly Way[], context: DiagramContext): Sketch | null {
  const { area, diagram, slide } = context;
  const { theme } = slide;
  const w = Math.min(3.4, area.w * 0.29);
  const room = area.w > 8 ? Math.min(area.w - 2 * w, 5.2) : area.w - 2 * w;
  const h = Math.min(area.h, 4.2);
  const y = area.y + (area.h - h) / 2;
  const left = area.x + (area.w - 2 * w - room) / 2;
  const blocks = diagram.nodes.map((node, i): SketchNode => {
    const box: Box = { x: i === 0 ? left : left + w + room, y, w, h };
    const { color } = context.styleOf(node);
    const detail = detailOf(node);
    const flow = context.words([
      { text: node.label, bold: true },
      ...(detail === null ? [] : [{ text: detail, scale: 0.75, space: 0.2 }]),
    ]);
    // The second of two of one kind is told by its shade.
    const alike = i === 1 && color === context.styleOf(diagram.nodes[0]!).color;
    const fill = alike ? towardBackground(theme, { color }, slide.background, 0.2) : ({ color } as const);
    return sketchNode(node, box, context, {
      shape: 'round-rect',
      flow,
      fill: 'solid',
      paint: { fill, line: null, radius: 0.14 },
      inset: { left: 0.2, right: 0.2, top: 0.15, bottom: 0.15 },
    });
  });
  const marks: SketchMark[] = [];
  const signed = blocks.map(({ node, box, paint, ...block }, i): SketchNode => {
    const icon = iconOf(diagram.nodes[i]!, slide);
    const fill = paint!.fill!;
    if (!icon || h < 2.6) return { ...block, node, box, paint: paint! };
    const side = Math.min(1.3, h * 0.34);
    const text = block.flow!.measure(w - 0.45, size).height;
    const y = box.y + (h - side - 0.25 - text) / 2;
    marks.push(iconMark(icon, block.key, { x: box.x, y, w, h: side }, 1, textOn(theme, fill)));
    const inset = { left: 0.2, right: 0.2, top: y - box.y + side + 0.2, bottom: 0.05 };
    return { ...block, node, box, paint: paint!, inset, anchor: 'top' };
  });
  if (signed.some(({ flow, inset }) => !fits(flow!, textRoom('round-rect', w, h, undefined, 0, inset), size)))
    return null;
  const own = { marks, ownSigns: true } as const;
  if (ways.length === 0) {
    return { size, nodes: signed, links: linksOf(diagram.edges, context, { width: 4.5 }), texts: [], ...own };
  }
  const inner: Box = { x: left + w + gap, y, w: room - 2 * gap, h };
  const arrows = arrowsIn(inner, ways, size, context);
  return arrows && { size, nodes: [...signed, ...arrows], links: [], texts: [], ...own };
}

/** Arrows one below the other, the way there first, their words in them. */
function arrowsIn(
  area: Box,
  ways: readonly Way[],
  size: Points,
  context: DiagramContext,
): SketchNode[] | null {
  const { theme, background } = context.slide;
  const pitch = area.h / ways.length;
  const h = Math.min(1.9, pitch * 0.92);
  const own = Math.max(context.label.min, Math.min(size - 2, 22));
  const nodes = ways.map(({ edge, text, onward }, i): SketchNode => {
    const fill = onward
      ? theme.roles.emphasis
      : towardBackground(theme, theme.roles.accent, background, 0.75);
    return {
      key: `${onward ? 'forward' : 'backward'} ${edge.id}`,
      of: [edge.from, edge.to],
      node: null,
      flow: context.words([{ text, bold: true, color: textOn(theme, fill) }]),
      box: { x: area.x, y: area.y + i * pitch + (pitch - h) / 2, w: area.w, h },
      shape: onward ? 'right-arrow' : 'left-arrow',
      color: 'accent2',
      fill: 'solid',
      paint: { fill, line: null },
      size: own,
    };
  });
  return nodes.every(({ flow, shape }) => fits(flow!, textRoom(shape, area.w, h), own)) ? nodes : null;
}
