import { shownThings } from '../deck/index.ts';
import { plainText } from '../markup/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import type { Check, Review } from './check.ts';
import { reportCheck } from './codes.ts';

/** Who finds slides by their titles (with a screen reader, in the overview) cannot tell two of one name apart. */
export const duplicateTitle: Check = {
  code: 'duplicate-title',
  level: 'warning',
  run: (deck) => {
    const first = new Map<string, { readonly id: string; readonly span: Span | null }>();
    const found: Diagnostic[] = [];
    for (const slide of deck.slides) {
      // A continued slide says so in its title; a section and the overview that opens it are one step.
      if (slide.use === 'section' || (slide.part && slide.part.number > 1)) continue;
      const title = plainText(slide.title).replace(/\s+/g, ' ').trim().toLowerCase();
      const before = first.get(title);
      if (!before) {
        first.set(title, { id: slide.id, span: slide.origin.yaml });
        continue;
      }
      // One entry of the deck makes both: an agenda that returns at each section is meant to be known again.
      if (slide.use === 'agenda' && before.span !== null && before.span.start === slide.origin.yaml?.start)
        continue;
      const message = `the slides "${before.id}" and "${slide.id}" have the same title`;
      const related = before.span ? [{ message: 'the first one', span: before.span }] : [];
      found.push(
        reportCheck('duplicate-title', slide.origin.yaml, message, {
          hint: 'give one of them a "title" of its own',
          related,
        }),
      );
    }
    return found;
  },
};

/** A message names no more slides than these. */
const namedAtMost = 5;

/**
 * Says which decks have hidden slides: only PowerPoint's show leaves them out. Other programs, converters and whoever
 * opens the file see them. One finding for a deck, in whatever languages: it names ids, which are the same in all.
 */
export const hiddenSlides: Review = ({ deck }) => {
  const hidden = deck.slides.filter((slide) => slide.hidden && (slide.part?.number ?? 1) === 1);
  const [first] = hidden;
  if (!first) return [];
  const names = hidden.slice(0, namedAtMost).map(({ id }) => `"${id}"`);
  const more = hidden.length > names.length ? ` and ${hidden.length - names.length} more` : '';
  const what = hidden.length === 1 ? 'a slide is' : `${hidden.length} slides are`;
  const message = `${what} hidden (${names.join(', ')}${more}): nearly every program but PowerPoint's own show reads them out, prints or converts them`;
  const hint =
    'leave out of the file what others may not see; where it is meant, set "hidden-slides: off" under "checks" in throughline.yaml';
  return [reportCheck('hidden-slides', first.origin.yaml ?? deck.span, message, { hint })];
};

/** A point of a deck's own that no source stands behind. Some decks need such points, so a project asks for this. */
export const unsourcedPoint: Check = {
  code: 'unsourced-point',
  level: 'off',
  run: (deck) =>
    shownThings(deck)
      .statements.filter((statement) => statement.passages.length === 0)
      .map((statement) => {
        const hint = 'give it a "source" (and a "quote"), or refer to a statement of the outline';
        return reportCheck('unsourced-point', statement.span, 'this point has no source', { hint });
      }),
};
