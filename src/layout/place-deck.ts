import type { Deck } from '../deck/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';
import { styleKinds } from './diagrams/kind-styles.ts';
import { paginateDeck } from './paginate/paginate-deck.ts';
import { findTableKin } from './place/column-needs.ts';
import { placeSlide } from './place/place-slide.ts';
import type { PlacedDeck, PlacedSlide } from './placed.ts';
import { createTypesetter } from './text/typesetter.ts';

/**
 * Gives every slide of a deck its geometry, in inches. What does not fit on one slide continues on further ones
 * (`id--2`), so the deck that is returned may have more slides than the one given.
 * Diagnostics: see `layoutCodes`; a slide that cannot be placed is left out after an error.
 */
export function placeDeck(
  deck: Deck,
  theme: Theme,
): Outcome<{ readonly deck: Deck; readonly placed: PlacedDeck }> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const typesetter = createTypesetter(theme);
  const kinds = styleKinds(deck, theme);
  const common = {
    theme,
    typesetter,
    kinds,
    tableKin: findTableKin(deck),
    said: new Set<string>(),
    report,
  };
  const pages = paginateDeck({ ...common, deck });
  const paginated =
    pages.length === deck.slides.length ? deck : { ...deck, slides: pages.map(({ slide }) => slide) };
  const slides: PlacedSlide[] = [];
  pages.forEach((page, i) => {
    const placed = placeSlide(page, i + 1, { ...common, deck: paginated });
    if (placed) slides.push(placed);
  });
  if (hasErrors(diagnostics) && slides.length < paginated.slides.length) return { diagnostics };
  const placed: PlacedDeck = {
    language: deck.language,
    width: theme.size.width,
    height: theme.size.height,
    slides,
  };
  return { value: { deck: paginated, placed }, diagnostics };
}
