import type { Diagnostic, Span } from '../source/index.ts';
import { reportEdit } from './codes.ts';
import { type DeletedEdit, type WordsEdit, wordsIn } from './deck-edits.ts';
import { placeOf, replaceAlike, replaceStretch } from './stretch.ts';

interface ConflictContext {
  readonly language: string;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * What a text that says `ours` now says with an edit; null: it stays as it is, since the edit is none of this
 * language's, the project says the same by now, or there is a conflict, which is reported.
 */
export function wordsAfter(
  edit: WordsEdit,
  ours: readonly string[],
  what: string,
  context: ConflictContext,
): readonly string[] | null {
  const { language, report } = context;
  const [now, was] = [wordsIn(edit.now, language), wordsIn(edit.was, language)];
  if (!now || sameWords(now, ours)) return null;
  // Written by hand, without what it replaces.
  if (!was) return now;
  const edited = replaceStretch(ours, { was, now });
  if (edited) return edited;
  if (now.length > 0 && placeOf(ours, now) !== null) return null;
  if (edit.kept) return replaceAlike(ours, { was, now });
  reportConflict(edit.span, what, { was, now: quoted(now), ours }, report);
  return null;
}

/** Whether what was deleted says something else now than it did then, which is reported. */
export function conflictOf(
  edit: DeletedEdit,
  ours: readonly string[],
  what: string,
  { language, report }: ConflictContext,
): boolean {
  const was = edit.was && wordsIn(edit.was, language);
  if (edit.kept || !was || sameWords(was, ours)) return false;
  reportConflict(edit.span, what, { was, now: 'deleted', ours }, report);
  return true;
}

function reportConflict(
  span: Span,
  what: string,
  words: { readonly was: readonly string[]; readonly now: string; readonly ours: readonly string[] },
  report: ConflictContext['report'],
): void {
  const message = [
    `this ${what} was changed by hand and in the project`,
    `it was:      ${quoted(words.was)}`,
    `by hand:     ${words.now}`,
    `project now: ${quoted(words.ours)}`,
  ].join('\n');
  const hint =
    'delete the edit to take the project\'s; write "keep: theirs" beside it to keep what was done by hand; or change it to what is right';
  report(reportEdit('edit-conflict', span, message, { hint }));
}

export function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i]);
}

export function quoted(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.map((line) => `"${line.replaceAll('\n', ' / ')}"`).join(', ');
}
