import type { Diagnostic } from '../../source/index.ts';

/** Writes all of a run's findings, sorted already, as one text that ends with a line break; empty when it says nothing. */
export type Reporter = (diagnostics: readonly Diagnostic[], options: ReportOptions) => string;

export interface ReportOptions {
  /** ANSI colours may be used. */
  readonly color: boolean;
}
