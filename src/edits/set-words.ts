import type { PlacedParagraph, PlacedRun } from '../layout/index.ts';
import { rewordRuns, wordsOfRuns } from './reword.ts';

/** The paragraphs of a text as they are compared; empty ones at its end are none. */
export function wordsOfParagraphs(paragraphs: readonly PlacedParagraph[]): readonly string[] {
  const lines = paragraphs.map(({ runs }) => wordsOfRuns(runs));
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Paragraphs that say something else: those that stay are left as they are, the others look as those in whose place they come. */
export function rewordParagraphs(
  paragraphs: readonly PlacedParagraph[],
  words: readonly string[],
): readonly PlacedParagraph[] {
  const was = wordsOfParagraphs(paragraphs);
  let start = 0;
  while (start < was.length && start < words.length && was[start] === words[start]) start += 1;
  let end = 0;
  const room = Math.min(was.length, words.length) - start;
  while (end < room && was[was.length - 1 - end] === words[words.length - 1 - end]) end += 1;
  const middle = words.slice(start, words.length - end).map((line, i) => {
    const last = Math.max(start, was.length - end - 1);
    const like = paragraphs[Math.min(start + i, last)] ?? paragraphs.at(-1);
    if (!like) return null;
    const isNew = start + i > last;
    return { ...like, runs: isNew ? freshRuns(like.runs, line) : rewordRuns(like.runs, line) };
  });
  return [
    ...paragraphs.slice(0, start),
    ...middle.filter((each) => each !== null),
    ...paragraphs.slice(was.length - end, was.length),
  ];
}

/** A paragraph more looks as the one before it; what was cited there is not cited again. */
function freshRuns(runs: readonly PlacedRun[], line: string): readonly PlacedRun[] {
  const like = runs.find((run) => run.cite === undefined && !run.break) ?? runs[0];
  if (!like) return [];
  const { link: _, linkTitle: _title, owner: _owner, yaml: _yaml, tex: _tex, ...look } = like;
  return rewordRuns([look], line);
}
