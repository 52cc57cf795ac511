import type { Outline } from '../outline/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { reviewAccessibility } from './accessibility/placed-accessibility.ts';
import type { Check, Review } from './check.ts';
import { checkRetiredLabels } from './retired-label.ts';
import { duplicateTitle, hiddenSlides, unsourcedPoint } from './slide-checks.ts';
import { reviewStyle } from './style/index.ts';
import { checkVoice } from './voice.ts';
import type { WrittenText } from './written-text.ts';
import { checkCounts } from './wrong-count.ts';

export {
  accessibilityRules,
  ownTitles,
  type ReportFinding,
} from './accessibility/index.ts';
export { reportCheck, reportVerify } from './codes.ts';
export {
  type Coverage,
  type CoveredThing,
  type CoveredType,
  coverageOf,
  findOrphans,
  ShownThingsOf,
} from './coverage.ts';
export { reportStale, type StandingDeck, standingDeck } from './stale-sources.ts';
export { styleCodes } from './style/codes.ts';
export { textsOfDeck, textsOfOutline } from './written-text.ts';

/** Every check of whole decks that a build runs too. */
export const checks: readonly Check[] = [duplicateTitle, unsourcedPoint];

/** What only `check` looks for, in a deck as it is placed. */
export const reviews: readonly Review[] = [reviewAccessibility, hiddenSlides, reviewStyle];

/** Looks through texts of an outline, or of a deck drawn from it, for words that should not be there. */
export function checkWords(outline: Outline, texts: readonly WrittenText[]): Diagnostic[] {
  const look = (some: readonly WrittenText[]) => [
    ...checkVoice(some),
    ...checkCounts(outline, some),
    ...checkRetiredLabels(outline, some),
  ];
  const brought = new Set(texts.flatMap(({ within }) => within ?? []));
  return [
    ...look(texts.filter(({ within }) => within === undefined)),
    ...[...brought].flatMap((place) =>
      look(texts.filter(({ within }) => within === place)).map((each) => ({
        ...each,
        message: `${place}: ${each.message}`,
      })),
    ),
  ];
}
