import type { Run } from '../markup/index.ts';
import type { Element, OutlineEvent, Relationship, Statement, Term } from '../outline/index.ts';
import type { Deck } from './deck.ts';
import { runsOf } from './number-citations.ts';

/** What of the outline a deck shows or says: in the outline's order, statements in the order of their appearance. */
export interface ShownThings {
  readonly elements: readonly Element[];
  readonly relationships: readonly Relationship[];
  readonly events: readonly OutlineEvent[];
  readonly terms: readonly Term[];
  readonly statements: readonly Statement[];
}

/** Reads off a deck's slides and notes which things of the outline they show. */
export function shownThings(deck: Deck): ShownThings {
  const ids = {
    element: new Set<string>(),
    relationship: new Set<string>(),
    event: new Set<string>(),
    term: new Set<string>(),
    statement: new Set<string>(),
  };
  const note = (type: string, id: string): void => {
    if (type in ids) ids[type as keyof typeof ids].add(id); // `in` narrowed it
  };
  const noteRuns = (runs: readonly Run[]): void => {
    for (const run of runs) {
      if (run.owner) note(run.owner.type, run.owner.id);
      if (run.cite) note(run.cite.type, run.cite.key);
    }
  };
  for (const slide of deck.slides) {
    noteRuns(slide.title);
    for (const slot of slide.slots) {
      noteRuns(runsOf(slot.blocks));
      for (const block of slot.blocks) {
        if (block.kind !== 'diagram') continue;
        for (const node of block.nodes) {
          note('element', node.id);
          note('event', node.id);
        }
        for (const edge of block.edges) note('relationship', edge.id);
      }
    }
  }
  // What is only said comes after what is shown, as the numbers of citations do.
  for (const slide of deck.slides) noteRuns(runsOf(slide.notes));
  const { outline } = deck;
  const pick = <T>(map: ReadonlyMap<string, T>, wanted: ReadonlySet<string>): T[] =>
    [...map].filter(([id]) => wanted.has(id)).map(([, thing]) => thing);
  return {
    elements: pick(outline.elements, ids.element),
    relationships: pick(outline.relationships, ids.relationship),
    events: pick(outline.events, ids.event),
    terms: pick(outline.terms, ids.term),
    statements: [...ids.statement].flatMap(
      (key) => deck.ownStatements.get(key) ?? outline.statementsByKey.get(key) ?? [],
    ),
  };
}
