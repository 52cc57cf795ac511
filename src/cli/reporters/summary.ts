import type { Diagnostic } from '../../source/index.ts';

export interface Summary {
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
