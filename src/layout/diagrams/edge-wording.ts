import type { Deck, Diagram, DiagramEdge } from '../../deck/index.ts';

/** What is written on a line. */
export interface EdgeWords {
  /** Said of the line as it points, or of both its ends alike. */
  readonly on: string | null;
  /** Of a pair, or of two relationships on one line: from its start to its end, and back. */
  readonly there: string | null;
  readonly back: string | null;
}

export type EdgeLabels = ReadonlyMap<DiagramEdge, EdgeWords>;

export const noWords: EdgeWords = { on: null, there: null, back: null };

/**
 * What is written on a diagram's edges: a pair's two directions, as far as they are worded, else the label. Nothing where
 * a pair's label would only repeat the names of both ends.
 */
export function wordEdges(diagram: Diagram, deck: Deck): EdgeLabels {
  const words = new Map<DiagramEdge, EdgeWords>();
  if (diagram.labels === false) return words;
  const names = new Map(diagram.nodes.map((node) => [node.id, node.label]));
  for (const edge of diagram.edges) {
    const there = edge.directed ? null : edge.forward || null;
    const back = edge.directed ? null : edge.backward || null;
    if (there !== null || back !== null) words.set(edge, { on: null, there, back });
    else if (edge.label && (edge.directed || !repeatsEnds(edge.label, edge, names, deck)))
      words.set(edge, { on: edge.label, there: null, back: null });
  }
  return words;
}

/** The wordings of a line, one after the other. */
export function wordingsIn({ on, there, back }: EdgeWords): string[] {
  return [on, there, back].filter((each) => each !== null);
}

/** The same words in another lettering: numbers for them, or arrows before them. */
export function mapWords({ on, there, back }: EdgeWords, change: (text: string) => string): EdgeWords {
  const changed = (text: string | null) => (text === null ? null : change(text));
  return { on: changed(on), there: changed(there), back: changed(back) };
}

/** "Ocean and air" between Ocean and Air says nothing new: what is left of it only joins the two names. */
function repeatsEnds(
  label: string,
  edge: DiagramEdge,
  names: ReadonlyMap<string, string>,
  deck: Deck,
): boolean {
  const ends = [edge.from, edge.to].map((id) => (names.get(id) ?? '').toLowerCase()).filter(Boolean);
  let rest = label.toLowerCase();
  for (const name of ends.sort((a, b) => b.length - a.length)) rest = rest.replace(name, ' ');
  const known = new Set(ends.flatMap(wordsOf).filter((word) => !ideograph.test(word)));
  const joiners = joinersOf(deck);
  const isNew = (word: string) => !known.has(word) && !joiners.has(word);
  const repeats = rest !== label.toLowerCase() || wordsOf(rest).some((word) => known.has(word));
  return repeats && !wordsOf(rest).some(isNew);
}

const joinersKnown = new WeakMap<Deck['words'], ReadonlySet<string>>();

/** The words that join two names in the deck's language: "and". */
function joinersOf({ words }: Deck): ReadonlySet<string> {
  let joiners = joinersKnown.get(words);
  if (!joiners) {
    const texts = [words('list-last'), words('describe-pair', { first: ' ', second: ' ', label: ' ' })];
    joiners = new Set(texts.flatMap((text) => wordsOf(text.toLowerCase())));
    joinersKnown.set(words, joiners);
  }
  return joiners;
}

const ideograph = /^[\u2e80-\ua4cf\uf900-\ufaff]$/;

function wordsOf(text: string): string[] {
  // Ideographs count one by one.
  return text.match(/[\u2e80-\ua4cf\uf900-\ufaff]|[\p{L}\p{N}]+/gu) ?? [];
}

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

export function countOf(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}
