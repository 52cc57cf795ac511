import type { Deck, Slide } from '../deck/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import type { LayoutText, Theme } from '../theme/index.ts';
import { styleKinds } from './diagrams/kind-styles.ts';
import { mirrorDeck } from './mirror/mirror-deck.ts';
import { paginateSlide } from './paginate/paginate-slide.ts';
import { findTableKin } from './place/column-needs.ts';
import { placeSlide } from './place/place-slide.ts';
import type { FittedLine } from './place/slide-context.ts';
import type { PlacedDeck, PlacedSlide } from './placed.ts';
import { settleMotion } from './settle-motion.ts';
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
    deck,
    theme,
    typesetter,
    kinds,
    tableKin: findTableKin(deck),
    lines: new Map<LayoutText, Map<string, FittedLine>>(),
    said: new Set<string>(),
    report,
  };
  const quiet = { ...common, report: () => {} };
  const pages: Slide[] = [];
  const slides: PlacedSlide[] = [];
  const appendix = new Set(deck.sections.filter((section) => section.appendix).map(({ id }) => id));
  let inAppendix = 0;
  /** The appendix counts by itself. */
  const labelOf = (slide: Slide): string => {
    if (!appendix.has(slide.section)) return String(pages.length);
    inAppendix += 1;
    return deck.words('appendix-number', { number: inAppendix });
  };
  // One after the other, so that what was measured of a slide is not kept until the last.
  for (const slide of deck.slides) {
    // Findings are reported once, when slides are placed.
    for (const page of paginateSlide(slide, quiet)) {
      pages.push(page.slide);
      const placed = placeSlide(page, { number: pages.length, label: labelOf(page.slide) }, common);
      if (placed) slides.push(placed);
    }
  }
  if (hasErrors(diagnostics) && slides.length < pages.length) return { diagnostics };
  const placed: PlacedDeck = mirrorDeck({
    language: deck.language,
    width: theme.size.width,
    height: theme.size.height,
    slides: settleMotion(slides),
  });
  const paginated = pages.length === deck.slides.length ? deck : { ...deck, slides: pages };
  return { value: { deck: paginated, placed }, diagnostics };
}
