import type { Staleness } from '../outline/index.ts';
import type { Deck, DeckStale } from './deck.ts';
import { sourcesUnder } from './standing-on.ts';

/** Has each slide say that it stands on a stale source. */
export function markStale(deck: Deck, sources: ReadonlyMap<string, Staleness>): Deck {
  if (sources.size === 0) return deck;
  const labelOf: DeckStale['labelOf'] = (ids) => {
    const found = new Set([...ids].map((id) => sources.get(id)));
    if (found.has('expired')) return deck.words('stale-expired');
    return found.has('due') ? deck.words('stale-due') : null;
  };
  const slides = deck.slides.map((slide) => {
    const label = labelOf(sourcesUnder(slide, deck));
    return label === null ? slide : { ...slide, stale: label };
  });
  return { ...deck, slides, stale: { sources, labelOf } };
}
