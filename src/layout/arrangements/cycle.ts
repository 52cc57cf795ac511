import type { Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import { lostEdges } from './losses.ts';

/** Things on a circle, clockwise, what leads on from each, and what stands outside of it and drives it. */
export interface Cycle {
  readonly nodes: readonly DiagramNode[];
  /** By place: what leads on to the next; null: nothing does. */
  readonly onward: readonly (DiagramEdge | null)[];
  readonly driver: DiagramNode | null;
  /** What joins the driver with the ring. */
  readonly driving: readonly DiagramEdge[];
  /** Whether relationships close the ring. */
  readonly closed: boolean;
  readonly lost: readonly DiagramEdge[];
}

/** In the order in which relationships lead round; where they lead round nothing, as the outline has them. */
export function cycleOf(diagram: Diagram): Cycle {
  const { edges } = diagram;
  const directed = edges.filter((edge) => edge.directed);
  const all = new Map(diagram.nodes.map((node) => [node.id, node]));
  let best: string[] = [];
  for (const { id } of diagram.nodes) {
    const way = longestWay(id, directed);
    if (way.length > best.length) best = way;
  }
  const rest = diagram.nodes.filter(({ id }) => !best.includes(id));
  const closed = best.length >= 3 && rest.length <= 1;
  const driver = closed ? (rest[0] ?? null) : null;
  const nodes = closed ? best.map((id) => all.get(id)!) : diagram.nodes;
  const first = nodes.findIndex(({ id }) => id === (diagram.focus ?? diagram.nodes[0]?.id));
  const turned = first > 0 && closed ? [...nodes.slice(first), ...nodes.slice(0, first)] : nodes;
  const onward = turned.map((node, i) => {
    const next = turned[(i + 1) % turned.length]!;
    return edges.find((edge) => edge.from === node.id && edge.to === next.id) ?? null;
  });
  const driving = edges.filter(
    (edge) => driver !== null && (edge.from === driver.id || edge.to === driver.id),
  );
  const shown = new Set([...onward, ...driving]);
  return { nodes: turned, onward, driver, driving, closed, lost: edges.filter((edge) => !shown.has(edge)) };
}

/** The ring that relationships close from a thing back to it, the longest; empty: none. */
function longestWay(start: string, edges: readonly DiagramEdge[]): string[] {
  let best: string[] = [];
  let steps = 0;
  const walk = (way: readonly string[]): void => {
    steps += 1;
    if (steps > 5000) return;
    for (const { from, to } of edges) {
      if (from !== way.at(-1)) continue;
      if (to === start && way.length > best.length) best = [...way];
      if (!way.includes(to)) walk([...way, to]);
    }
  };
  walk([start]);
  return best;
}

export function cycleLosses(name: string) {
  return lostEdges(name, (diagram) => cycleOf(diagram).lost, 'that lead across the circle');
}

/** Whether something leads round: what a circle of arrows says. */
export function claimsRing(diagram: Diagram): string | null {
  const { closed, onward } = cycleOf(diagram);
  if (closed || onward.every((edge) => edge !== null)) return null;
  return `no relationships lead from each of its ${diagram.nodes.length} things to the next and back to the first`;
}
