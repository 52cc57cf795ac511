import type { Deck, Diagram } from '../../deck/index.ts';
import type { DiagramLoss } from '../diagrams/arrangement.ts';
import { countOf, quoteAll, wordEdges, wordingsIn } from '../diagrams/edge-wording.ts';

/** What stands where its time is has one. */
export function claimsDates({ nodes }: Diagram): string | null {
  const bare = nodes.filter((node) => node.date === null).length;
  if (bare === 0) return null;
  return `${bare === 1 ? 'one of them has' : `${bare} of them have`} no date: name events in "of"`;
}

/** Figures that show no relationships say so where some are asked for. */
export function joinLosses(name: string) {
  return (diagram: Diagram, deck: Deck): readonly DiagramLoss[] => {
    if (diagram.edges.length === 0) return [];
    const words = [...wordEdges(diagram, deck).values()].flatMap(wordingsIn);
    const lost = `${countOf(diagram.edges.length, 'relationship')} between its things${quoteAll(words)}`;
    const message = `the arrangement "${name}" does not show ${lost}`;
    return [{ code: 'diagram-labels-dropped', message, hint: 'choose another arrangement' }];
  };
}
