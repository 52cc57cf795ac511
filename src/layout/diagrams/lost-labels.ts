import type { Deck, Diagram, DiagramEdge } from '../../deck/index.ts';
import { noWords, wordEdges, wordingsIn } from './edge-wording.ts';

/** How many relationships lose their words, and which words. */
export function lostLabels(lost: readonly DiagramEdge[], diagram: Diagram, deck: Deck): string {
  const words = wordEdges(diagram, deck);
  const texts = quoteAll(lost.flatMap((edge) => wordingsIn(words.get(edge) ?? noWords)));
  if (lost.length === 1) return `the label of one relationship does not fit and is left out${texts}`;
  const all = lost.length === words.size ? 'all ' : '';
  return `the labels of ${all}${lost.length} relationships do not fit and are left out${texts}`;
}

const mostQuoted = 12;

/** `: "one", "two"`, as many as a message can hold. */
export function quoteAll(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  const shown = texts.slice(0, mostQuoted).map((text) => `"${text}"`);
  const more = texts.length - shown.length;
  return `: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
