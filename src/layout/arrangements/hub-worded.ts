import type { Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import {
  type Box,
  type Inches,
  type Points,
  readableOn,
  textOn,
  towardBackground,
} from '../../theme/index.ts';
import { type Arrangement, planeHeights } from '../diagrams/arrangement.ts';
import { noWords } from '../diagrams/edge-wording.ts';
import { labelSizes, textRoom } from '../diagrams/node-size.ts';
import { plainNode } from '../diagrams/plain-node.ts';
import {
  type DiagramContext,
  linkOf,
  plainLink,
  type Sketch,
  type SketchNode,
  sketchNode,
} from '../diagrams/sketch.ts';
import { centerOf } from '../geometry.ts';
import { fits } from '../text/fit-size.ts';
import type { Flow } from '../text/set-text.ts';
import { lostEdges } from './losses.ts';

/** One thing, large, and around it what each other is to it: the words of its relationship over its name. */
export const hubWorded: Arrangement = {
  name: 'hub-worded',
  suits: ({ form, nodes, edges, worded, pairs, place }) =>
    form === 'star' && nodes >= 4 && nodes <= 9 && worded === edges && !pairs && place === 'alone'
      ? `one thing is joined with each of the ${nodes - 1} others in words`
      : null,
  draw: { kind: 'sketch', sketch: arrangeHub },
  heights: planeHeights,
  explainsNodes: () => false,
  losses: lostEdges(
    'hub-worded',
    aroundMiddle,
    'between things around the middle',
    'choose "matrix" or another arrangement',
  ),
  claims(diagram) {
    const whole = wholeOf(diagram);
    const bare = diagram.nodes.filter((node) => node !== whole && spokeOf(node, whole, diagram).length === 0);
    if (bare.length === 0 || diagram.center !== null) return null;
    return `no relationship says what ${bare.length === 1 ? 'one of them is' : `${bare.length} of them are`} to the one in the middle`;
  },
};

function wholeOf({ nodes, edges, focus, center }: Diagram): DiagramNode | null {
  const named = nodes.find((node) => node.id === focus);
  if (named) return named;
  const degree = ({ id }: DiagramNode) => edges.filter((edge) => edge.from === id || edge.to === id).length;
  const best = nodes.reduce((most, node) => (degree(node) > degree(most) ? node : most), nodes[0]!);
  // A group's own label stands in the middle where its members are joined with nothing.
  return center !== null && edges.length === 0 ? null : best;
}

function spokeOf({ id }: DiagramNode, whole: DiagramNode | null, { edges }: Diagram): DiagramEdge[] {
  if (!whole) return [];
  return edges.filter(
    (edge) => (edge.from === id && edge.to === whole.id) || (edge.to === id && edge.from === whole.id),
  );
}

/** What joins members with each other has no place here. */
function aroundMiddle(diagram: Diagram): readonly DiagramEdge[] {
  const whole = wholeOf(diagram);
  return diagram.edges.filter((edge) => edge.from !== whole?.id && edge.to !== whole?.id);
}

const most = 8;

function arrangeHub(context: DiagramContext): readonly Sketch[] {
  const whole = wholeOf(context.diagram);
  const members = context.diagram.nodes.filter((node) => node !== whole);
  if (members.length === 0 || members.length > most) return [];
  for (const size of labelSizes(context, context.slide.theme.type.body)) {
    const sketch = sketchHub(whole, members, size, context);
    if (sketch) return [sketch];
  }
  return [];
}

const middleKey = 'center';

function sketchHub(
  whole: DiagramNode | null,
  members: readonly DiagramNode[],
  size: Points,
  context: DiagramContext,
): Sketch | null {
  const { area, diagram, slide } = context;
  const { theme, background } = slide;
  const w = Math.min(3.3, area.w * 0.28);
  // One on top where they are odd, the others in two columns, in reading order.
  const onTop = members.length % 2 === 1;
  const sides = onTop ? members.filter((_, i) => i !== 1 % members.length) : members;
  const top = onTop ? members[1 % members.length]! : null;
  const rows = sides.length / 2;
  const flows = new Map(members.map((node) => [node, memberFlow(node, whole, context)]));
  const heights = members.map((node) => flows.get(node)!.measure(w - 0.36, size));
  if (heights.some(({ cut }) => cut)) return null;
  const h = Math.max(0.8, ...heights.map(({ height }) => height + 0.16));
  const pitch = rows > 1 ? (area.h - h) / (rows - 1) : 0;
  if (rows > 1 && pitch < h + 0.15) return null;
  const nodes: SketchNode[] = [];
  const center = centerOf(area);
  const place = (node: DiagramNode, box: Box) => {
    const fill = towardBackground(theme, { color: 'accent6' }, background, 0.88);
    nodes.push(
      sketchNode(node, box, context, {
        shape: 'rect',
        flow: flows.get(node)!,
        paint: { fill, line: null, ink: 'own' },
        inset: { left: 0.2, right: 0.12, top: 0.05, bottom: 0.05 },
      }),
    );
  };
  const least = onTop ? h + 0.45 : 0;
  const ellipse = ellipseBox(whole, { ...area, y: area.y + least, h: area.h - least }, w, size, context);
  if (!ellipse) return null;
  nodes.push(ellipse);
  for (const [i, node] of sides.entries()) {
    const row = Math.floor(i / 2);
    const y = rows > 1 ? area.y + row * pitch : ellipse.box.y + (ellipse.box.h - h) / 2;
    place(node, { x: i % 2 === 0 ? area.x : area.x + area.w - w, y, w, h });
  }
  if (top) place(top, { x: center.x - w / 2, y: area.y, w, h });
  const edges = nodes.filter(({ node }) => node !== null && node !== whole);
  for (const { node, box } of edges)
    nodes.push(
      plainNode(
        `edge ${node!.id}`,
        { x: box.x, y: box.y, w: 0.07, h: box.h },
        {
          of: [node!.id],
          paint: { fill: readableOn(theme, theme.roles.emphasis, background, 3), line: null },
          passable: true,
        },
      ),
    );
  const links = edges.flatMap(({ node }) => {
    const spokes = spokeOf(node!, whole, diagram);
    const [edge] = spokes;
    const { x, w: wide } = nodes.find((each) => each.node === node)!.box;
    const out = node === top ? 'bottom' : x + wide / 2 < center.x ? 'right' : 'left';
    const sides = (['top', 'left', 'bottom', 'right'] as const).map((side) => [out, side] as const);
    const back = sides.map(([from, to]) => [to, from] as const);
    if (!edge) return whole ? [] : [plainLink(middleKey, node!.id, context, { width: 2.25, sides: back })];
    // One line for all of them, with a head wherever one leads.
    const leads = (to: string) => spokes.some((each) => !each.directed || each.to === to);
    return [
      linkOf(edge, context, {
        words: noWords,
        width: 2.25,
        sides: edge.from === node!.id ? sides : back,
        startArrow: leads(edge.from),
        endArrow: leads(edge.to),
      }),
    ];
  });
  return { size, nodes, links, texts: [], ownSigns: true };
}

/** The words of what joins it with the whole, in italics over its name. */
function memberFlow(node: DiagramNode, whole: DiagramNode | null, context: DiagramContext): Flow {
  const { theme, background } = context.slide;
  const fill = towardBackground(theme, { color: 'accent6' }, background, 0.88);
  const color = readableOn(theme, theme.roles.emphasis, fill);
  const said = spokeOf(node, whole, context.diagram).flatMap((edge) => {
    const { on, there, back } = context.edgeLabels.get(edge) ?? noWords;
    const [to, fro] = edge.from === node.id ? ['→', '←'] : ['←', '→'];
    const only = edge.from === node.id;
    return [
      ...(on === null ? [] : [only || !edge.directed ? on : `←\u00a0${on}`]),
      ...(there === null ? [] : [`${to}\u00a0${there}`]),
      ...(back === null ? [] : [`${fro}\u00a0${back}`]),
    ];
  });
  const text = textOn(theme, fill);
  return context.words(
    [
      ...said.map((each) => ({ text: each, italic: true, scale: 0.82, color, space: 0 })),
      { text: node.label, bold: true, color: text, space: 0.08 },
      ...(node.detail === null ? [] : [{ text: node.detail, scale: 0.8, color: text, space: 0 }]),
    ],
    'left',
  );
}

/** The largest of all, in the middle of what is left between the columns. */
function ellipseBox(
  whole: DiagramNode | null,
  area: Box,
  column: Inches,
  size: Points,
  context: DiagramContext,
): SketchNode | null {
  const { theme, background } = context.slide;
  const room = area.w - 2 * column - 1.3;
  const w = Math.min(4.2, room);
  const h = Math.min(2.3, area.h - 0.1, w * 0.6);
  if (w < 1.6 || h < 0.8) return null;
  const color = whole ? context.styleOf(whole).color : 'accent1';
  const fill = readableOn(theme, { color }, background, 3);
  const flow = context.words([{ text: whole ? whole.label : (context.diagram.center ?? ''), bold: true }]);
  const large = [size + 8, size + 6, size + 4, size + 2, size].find((each) =>
    fits(flow, textRoom('ellipse', w, h), each),
  );
  if (large === undefined) return null;
  const box = { x: area.x + (area.w - w) / 2, y: area.y + (area.h - h) / 2, w, h };
  const look = { shape: 'ellipse', flow, fill: 'solid', paint: { fill, line: null }, size: large } as const;
  return whole ? sketchNode(whole, box, context, look) : { ...plainNode(middleKey, box), ...look };
}
