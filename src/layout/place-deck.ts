import type { Deck, Slide, TakenSlide } from '../deck/index.ts';
import { isRightToLeft } from '../markup/index.ts';
import { type Diagnostic, hasErrors, type Outcome } from '../source/index.ts';
import { type LayoutText, type Theme, themeToMirror } from '../theme/index.ts';
import { reportLayout } from './codes.ts';
import { styleKinds } from './diagrams/kind-styles.ts';
import type { KnownSlides } from './known-slide.ts';
import { estimatedScriptIn } from './measure/estimated-widths.ts';
import { mirrorDeck } from './mirror/mirror-deck.ts';
import { paginateSlide } from './paginate/paginate-slide.ts';
import { findTableKin } from './place/column-needs.ts';
import { placeSlide } from './place/place-slide.ts';
import { placeTaken } from './place/place-taken.ts';
import type { DeckContext, FittedLine } from './place/slide-context.ts';
import type { PlacedDeck, PlacedShape, PlacedSlide } from './placed.ts';
import { settleMotion } from './settle-motion.ts';
import { SlideKeys } from './slide-keys.ts';
import { StandingSlide } from './standing-slide.ts';
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
 * `known`: slides of an earlier build; those that would come out the same are placed when their shapes are asked for.
 */
export function placeDeck(
  deck: Deck,
  theme: Theme,
  only: OnlySlide | null = null,
  lookOf: LookOfTaken | null = null,
  known: KnownSlides | null = null,
): PlacedOutcome {
  const outcome = placeSlides(deck, theme, { only, lookOf, known });
  // What has a say in several slides is asked of all of them.
  return outcome ?? placeSlides(deck, theme, { only, lookOf, known: null })!;
}

type LookOfTaken = (slide: TakenSlide, size: Theme['size']) => TakenLook;

type PlacedOutcome = Outcome<{ readonly deck: Deck; readonly placed: PlacedDeck }>;

interface PlaceOptions {
  readonly only: OnlySlide | null;
  readonly lookOf: LookOfTaken | null;
  readonly known: KnownSlides | null;
}

/** Null where slides were left as they stand, and it then came out that some of the deck have a say in others. */
function placeSlides(deck: Deck, given: Theme, { only, lookOf, known }: PlaceOptions): PlacedOutcome | null {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const theme = isRightToLeft(deck.language) ? themeToMirror(given) : given;
  const typesetter = createTypesetter(theme);
  const kinds = styleKinds(deck, theme);
  const common: DeckContext = {
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
  const keys = known && new SlideKeys(common, known.basis);
  const pages: Slide[] = [];
  const slides: PlacedSlide[] = [];
  const appendix = new Set(deck.sections.filter((section) => section.appendix).map(({ id }) => id));
  let inAppendix = 0;
  /** Of the page that comes next; the appendix counts by itself. */
  const labelOf = (slide: Slide): string =>
    appendix.has(slide.section)
      ? deck.words('appendix-number', { number: inAppendix + 1 })
      : String(pages.length + 1);
  const turn = (slide: Slide): void => {
    pages.push(slide);
    if (appendix.has(slide.section)) inAppendix += 1;
  };
  // One after the other, so that what was measured of a slide is not kept until the last.
  for (const slide of deck.slides) {
    if (only && slide.id !== only.id && slide.id !== slideOfPage(only.id)) {
      for (let page = only.pages.get(slide.id) ?? 1; page > 0; page--) turn(slide);
      continue;
    }
    if (slide.taken && lookOf) {
      turn(slide);
      slides.push(placeTaken(slide, slide.taken, lookOf(slide.taken, theme.size), pages.length, common));
      continue;
    }
    const place = { number: pages.length + 1, label: labelOf(slide) };
    const key = keys?.of(slide, place) ?? null;
    const twin = known?.slides.get(slide.id);
    if (key !== null && twin?.key === key) {
      turn(slide);
      slides.push(
        new StandingSlide(
          twin,
          slide.hidden,
          () => placeSlide(paginateSlide(slide, quiet)[0]!, place, quiet)!,
        ),
      );
      continue;
    }
    // Findings are reported once, when slides are placed.
    const paged = paginateSlide(slide, quiet);
    for (const page of paged) {
      const placed = placeSlide(page, { number: pages.length + 1, label: labelOf(page.slide) }, common);
      turn(page.slide);
      if (placed) slides.push(key !== null && paged.length === 1 ? { ...placed, key } : placed);
    }
  }
  if (hasErrors(diagnostics) && slides.length < pages.length) return { diagnostics };
  const settled = settleMotion(slides);
  const { width, height } = theme.size;
  const whole: PlacedDeck = { language: deck.language, width, height, slides: settled };
  const placed = mirrorDeck(whole);
  reportEstimated(placed, theme, report);
  const isPlain =
    settled === slides && placed === whole && common.said.size === 0 && diagnostics.length === 0;
  if (!isPlain && slides.some(({ stands }) => stands !== undefined)) return null;
  const paginated = pages.length === deck.slides.length ? deck : { ...deck, slides: pages };
  return { value: { deck: paginated, placed: isPlain ? placed : withoutKeys(placed) }, diagnostics };
}

function withoutKeys(placed: PlacedDeck): PlacedDeck {
  if (!placed.slides.some(({ key }) => key !== undefined)) return placed;
  return { ...placed, slides: placed.slides.map(({ key: _, ...slide }) => slide) };
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
  for (const slide of slides) if (slide.stands === undefined) slide.shapes.forEach(look);
}
