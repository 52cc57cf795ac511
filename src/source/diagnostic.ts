import type { SourceFile, Span } from './source-file.ts';

export type Severity = 'error' | 'warning';

/** What is wrong, in the user's words, where, and what to do about it. */
export interface Diagnostic {
  /** Stable kebab-case name of the rule. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span | null;
  /** What to do, as one sentence; null when the message says it. */
  readonly hint: string | null;
  readonly related: readonly RelatedPlace[];
  /** Class of trouble for the exit code; 'input' unless said. */
  readonly trouble: Trouble;
}

export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** The classes of trouble that exit codes tell apart; `missing`: a file that could not be made, besides others that were. */
export type Trouble = 'input' | 'usage' | 'missing' | 'drift' | 'io' | 'policy' | 'bug';

/** One row of a room's list of codes: what its documentation and its tests come from. */
export interface CodeInfo {
  readonly severity: Severity;
  readonly summary: string;
  readonly trouble?: Trouble;
  /** A build finds it and is silent: `check` tells it. */
  readonly quiet?: true;
}

export type CodeTable = Readonly<Record<string, CodeInfo>>;

export interface DiagnosticDetail {
  readonly hint?: string | null | undefined;
  readonly related?: readonly RelatedPlace[];
}

/** Makes the function by which a room reports: a code outside its table does not compile. */
export function reporterFor<T extends CodeTable>(table: T) {
  return (
    code: keyof T & string,
    span: Span | null,
    message: string,
    detail: DiagnosticDetail = {},
  ): Diagnostic => {
    const info = table[code]!;
    return {
      code,
      severity: info.severity,
      message: shortenWords(message),
      span,
      hint: detail.hint ? shortenWords(detail.hint) : null,
      related: detail.related ?? [],
      trouble: info.trouble ?? 'input',
    };
  };
}

/** What a user wrote is repeated in quotation marks; nobody reads a thousand letters of it. */
function shortenWords(text: string): string {
  if (text.length < 200) return text;
  return text.replace(/"([^"]{120,})"/g, (_, words: string) => {
    const cut = /[\uD800-\uDBFF]/.test(words[79]!) ? 79 : 80;
    return `"${words.slice(0, cut)}…"`;
  });
}

/** Sorts by file, offset, code; drops exact repeats. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return [...diagnostics]
    .sort(
      (a, b) =>
        compareText(a.span?.file.path ?? '', b.span?.file.path ?? '') ||
        (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
        compareText(a.code, b.code) ||
        compareText(a.message, b.message),
    )
    .filter((d) => {
      const key = `${d.code}\u0000${d.span?.file.path}\u0000${d.span?.start}\u0000${d.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Orders by code units, whatever the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a stage gives back. A user's mistake never throws: it is a diagnostic. */
export interface Outcome<T> {
  /** Absent when the mistakes leave nothing that later stages could use. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}

/** Whether nothing is to be written: of what only misses a file, all else is. */
export function keepsBack(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error' && d.trouble !== 'missing');
}

/**
 * Reading, as the stages see it. Only `project/` makes one; it refuses every path that leaves its roots.
 * Paths are relative to the project's root, with forward slashes, or begin with `package:` for files that
 * ship with Throughline (`package:templates/briefing/theme.yaml`).
 * Every call gives the same answer for the same path within a run.
 */
export interface Files {
  /** UTF-8 text. `from` is where the path was written, for the diagnostic. */
  readText(path: string, from: Span | null): Outcome<SourceFile>;
  readBytes(path: string, from: Span | null): Outcome<Uint8Array>;
  /** Names of the files directly in a folder, sorted by code units; empty when there is none. */
  list(folder: string): readonly string[];
  exists(path: string): boolean;
}
