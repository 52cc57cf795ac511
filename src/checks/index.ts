import { reviewAccessibility } from './accessibility/review-accessibility.ts';
import type { Check, Review } from './check.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { hiddenSlides } from './hidden-slides.ts';
import { unsourcedPoint } from './unsourced-point.ts';

export {
  accessibilityRules,
  type FindingPlace,
  ownTitles,
  type ReportFinding,
} from './accessibility/index.ts';
export type { Check, Review, ReviewInput } from './check.ts';
export { checkCodes, reportCheck } from './check-codes.ts';
export { checkWords } from './check-words.ts';
export * from './codes.ts';
export {
  type Coverage,
  type CoveredThing,
  type CoveredType,
  coverageOf,
  coveredTypes,
  findOrphans,
  ShownThingsOf,
} from './coverage.ts';
export { reportVerify, verifyCodes } from './verify-codes.ts';
export { textsOfDeck, textsOfOutline, type WrittenText } from './written-text.ts';

/** Every check of whole decks that a build runs too. */
export const checks: readonly Check[] = [duplicateTitle, unsourcedPoint];

/** What only `check` looks for, in a deck as it is placed. */
export const reviews: readonly Review[] = [reviewAccessibility, hiddenSlides];
