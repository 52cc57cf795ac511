import type { Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import type { Box, Points } from '../../theme/index.ts';
import { among } from '../diagrams/arrangement.ts';
import { detailOf } from '../diagrams/diagram-context.ts';
import { noWords } from '../diagrams/edge-wording.ts';
import type { DiagramContext, SketchText } from '../diagrams/sketch.ts';
import type { Flow } from '../text/set-text.ts';
import { lostEdges } from './losses.ts';

/** What figures of steps have in common: things in an order, and beside each what is said of it and of its way to the next. */
export interface Step {
  readonly node: DiagramNode;
  readonly label: Flow;
  readonly remark: Flow | null;
}

/** Arrows to the next step and back to the one before. */
type Arrows = readonly [onward: string, back: string];

export function stepsOf(context: DiagramContext, arrows: Arrows, align: 'left' | 'center'): Step[] {
  const nodes = inOrder(context.diagram);
  return nodes.map((node, i) => {
    const next = nodes[i + 1];
    const said = [detailOf(node), ...(next ? onward(node, next, context, arrows) : [])];
    const words = said.filter((each) => each !== null);
    return {
      node,
      label: context.textFlow(node.label, 'strong'),
      remark: words.length > 0 ? context.textFlow(words.join('\n'), 'plain', align) : null,
    };
  });
}

/** In the order in which relationships lead through all of them, else as the outline has them. */
function inOrder({ nodes, edges }: Diagram): readonly DiagramNode[] {
  const next = new Map(edges.filter(({ directed }) => directed).map(({ from, to }) => [from, to]));
  const led = new Set(next.values());
  const [first, ...more] = nodes.filter(({ id }) => !led.has(id));
  if (!first || more.length > 0) return nodes;
  const ids = new Set<string>();
  for (let id: string | undefined = first.id; id !== undefined && !ids.has(id); id = next.get(id))
    ids.add(id);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return ids.size === nodes.length ? [...ids].map((id) => byId.get(id)!) : nodes;
}

/** The words of what joins two steps that follow each other. */
function onward(
  a: DiagramNode,
  b: DiagramNode,
  { diagram, edgeLabels }: DiagramContext,
  arrows: Arrows,
): string[] {
  const [ahead, behind] = arrows;
  return diagram.edges.flatMap((edge) => {
    if (!joins(edge, a, b)) return [];
    const { on, there, back } = edgeLabels.get(edge) ?? noWords;
    const [to, fro] = edge.from === a.id ? [ahead, behind] : [behind, ahead];
    return [
      ...(on === null ? [] : [edge.directed ? `${to}\u00a0${on}` : on]),
      ...(there === null ? [] : [`${to}\u00a0${there}`]),
      ...(back === null ? [] : [`${fro}\u00a0${back}`]),
    ];
  });
}

function joins({ from, to }: DiagramEdge, a: DiagramNode, b: DiagramNode): boolean {
  return (from === a.id && to === b.id) || (from === b.id && to === a.id);
}

/** Goes on over as many slides as it takes, at most so many steps on each. */
export function stepMembers(most: number) {
  return (diagram: Diagram) => {
    const nodes = inOrder(diagram);
    const count = nodes.length;
    const take = (start: number, end: number): Diagram => {
      // The last step of one slide is the first of the next, so that what joins them is said.
      const before = Math.max(0, start - 1);
      return { ...among(nodes.slice(before, end), diagram), goesOn: { before, count } };
    };
    return { count, most: most - 1, take };
  };
}

/** Relationships between steps that do not follow each other have no place. */
export function stepLosses(name: string) {
  const lost = (diagram: Diagram) => {
    const nodes = inOrder(diagram);
    return diagram.edges.filter(
      (edge) => !nodes.some((node, i) => nodes[i + 1] && joins(edge, node, nodes[i + 1]!)),
    );
  };
  return lostEdges(name, lost, 'between things that do not follow each other');
}

/** Remarks are a little smaller than labels. */
export function remarkSize(size: Points, { label }: DiagramContext): Points {
  return Math.max(label.min, size - 2);
}

export function remarkText(
  { node, remark }: Step,
  box: Box,
  size: Points,
  anchor: SketchText['anchor'],
): SketchText[] {
  const name = `Remark ${node.id}`;
  return remark ? [{ name, of: [node.id], flow: remark, size, box, plate: false, anchor }] : [];
}

/** What stands one after the other is put in that order by relationships or dates. */
export function claimsOrder({ nodes, edges }: Diagram): string | null {
  if (edges.length > 0 || nodes.every((node) => node.date !== null)) return null;
  return 'no relationship and no date puts them in an order (1 is the fewest)';
}
