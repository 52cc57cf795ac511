import type { AccessibleDeck } from '../../formats/pptx/index.ts';
import type { checkCodes } from '../codes.ts';

/** Where something was found: a slide by its place in the list, and the name of a shape on it. */
export interface FindingPlace {
  /** Null: the deck as a whole. */
  readonly slide: number | null;
  readonly shape: string | null;
}

export type ReportFinding = (
  code: keyof typeof checkCodes,
  place: FindingPlace,
  message: string,
  hint: string,
) => void;

/** One thing that keeps people from reading a deck. */
export type AccessibilityRule = (deck: AccessibleDeck, report: ReportFinding) => void;
