import type { Review } from './check.ts';
import { reportCheck } from './check-codes.ts';

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
