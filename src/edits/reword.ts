import { isRaisedMark, plainWords, type Run } from '../markup/index.ts';

/** The words of runs as they are compared: without the numbers of citations. */
export function wordsOfRuns(runs: readonly Run[]): string {
  return plainWords(runs.map((run) => (isMark(run) ? '' : run.text)).join(''));
}

export function isMark(run: Run): boolean {
  return run.cite !== undefined || (run.sup === true && isRaisedMark(run.text));
}

/**
 * Runs that say something else, with as much as possible of what they were: what stays the same at either end keeps its
 * looks, what is new looks as what stood in its place, and no citation is lost.
 */
export function rewordRuns<R extends Run>(runs: readonly R[], words: string): R[] {
  const plain = runs.filter((run) => !isMark(run));
  if (plain.length === 0) return [...runs];
  const was = plain.map((run) => run.text).join('');
  const now = words;
  let start = 0;
  while (start < was.length && start < now.length && was[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(was.length, now.length) - start;
  while (end < room && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  // Never between the halves of a surrogate pair.
  if (/[\uD800-\uDBFF]/.test(was[start - 1] ?? '')) start -= 1;
  if (/[\uDC00-\uDFFF]/.test(was[was.length - end] ?? '')) end -= 1;
  const until = was.length - end;
  const fresh = now.slice(start, until + now.length - was.length);
  const head: R[] = [];
  const tail: R[] = [];
  let look: R | null = null;
  let at = 0;
  for (const run of runs) {
    if (isMark(run)) {
      // What stands at the end of what was changed comes behind it.
      if (at < until && at <= start) head.push(run);
      else tail.push(run);
      continue;
    }
    const [from, to] = [at, at + run.text.length];
    at = to;
    const kept = (a: number, b: number, into: R[]) => {
      const text = run.text.slice(Math.max(a, from) - from, Math.max(0, Math.min(b, to) - from));
      if (text !== '') into.push(text === run.text ? run : { ...run, text });
    };
    kept(0, start, head);
    kept(until, was.length, tail);
    const isReplaced = start < until ? from <= start && to > start : from < start && to >= start;
    if (!run.break && isReplaced) look ??= run;
  }
  look ??= plain.find((run) => !run.break) ?? plain[0]!;
  return [...head, ...withLines(look, fresh), ...tail];
}

/** Text of several lines as runs of one look. */
function withLines<R extends Run>(look: R, text: string): R[] {
  if (text === '') return [];
  const { break: _, ...own } = look;
  // A run with its text changed is a run of its kind.
  return text
    .split('\n')
    .flatMap((line, i) => [
      ...(i > 0 ? [{ ...own, text: '\n', break: true } as unknown as R] : []),
      ...(line === '' ? [] : [{ ...own, text: line } as unknown as R]),
    ]);
}
