import type { Run } from '../../markup/index.ts';
import { type LayoutText, plainPlace } from '../../theme/index.ts';
import { reportLayout } from '../codes.ts';
import { graphemeEnd } from '../measure/characters.ts';
import { findLineBreaks, noBreak } from '../measure/line-breaks.ts';
import type { PlacedText, Placeholder } from '../placed.ts';
import { fitSize, fits } from '../text/fit-size.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow, setText } from '../text/set-text.ts';
import { hangRoom } from './hang-room.ts';
import { noInset, placeText, setLines, type TextFinding } from './place-text.ts';
import { type FittedLine, findingPlace, lookOf, type SlideContext, wishesOf } from './slide-context.ts';
import { sourceLine } from './source-line.ts';

/** The title, and what stands around it: subtitle and the section's name. */
export function placeHeading(context: SlideContext): PlacedText[] {
  const { layout, slide } = context;
  const shapes: PlacedText[] = [];
  const type = layout.type === 'title' ? 'center-title' : 'title';
  const title = layout.title ?? offSlide(context);
  const own = (what: string) => ({ subject: `slide "${slide.id}", ${what}`, origin: slide.origin });
  const finding = { ...own('the title'), origin: slide.titleOrigin };
  const fittedTitle = fitTitle(slide.title, title, context);
  shapes.push(placeFitted('Title', title, fittedTitle, { type, index: 0 }, finding, context));
  if (layout.subtitle && slide.subtitle) {
    const holder = { type: 'subtitle', index: layout.subtitle.index } as const;
    const fitted = fitTitle(slide.subtitle, layout.subtitle, context);
    shapes.push(placeFitted('Subtitle', layout.subtitle, fitted, holder, own('the subtitle'), context));
  }
  if (layout.kicker && slide.kicker !== null && slide.kicker !== '') {
    const holder = { type: 'body', index: layout.kicker.index } as const;
    const { kicker: place } = layout;
    const text = slide.kicker;
    const repeated = { subject: `the section name "${text}"`, origin: slide.origin, once: true };
    const fitted = repeatedLine(`section ${text}`, place, context, () =>
      // The section's own slide shows its name in full.
      fitLine(shortenRuns([{ text }], place, context), place, context),
    );
    shapes.push(placeFitted('Section name', place, fitted, holder, repeated, context));
  }
  return shapes;
}

/** What stands at the foot: short sources, footer, date, number. */
export function placeFoot(label: string, context: SlideContext): PlacedText[] {
  const { deck, layout, slide } = context;
  const shapes: PlacedText[] = [];
  const place = layout.citations;
  const sources = place ? sourceLine(context, place, (runs) => shortenRuns(runs, place, context)) : null;
  if (place && sources) {
    const holder = { type: 'body', index: place.index } as const;
    const finding = { subject: `slide "${slide.id}", the sources at its foot`, origin: slide.origin };
    if (sources.shortened) {
      const message = `slide "${slide.id}" cites more sources than its foot has room for: the last ones stand in its notes only`;
      const hint = 'cite fewer sources on one slide, or give them shorter names';
      const { span, related } = findingPlace(slide.origin, slide);
      context.report(reportLayout('sources-shortened', span, message, { hint, related }));
    }
    shapes.push(placeLine('Sources', place, sources.runs, holder, finding, context));
  }
  const line = (
    name: string,
    place: LayoutText | null,
    type: Placeholder['type'],
    fitted: FittedLine | null,
  ) => {
    if (!place || !fitted) return;
    const holder = { type, index: place.index };
    // It is the deck's, the same on each slide: one finding is enough.
    const yaml = fitted.set.paragraphs[0]?.runs.find((run) => run.yaml)?.yaml ?? deck.span;
    const finding = { subject: `the ${name.toLowerCase()}`, origin: { template: null, yaml }, once: true };
    shapes.push(placeFitted(name, place, fitted, holder, finding, context));
  };
  const repeated = (name: string, place: LayoutText | null, runs: (place: LayoutText) => readonly Run[]) =>
    place &&
    repeatedLine(name, place, context, () => {
      const own = runs(place);
      return own.length === 0 ? null : fitLine(own, place, context, true);
    });
  // A title was not written to be a footer: as much of it as there is room for.
  const footer = repeated(
    'footer',
    layout.footer,
    (place) =>
      // What a brand file always has there stays; a cover says the title itself.
      (place.words === undefined || deck.footerReplaces ? deck.footer : [{ text: place.words }]) ??
      (layout.type === 'title' ? [] : shortenRuns(deck.title, place, context)),
  );
  line('Footer', layout.footer, 'footer', footer);
  const date = repeated('date', layout.date, (place) => dateRuns(place, context));
  line('Date', layout.date, 'date', date);
  const own = layout.number && fitLine(patterned(label, layout.number), layout.number, context, true);
  line('Slide number', layout.number, 'slide-number', own);
  return shapes;
}

/** The words with what the theme has around them: the number stays a run of its own, as it follows the slide. */
function patterned(text: string, { pattern }: LayoutText): readonly Run[] {
  const [before = '', after = ''] = (pattern ?? '{n}').split('{n}');
  return [{ text: before }, { text }, { text: after }].filter((run) => run.text !== '');
}

/** The date in the longest form that its place holds, rather shorter than smaller. */
function dateRuns(place: LayoutText, context: SlideContext): readonly Run[] {
  const { dateForms } = context.deck;
  const holds = (text: string, size: number) =>
    fits(createFlow([flowRuns([{ text }], lookOf(place, context))], context.typesetter), place, size);
  const text =
    dateForms.find((form) => holds(form, place.size)) ??
    dateForms.find((form) => holds(form, place.min)) ??
    dateForms.at(-1);
  return text === undefined ? [] : [{ text }];
}

