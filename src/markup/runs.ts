import type { Span } from '../source/index.ts';
import type { Owner, Run } from './blocks.ts';

/** Joins neighbours that have the same formatting, and drops runs that show nothing. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    if (run.text === '' && !run.cite) continue;
    const last = merged[merged.length - 1];
    if (last && canMerge(last, run)) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

/** Without line breaks at either end: they would be empty lines. */
export function trimBreaks(runs: readonly Run[]): readonly Run[] {
  let start = 0;
  let end = runs.length;
  while (start < end && runs[start]!.break) start += 1;
  while (end > start && runs[end - 1]!.break) end -= 1;
  return start === 0 && end === runs.length ? runs : runs.slice(start, end);
}

/** Whether runs show nothing but white space. */
export function isBlank(runs: readonly Run[]): boolean {
  return runs.every((run) => !run.cite && run.text.trim() === '');
}

/** Whose text some runs are, where it is written, and its language where it is not the deck's. */
export interface RunSource {
  readonly owner?: Owner | null | undefined;
  readonly span?: Span | null | undefined;
  readonly language?: string | null | undefined;
}

/** Says of every run whose text it is. */
export function attributeRuns(runs: readonly Run[], source: RunSource): readonly Run[] {
  const { owner, span, language } = source;
  if (!owner && !span && !language) return runs;
  return runs.map((run) => {
    // Assigned one by one: most texts on slides come through here, and further spreads are slow.
    const attributed: { -readonly [K in keyof Run]: Run[K] } = { ...run };
    if (owner) attributed.owner = owner;
    if (span) attributed.yaml = span;
    if (language) attributed.language = language;
    return attributed;
  });
}

function canMerge(a: Run, b: Run): boolean {
  return (
    !a.break &&
    !b.break &&
    !a.cite &&
    !b.cite &&
    !a.entry &&
    !b.entry &&
    a.strong === b.strong &&
    a.em === b.em &&
    a.strike === b.strike &&
    a.code === b.code &&
    a.sup === b.sup &&
    a.sub === b.sub &&
    a.link === b.link &&
    a.linkTitle === b.linkTitle &&
    a.class === b.class &&
    a.language === b.language &&
    sameOwner(a.owner, b.owner) &&
    sameSpan(a.yaml, b.yaml)
  );
}

function sameOwner(a: Owner | undefined, b: Owner | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.type === b.type && a.id === b.id);
}

function sameSpan(a: Span | undefined, b: Span | undefined): boolean {
  return (
    a === b ||
    (a !== undefined && b !== undefined && a.file === b.file && a.start === b.start && a.end === b.end)
  );
}
