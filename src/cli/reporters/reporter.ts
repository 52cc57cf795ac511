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

interface Summary {
  readonly errors: number;
  readonly warnings: number;
}

export function countFindings(diagnostics: readonly Diagnostic[]): Summary {
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  return { errors, warnings: diagnostics.length - errors };
}

/** `2 errors, 1 warning`; empty when there is neither. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  const { errors, warnings } = countFindings(diagnostics);
  return [counted(errors, 'error'), counted(warnings, 'warning')].filter((part) => part !== '').join(', ');
}

function counted(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** So many findings of one kind are told in full where people read. */
const shownOfKind = 50;

interface ShortenedFinding {
  readonly diagnostic: Diagnostic;
  /** After the last one of its kind that is shown: how many there are besides. */
  readonly more: number;
}

/** The findings that a person is shown: of one kind (a code at a level) the first fifty, and how many there are besides. */
export function shortenFindings(diagnostics: readonly Diagnostic[]): readonly ShortenedFinding[] {
  const counts = new Map<string, number>();
  for (const diagnostic of diagnostics)
    counts.set(kindOf(diagnostic), (counts.get(kindOf(diagnostic)) ?? 0) + 1);
  const shown = new Map<string, number>();
  return diagnostics.flatMap((diagnostic) => {
    const kind = kindOf(diagnostic);
    const number = (shown.get(kind) ?? 0) + 1;
    if (number > shownOfKind) return [];
    shown.set(kind, number);
    return [{ diagnostic, more: number === shownOfKind ? counts.get(kind)! - number : 0 }];
  });
}

/** `and 150 more of this kind`. */
export function moreOfKind(count: number): string {
  return `and ${count} more of this kind`;
}

function kindOf({ severity, code }: Diagnostic): string {
  return `${severity} ${code}`;
}
