import type { Deck, Slide, TakenSlide } from '../deck/index.ts';
import { isRightToLeft } from '../markup/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import { type LayoutText, type Theme, themeToMirror } from '../theme/index.ts';
import { reportLayout } from './codes.ts';
import { styleKinds } from './diagrams/kind-styles.ts';
import { estimatedScriptIn } from './measure/estimated-widths.ts';
import { mirrorDeck } from './mirror/mirror-deck.ts';
import { paginateSlide } from './paginate/paginate-slide.ts';
import { findTableKin } from './place/column-needs.ts';
import { placeSlide } from './place/place-slide.ts';
import { placeTaken } from './place/place-taken.ts';
import type { FittedLine } from './place/slide-context.ts';
import type { PlacedDeck, PlacedShape, PlacedSlide } from './placed.ts';
import { settleMotion } from './settle-motion.ts';
import type { TakenLook } from './taken-look.ts';
import { createTypesetter } from './text/typesetter.ts';

/** One slide, to be seen before the others are placed. */
export interface OnlySlide {
  /** Of the slide, or of one on which it goes on. */
  readonly id: string;
  /** How many slides each other one takes, by its id, as far as that is known; it counts the numbers. */
  readonly pages: ReadonlyMap<string, number>;
}

/** The slide of which a slide is a part: `id` of `id--2`. */
export function slideOfPage(id: string): string {
  return id.replace(/--\d+$/, '');
}

/**
 * Gives every slide of a deck its geometry, in inches. What does not fit on one slide continues on further ones
 * (`id--2`), so the deck that is returned may have more slides than the one given.
 * Diagnostics: see `layoutCodes`; a slide that cannot be placed is left out after an error.
 */
export function placeDeck(
  deck: Deck,
  given: Theme,
  only: OnlySlide | null = null,
  lookOf: ((slide: TakenSlide, size: Theme['size']) => TakenLook) | null = null,
): Outcome<{ readonly deck: Deck; readonly placed: PlacedDeck }> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const theme = isRightToLeft(deck.language) ? themeToMirror(given) : given;
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
    if (only && slide.id !== only.id && slide.id !== slideOfPage(only.id)) {
      for (let page = only.pages.get(slide.id) ?? 1; page > 0; page--) {
        pages.push(slide);
        labelOf(slide);
      }
      continue;
    }
    if (slide.taken && lookOf) {
      pages.push(slide);
      slides.push(placeTaken(slide, slide.taken, lookOf(slide.taken, theme.size), pages.length, common));
      labelOf(slide);
      continue;
    }
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
  reportEstimated(placed, theme, report);
  const paginated = pages.length === deck.slides.length ? deck : { ...deck, slides: pages };
  return { value: { deck: paginated, placed }, diagnostics };
}

/** Says once for each script that its widths are not those of a face. */
function reportEstimated(
  { slides }: PlacedDeck,
  { fonts }: Theme,
  report: (diagnostic: Diagnostic) => void,
): void {
  const said = new Set<string>();
  const look = (shape: PlacedShape): void => {
    if (shape.kind === 'group') shape.shapes.forEach(look);
    if (shape.kind !== 'text') return;
    for (const { text, yaml, font } of shape.paragraphs.flatMap(({ runs }) => runs)) {
      const { files } = fonts[font === 'heading' ? 'heading' : 'body'];
      const script = estimatedScriptIn(text, files?.complex?.regular ?? null);
      if (!script || said.has(script.name)) continue;
      said.add(script.name);
      const message = `no face with ${script.name} is packaged: the widths of such texts are estimated, with some room to spare`;
      const hint = `look at the slides once where they will be shown; a face that has the script, such as "${script.face}", is named in theme.yaml with its file: fonts: { body: { complex: ${script.face}, metrics: { complex: fonts/${script.face.replaceAll(' ', '')}-Regular.ttf } } }`;
      report(reportLayout('script-estimated', yaml ?? shape.yaml ?? shape.template, message, { hint }));
    }
  };
  for (const { shapes } of slides) shapes.forEach(look);
}
