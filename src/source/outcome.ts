import type { Diagnostic } from './diagnostic.ts';

/** What a stage gives back. A user's mistake never throws: it is a diagnostic. */
export interface Outcome<T> {
  /** Absent when the mistakes leave nothing that later stages could use. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}
