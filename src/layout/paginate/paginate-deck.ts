import type { Deck } from '../../deck/index.ts';
import type { DeckContext } from '../place/slide-context.ts';

/** Continues slides whose content does not fit. */
export function paginateDeck({ deck }: DeckContext): Deck {
  return deck;
}
