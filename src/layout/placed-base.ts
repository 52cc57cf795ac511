import type { Span } from '../source/index.ts';
import type { Box } from '../theme/index.ts';

/** What all placed shapes have. */
export interface PlacedBase {
  /** Unique on its slide; letters, digits, spaces and `-/:`. PowerPoint shows it in the selection pane. */
  readonly name: string;
  readonly box: Box;
  /** For those who cannot see it; null: the text says it all. `decorative` shapes are skipped by readers. */
  readonly alt: string | null;
  readonly decorative: boolean;
  /** In a figure that is built step by step: with which of its steps, from 0; absent: it is there from the start. */
  readonly step?: number;
  /** What wrote it: for click-to-source and for diagnostics. */
  readonly template: Span | null;
  readonly yaml: Span | null;
}
