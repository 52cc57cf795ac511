import type { Deck } from '../deck/index.ts';
import type { PlacedDeck } from '../layout/index.ts';
import type { Diagnostic, Severity } from '../source/index.ts';
import type { Theme } from '../theme/index.ts';

/** Something that is looked for in a whole deck. The settings can make it an error or turn it off. */
export interface Check {
  readonly code: string;
  /** What it is when the settings say nothing. */
  readonly level: Severity | 'off';
  readonly run: (deck: Deck) => readonly Diagnostic[];
}

/** A deck in one language, with its slides as they will be seen. */
export interface ReviewInput {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
}

/** A family of findings about a placed deck. */
export type Review = (input: ReviewInput) => readonly Diagnostic[];
