import type { Diagram } from '../../deck/index.ts';
import { lostThings } from './losses.ts';

/** Goes on over as many slides as it takes: some of its relationships on each, with what they join. */
export function pairMembers(most: number) {
  return (diagram: Diagram) => {
    const count = diagram.edges.length;
    const take = (start: number, end: number): Diagram => {
      const edges = diagram.edges.slice(start, end);
      const ids = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
      const nodes = diagram.nodes.filter((node) => ids.has(node.id));
      return { ...diagram, edges, nodes, goesOn: { before: start, count } };
    };
    return { count, most, take };
  };
}

/** Things that no relationship joins have no place in pairs. */
export function pairLosses(name: string) {
  const alone = ({ nodes, edges }: Diagram) => {
    const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    return nodes.filter((node) => !joined.has(node.id));
  };
  const hint = 'choose another arrangement, or leave them out of "of"';
  return lostThings(name, alone, 'that no relationship joins', hint);
}
