import type { Diagnostic } from '../../source/index.ts';

/** So many findings of one kind are told in full where people read. */
export const shownOfKind = 50;

export interface ShortenedFinding {
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
