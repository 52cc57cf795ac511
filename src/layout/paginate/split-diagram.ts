import type { Diagram, DiagramNode } from '../../deck/index.ts';
import { hubFocus } from '../diagrams/index.ts';

/** Nodes, pairs or events that one slide of a continued diagram shows at most, if it shows that many. */
const mostOnSlide = { timeline: 7, pairs: 5, hub: 8, chain: 12 } as const;

/**
 * The ways in which a diagram that reads as a list may go on over several slides, the fewest first: events, pairs, the
 * parts of a hub around the same centre, the steps of a chain from the last one shown. None where lines would be lost.
 */
export function* splitDiagram(diagram: Diagram): Generator<readonly Diagram[]> {
  const members = membersOf(diagram);
  if (!members) return;
  const { count, most, take } = members;
  const fewest = Math.max(2, Math.ceil(count / most));
  for (let parts = fewest; parts <= count; parts++) {
    const size = Math.ceil(count / parts);
    // As many slides with as many on the fullest were tried already.
    if (parts > fewest && Math.ceil(count / (parts - 1)) === size) continue;
    yield ranges(count, parts).map(([start, end]) => take(start, end));
  }
}

interface Members {
  readonly count: number;
  readonly most: number;
  readonly take: (start: number, end: number) => Diagram;
}

function membersOf(diagram: Diagram): Members | null {
  const { nodes, edges } = diagram;
  switch (diagram.arrange) {
    case 'timeline': {
      const take = (start: number, end: number) => ({ ...diagram, nodes: nodes.slice(start, end) });
      return { count: nodes.length, most: mostOnSlide.timeline, take };
    }
    case 'pairs':
      return {
        count: edges.length,
        most: mostOnSlide.pairs,
        take(start, end) {
          const shown = edges.slice(start, end);
          const ids = new Set(shown.flatMap((edge) => [edge.from, edge.to]));
          return { ...diagram, edges: shown, nodes: nodes.filter((node) => ids.has(node.id)) };
        },
      };
    case 'hub': {
      const focus = hubFocus(diagram);
      if (edges.some((edge) => edge.from !== focus?.id && edge.to !== focus?.id)) return null;
      const parts = nodes.filter((node) => node !== focus);
      const take = (start: number, end: number) => ({
        ...among([...(focus ? [focus] : []), ...parts.slice(start, end)], diagram),
        focus: focus?.id ?? null,
      });
      return { count: parts.length, most: mostOnSlide.hub, take };
    }
    case 'chain': {
      const index = new Map(nodes.map((node, i) => [node.id, i]));
      const far = edges.some((edge) => Math.abs(index.get(edge.from)! - index.get(edge.to)!) > 1);
      if (far) return null;
      // The last step of one slide is the first of the next, so that what joins them is shown.
      const take = (start: number, end: number) => among(nodes.slice(Math.max(0, start - 1), end), diagram);
      return { count: nodes.length, most: mostOnSlide.chain, take };
    }
    default:
      return null;
  }
}

/** Some nodes of a diagram and the edges among them. */
function among(nodes: readonly DiagramNode[], diagram: Diagram): Diagram {
  const ids = new Set(nodes.map((node) => node.id));
  return { ...diagram, nodes, edges: diagram.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)) };
}

/** Ranges of nearly equal length. */
function ranges(count: number, parts: number): [number, number][] {
  const at = (i: number) => Math.round((count * i) / parts);
  return Array.from({ length: parts }, (_, i) => [at(i), at(i + 1)]);
}
