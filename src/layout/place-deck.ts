import type { Deck } from '../deck/index.ts';
import type { Table } from '../markup/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';
import { styleKinds } from './diagrams/kind-styles.ts';
import { paginateDeck } from './paginate/paginate-deck.ts';
import { placeSlide } from './place/place-slide.ts';
import { findTableKin, type TablePart } from './place/plan-table.ts';
import type { DeckContext } from './place/slide-context.ts';
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
  const plans: DeckContext['plans'] = new WeakMap();
  const common = {
    theme,
    typesetter,
    kinds,
    plans,
    tableParts: new WeakMap<Table, TablePart>(),
    tableKin: findTableKin(deck),
    diagramParts: new WeakMap() as DeckContext['diagramParts'], // empty
    drawings: new WeakMap() as DeckContext['drawings'], // empty
    matrices: new WeakMap() as DeckContext['matrices'], // empty
    keyLists: new WeakSet() as DeckContext['keyLists'], // empty
    said: new Set<string>(),
    report,
  };
  const paginated = paginateDeck({ ...common, deck });
  const slides: PlacedSlide[] = [];
  paginated.slides.forEach((slide, i) => {
    const placed = placeSlide(slide, i + 1, { ...common, deck: paginated });
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
