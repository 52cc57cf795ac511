import type { Diagram } from '../../deck/index.ts';
import type { DiagramLoss } from '../diagrams/arrangement.ts';
import { countOf, quoteAll } from '../diagrams/edge-wording.ts';

/** Some of a diagram's relationships, with what they join. */
export function takePairs(diagram: Diagram, start: number, end: number): Diagram {
  const edges = diagram.edges.slice(start, end);
  const ids = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  return { ...diagram, edges, nodes: diagram.nodes.filter((node) => ids.has(node.id)) };
}

/** Things that no relationship joins have no place in pairs. */
export function pairLosses({ nodes, edges }: Diagram): readonly DiagramLoss[] {
  const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const alone = nodes.filter((node) => !joined.has(node.id)).map((node) => node.label);
  if (alone.length === 0) return [];
  const lost = `${countOf(alone.length, 'member')} that no relationship joins${quoteAll(alone)}`;
  const hint = 'choose another arrangement, or leave them out of "of"';
  return [{ code: 'diagram-members-dropped', message: `pairs do not show ${lost}`, hint }];
}
