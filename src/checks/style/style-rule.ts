import type { Slide } from '../../deck/index.ts';
import type { RelatedPlace, Span } from '../../source/index.ts';
import type { ReviewInput } from '../check.ts';
import type { StyleCode } from './codes.ts';
import type { SlideFacts } from './slide-facts.ts';

/** Says what is measured, beside what is asked, and what to do; at a slide, else at the deck. */
export type ReportStyle = (
  code: StyleCode,
  at: Slide | null,
  message: string,
  hint: string,
  more?: { readonly span?: Span | null; readonly related?: readonly RelatedPlace[] },
) => void;

export interface StyleInput extends ReviewInput {
  /** All slides that are shown, in order. */
  readonly slides: readonly SlideFacts[];
}

export type StyleRule = (input: StyleInput, report: ReportStyle) => void;

/** A share as people read it. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