/** What keeps the foot from the very edge of the slide. */
const edge = 0.06;

/** A line of a place, as large as it fits; at the foot as much higher as it needs and the slide has room below it. */
export function fitLine(
  runs: readonly Run[],
  place: LayoutText,
  context: SlideContext,
  grows = false,
): FittedLine {
  const look = lookOf(place, context);
  const flow = createFlow([flowRuns(runs, look)], context.typesetter);
  const box = { x: place.x, y: place.y, w: place.w, h: place.h };
  if (grows && !fits(flow, place, place.min)) {
    const { height } = flow.measure(place.w, place.min);
    const most = Math.max(place.h, context.theme.size.height - edge - place.y);
    box.h = Math.min(most, Math.max(place.h, height));
  }
  const size = fitSize(flow, box, { min: place.min, max: place.size });
  return { look, box, set: setText(flow, box.w, size), inset: noInset };
}

/** A title: in two lines rather than in more where its place's sizes allow that, and the lines as even as can be. */
export function fitTitle(runs: readonly Run[], place: LayoutText, context: SlideContext): FittedLine {
  // Titles of one size begin in one line on all slides.
  const display = place.size > context.theme.type.title;
  const look = { ...lookOf(place, context), hang: display ? hangRoom(place, context) : 0 };
  const flow = createFlow([flowRuns(runs, { ...look, equations: 'tall' })], context.typesetter);
  const linesAt = (size: number) => flow.measure(place.w, size).wrapped[0]?.count ?? 0;
  let size = fitSize(flow, place, { min: place.min, max: place.size });
  if (linesAt(size) > 2 && linesAt(place.min) <= 2)
    while (linesAt(size) > 2) size = Math.max(place.min, size - 1);
  return {
    look,
    box: { x: place.x, y: place.y, w: place.w, h: place.h },
    ...setLines(flow, place.w, size, place.align, wishesOf(context, true)),
  };
}

/** A line that stands on many slides, made once for each look that its place has; null: there is none. */
function repeatedLine<T extends FittedLine | null>(
  name: string,
  place: LayoutText,
  context: SlideContext,
  make: () => T,
): FittedLine | T {
  const known = context.lines.get(place) ?? new Map<string, FittedLine>();
  context.lines.set(place, known);
  const found = known.get(name);
  if (found && found.look === lookOf(place, context)) return found;
  const made = make();
  if (made) known.set(name, made);
  return made;
}

function placeLine(
  name: string,
  place: LayoutText,
  runs: readonly Run[],
  placeholder: Placeholder,
  finding: TextFinding,
  context: SlideContext,
): PlacedText {
  return placeFitted(name, place, fitLine(runs, place, context), placeholder, finding, context);
}

function placeFitted(
  name: string,
  place: LayoutText,
  { box, set, inset }: FittedLine,
  placeholder: Placeholder,
  finding: TextFinding,
  context: SlideContext,
): PlacedText {
  const origin = placeholder.type === 'title' ? context.slide.titleOrigin : context.slide.origin;
  const placed = placeText({ set, box, place, name, placeholder, origin, finding, inset }, context);
  return place.fill ? { ...placed, fill: place.fill, shape: place.outline } : placed;
}

/** Readers and the outline view need a title where the slide shows none: it stands just above the slide. */
function offSlide({ theme }: SlideContext): LayoutText {
  return {
    x: 0.7,
    y: -1.625,
    w: theme.size.width - 1.4,
    h: 1.5,
    index: 0,
    size: theme.type['title-min'],
    min: 12,
    color: { color: 'dark1' },
    bold: true,
    align: 'left',
    anchor: 'bottom',
    font: 'heading',
    bullets: false,
    ...plainPlace,
  };
}

const ellipsis = '…';

/** As many words of a text as its place holds at its smallest size, and an ellipsis where some had to go. */
function shortenRuns(runs: readonly Run[], place: LayoutText, context: SlideContext): readonly Run[] {
  const look = lookOf(place, context);
  const holds = (some: readonly Run[]) =>
    fits(createFlow([flowRuns(some, look)], context.typesetter), place, place.min);
  if (holds(runs)) return runs;
  const text = runs.map((run) => run.text).join('');
  const breaks = findLineBreaks(text);
  const words = [...breaks.keys()].filter((at) => at > 0 && at < text.length && breaks[at] !== noBreak);
  return longest(words) ?? longest(graphemes(text)) ?? runs;

  /** The longest beginning that fits, up to one of the places given in order. */
  function longest(ends: readonly number[]): readonly Run[] | null {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(cutRuns(runs, ends[middle]!))) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : cutRuns(runs, ends[low - 1]!);
  }
}

function graphemes(text: string): number[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length; ends.push(at)) at = graphemeEnd(text, at);
  return ends;
}

/** The beginning of a text, without the spaces and marks before the cut. */
function cutRuns(runs: readonly Run[], length: number): readonly Run[] {
  const kept: Run[] = [];
  let left = runs
    .map((run) => run.text)
    .join('')
    .slice(0, length)
    .replace(/(?<![\s\p{P}])[\s\p{P}]+$/u, '').length;
  for (const run of runs) {
    if (left <= 0) break;
    kept.push({ ...run, text: run.text.slice(0, left) });
    left -= run.text.length;
  }
  const last = kept.pop();
  return last ? [...kept, { ...last, text: last.text + ellipsis }] : [];
}
