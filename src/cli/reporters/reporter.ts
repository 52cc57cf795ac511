import type { Diagnostic } from '../../source/index.ts';

/** Writes all of a run's findings, sorted already, as one text that ends with a line break; empty when it says nothing. */
export type Reporter = (diagnostics: readonly Diagnostic[], options: ReportOptions) => string;

export interface ReportOptions {
  /** ANSI colours may be used. */
  readonly color: boolean;
  /** The command that ran: `check`; null where none could be told. */
  readonly command?: string | null;
  /** What the command says besides its findings. */
  readonly report?: CommandReport | undefined;
}

/** What a command gives to reports that have room for more than findings. */
export interface CommandReport {
  /** For the JSON report. */
  readonly result: object;
  /** For the Markdown report: sections with a heading of level 3, each ending with a line break. */
  readonly sections: readonly string[];
  /** For the JUnit report: what was looked at, by name (decks). */
  readonly suites: readonly string[];
}
