import { type Owner, type Run, runsOf } from '../markup/index.ts';
import type { Passage } from '../outline/index.ts';
import type { Deck, Slide } from './deck.ts';

type Standing = Pick<Deck, 'outline' | 'citations' | 'ownStatements'>;

/** Ids of the sources that a slide stands on: what it shows, and what is said to it. */
export function sourcesUnder(slide: Slide, deck: Standing): ReadonlySet<string> {
  const blocks = slide.slots.flatMap((slot) => slot.blocks);
  const { title, subtitle, notes } = slide;
  const cited = [...slide.cited, ...slide.citedInNotes].map(
    (number) => deck.citations[number - 1]!.passage.source.id,
  );
  const charts = blocks.flatMap((block) =>
    block.kind === 'chart' && block.from ? sourcesOfData(block.from.table.id, deck) : [],
  );
  const runs = [...title, ...(subtitle ?? []), ...runsOf(blocks), ...runsOf(notes)];
  return new Set([...cited, ...charts, ...sourcesUnderRuns(runs, deck)]);
}

export function sourcesUnderRuns(runs: readonly Run[], deck: Standing): string[] {
  return runs.flatMap(({ owner, cite }) => [
    ...(owner ? sourcesUnderOwner(owner, deck) : []),
    ...(cite ? sourcesUnderOwner({ type: cite.type, id: cite.key }, deck) : []),
  ]);
}

/** Of what belongs to a statement, a source or data; all else stands on nothing by itself. */
export function sourcesUnderOwner({ type, id }: Owner, deck: Standing): readonly string[] {
  if (type === 'source') return [id];
  if (type === 'data') return sourcesOfData(id, deck);
  if (type !== 'statement') return [];
  const statement = deck.ownStatements.get(id) ?? deck.outline.statementsByKey.get(id);
  return (statement?.passages ?? []).map(({ source }: Passage) => source.id);
}

function sourcesOfData(id: string, { outline }: Standing): readonly string[] {
  const source = outline.data.get(id)?.source;
  return source ? [source.id] : [];
}
