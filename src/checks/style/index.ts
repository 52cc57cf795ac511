import type { Diagnostic } from '../../source/index.ts';
import type { Review } from '../check.ts';
import { directLabels, seriesMuted } from './chart-rules.ts';
import { claimTrue } from './claim-true.ts';
import { reportStyle, type StyleCode } from './codes.ts';
import { coverAndEnding, rhythm, sameness, shortSections } from './deck-rules.ts';
import {
  degenerate,
  emphasis,
  focusIsLargest,
  orderClaimed,
  recurringLook,
  wordsKept,
} from './figure-rules.ts';
import { fillRules } from './fill-rules.ts';
import { notesTooLong } from './notes-rule.ts';
import { factsOf } from './slide-facts.ts';
import type { ReportStyle, StyleRule } from './style-rule.ts';
import { titleSaysAPoint } from './title-says-a-point.ts';
import { grid, leastSizes, paragraphWidows } from './type-rules.ts';

/** What makes slides good to look at, as far as it can be counted and an author can mend it. */
const styleRules: readonly StyleRule[] = [
  titleSaysAPoint,
  paragraphWidows,
  fillRules,
  emphasis,
  focusIsLargest,
  wordsKept,
  orderClaimed,
  degenerate,
  directLabels,
  seriesMuted,
  claimTrue,
  leastSizes,
  notesTooLong,
  grid,
  sameness,
  rhythm,
  shortSections,
  recurringLook,
  coverAndEnding,
];

/** What depends on the words of a language; all else is the same in all, and is said once. */
const perEdition: ReadonlySet<StyleCode> = new Set([
  'title-says-a-point',
  'paragraph-widow',
  'fill-height',
  'fill-area',
  'focus',
  'focus-is-largest',
  'words-kept',
  'claim-true',
  'min-size',
  'notes-too-long',
]);

/** Findings of style of a deck in one language, each at the line of its slide in the deck. */
export const reviewStyle: Review = (input) => {
  const { deck } = input;
  const found: Diagnostic[] = [];
  const said = deck.language === deck.outline.language ? '' : ` (${deck.language})`;
  const report: ReportStyle = (code, at, message, hint, { span = null, related = [] } = {}) => {
    const place = at?.origin.yaml ?? deck.span;
    const others = span && span !== place ? [{ message: 'the text', span }] : [];
    const edition = perEdition.has(code) ? said : '';
    found.push(reportStyle(code, place, `${message}${edition}`, { hint, related: [...related, ...others] }));
  };
  const slides = factsOf(input);
  if (slides.length === 0) return [];
  for (const rule of styleRules) rule({ ...input, slides }, report);
  return found;
};
