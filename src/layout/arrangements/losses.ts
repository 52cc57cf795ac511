import type { Deck, Diagram, DiagramEdge, DiagramNode } from '../../deck/index.ts';
import type { DiagramLoss } from '../diagrams/arrangement.ts';
import { countOf, noWords, quoteAll, wordEdges, wordingsIn } from '../diagrams/edge-wording.ts';

/** What an arrangement has no place for. */
type Losses = (diagram: Diagram, deck: Deck) => readonly DiagramLoss[];

/** Relationships that it does not show, with their words. `what`: which they are. */
export function lostEdges(
  name: string,
  lostOf: (diagram: Diagram, deck: Deck) => readonly DiagramEdge[],
  what: string,
  hint = 'choose another arrangement',
): Losses {
  return (diagram, deck) => {
    const lost = lostOf(diagram, deck);
    if (lost.length === 0) return [];
    const words = wordEdges(diagram, deck);
    const said = quoteAll(lost.flatMap((edge) => wordingsIn(words.get(edge) ?? noWords)));
    const which = [countOf(lost.length, 'relationship'), what].filter(Boolean).join(' ');
    const message = `the arrangement "${name}" does not show ${which}${said}`;
    return [{ code: 'diagram-labels-dropped', message, hint }];
  };
}

/** Figures that have no lines at all. */
export function allEdges(name: string, what: string, hint?: string): Losses {
  return lostEdges(name, ({ edges }) => edges, what, hint);
}

/** Things that it does not show, with their names. */
export function lostThings(
  name: string,
  lostOf: (diagram: Diagram) => readonly DiagramNode[],
  what: string,
  hint: string,
): Losses {
  return (diagram) => {
    const lost = lostOf(diagram).map(({ label }) => label);
    if (lost.length === 0) return [];
    const which = [countOf(lost.length, 'thing'), what].filter(Boolean).join(' ');
    const message = `the arrangement "${name}" does not show ${which}${quoteAll(lost)}`;
    return [{ code: 'diagram-members-dropped', message, hint }];
  };
}

/** Several kinds of losses, one after the other. */
export function lossesOf(...all: readonly Losses[]): Losses {
  return (diagram, deck) => all.flatMap((losses) => losses(diagram, deck));
}
