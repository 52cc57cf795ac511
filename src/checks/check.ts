import type { Deck } from '../deck/index.ts';
import type { Diagnostic, Severity } from '../source/index.ts';

/** Something that is looked for in a whole deck. The settings can make it an error or turn it off. */
export interface Check {
  readonly code: string;
  /** What it is when the settings say nothing. */
  readonly level: Severity | 'off';
  readonly run: (deck: Deck) => readonly Diagnostic[];
}
