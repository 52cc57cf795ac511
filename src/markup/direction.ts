import type { Run } from './blocks.ts';

const scripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);
const known = new Map<string, boolean>();

/** Whether a language is written from right to left: by the script of its tag, else by the one that it usually has. */
export function isRightToLeft(tag: string): boolean {
  let answer = known.get(tag);
  if (answer === undefined) {
    answer = scripts.has(scriptOf(tag));
    known.set(tag, answer);
  }
  return answer;
}

function scriptOf(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? '';
  } catch {
    // A tag that is none.
    return '';
  }
}

/** A stretch of a paragraph's text that is read the other way than what is around it, or as a whole. */
export interface Isolate {
  readonly start: number;
  readonly end: number;
  readonly rightToLeft: boolean;
}

type DirectedRun = Pick<Run, 'text' | 'language' | 'code' | 'cite' | 'tex' | 'break'>;

/**
 * The direction of a paragraph: that of its place, but a text that is wholly of a language of the other direction, or code,
 * keeps its own. Items of lists stand as the list does.
 */
export function paragraphDirection(
  runs: readonly DirectedRun[],
  language: string,
  inList: boolean,
): 'rtl' | 'ltr' {
  const own = isRightToLeft(language);
  const words = runs.filter(
    ({ text, cite, break: ends }) => !ends && cite === undefined && spoken.test(text),
  );
  if (words.length === 0) return own ? 'rtl' : 'ltr';
  if (words.every(({ code, tex }) => code || tex !== undefined))
    return words.every(({ code }) => code) ? 'ltr' : own ? 'rtl' : 'ltr';
  const other = words.every((run) => isRightToLeft(run.language ?? language) !== own);
  return (other && !inList ? !own : own) ? 'rtl' : 'ltr';
}

/** What of a paragraph has to be held together against the direction of the paragraph, in the order of its text. */
export function isolatesOf(
  runs: readonly DirectedRun[],
  language: string,
  direction: 'rtl' | 'ltr',
): readonly Isolate[] {
  const rightToLeft = direction === 'rtl';
  // In a text from the left only words of the other direction have to be held together.
  if (!rightToLeft && runs.every((run) => !isRightToLeft(run.language ?? language))) return none;
  const found: Isolate[] = [];
  let at = 0;
  for (const run of runs) {
    const start = at;
    at += run.text.length;
    if (run.break || run.text === '') continue;
    // Marks and blanks go with what is around them.
    if (!run.code && run.cite === undefined && !spoken.test(run.text)) continue;
    const fixed = run.code === true || run.cite !== undefined || run.tex !== undefined;
    const own = fixed ? false : isRightToLeft(run.language ?? language);
    if (own !== rightToLeft) {
      const last = found.at(-1);
      // Neighbours of one direction are one.
      if (last?.end === start && last.rightToLeft === own) found[found.length - 1] = { ...last, end: at };
      else found.push({ start, end: at, rightToLeft: own });
    } else if (rightToLeft) {
      for (const { 0: token, index } of run.text.matchAll(tokens)) {
        if (!needsHold(token)) continue;
        found.push({ start: start + index, end: start + index + token.length, rightToLeft: false });
      }
    }
  }
  return found;
}

const none: readonly Isolate[] = [];

/** Marks alone, such as those around a quotation, have no direction. */
const spoken = /[\p{L}\p{N}]/u;

/**
 * Telephone numbers, references in brackets, figures with a sign, and what is made of Latin letters and digits with signs
 * between them: dates, versions, paths, addresses, `C++`.
 */
const tokens =
  /\+\d[\d ()-]*\d|\[\d+(?:[,;] ?\d+|-\d+)*\]|(?<![\p{L}\p{N}])[+−±-]\d+(?:[.,:/]\d+)*%?|(?<![\p{L}\p{N}])[@#/~.]?[A-Za-z0-9]+(?:[-+./:@_\\&=~#?×*^%,]+[A-Za-z0-9]+)*(?:\+\+|#|\/)?/gu;

/** Plain words and figures stand right by themselves; so does what has Latin letters at its beginning and no sign at its end. */
function needsHold(token: string): boolean {
  if (/^\d+(?:[.,:/]\d+)*$/.test(token)) return false;
  return !/^[A-Za-z](?:.*[A-Za-z0-9])?$/.test(token);
}

const leftToRightMark = '\u200e';
const rightToLeftMark = '\u200f';

/** Runs with marks of direction around what is held together, for programs that know no isolates. */
export function withMarks<R extends DirectedRun>(
  runs: readonly R[],
  isolates: readonly Isolate[],
  again: (run: R, text: string) => R,
): readonly R[] {
  if (isolates.length === 0) return runs;
  const whole = runs.map(({ text }) => text).join('');
  const inserts = new Map<number, { before: string; after: string }>();
  const put = (at: number, side: 'before' | 'after', mark: string) => {
    const known = inserts.get(at) ?? { before: '', after: '' };
    known[side] += mark;
    inserts.set(at, known);
  };
  isolates.forEach(({ start, end, rightToLeft }, i) => {
    const mark = rightToLeft ? rightToLeftMark : leftToRightMark;
    put(start, 'before', mark);
    put(end, 'after', mark);
    const next = isolates[i + 1];
    // Two of them would draw what is between them to their side.
    if (next && next.rightToLeft === rightToLeft && !/\p{L}/u.test(whole.slice(end, next.start)))
      put(end, 'after', rightToLeft ? leftToRightMark : rightToLeftMark);
  });
  let start = 0;
  return runs.map((run) => {
    const end = start + run.text.length;
    let text = '';
    for (let at = start; at <= end; at++) {
      const own = inserts.get(at);
      // What closes stands with what is before it, what opens with what follows.
      if (own && at > start) text += own.after;
      if (own && at < end) text += own.before;
      if (at < end) text += whole[at];
    }
    start = end;
    return text === run.text ? run : again(run, text);
  });
}

/**
 * Runs cut where something is held together, and those of them that are held from left to right: for formats that say the
 * direction of each run.
 */
export function cutAtIsolates<R extends DirectedRun>(
  runs: readonly R[],
  isolates: readonly Isolate[],
  again: (run: R, text: string) => R,
): { readonly runs: readonly R[]; readonly held: ReadonlySet<R> } {
  const held = new Set<R>();
  if (isolates.length === 0) return { runs, held };
  const edges = isolates.flatMap(({ start, end }) => [start, end]);
  let start = 0;
  const cut = runs.flatMap((run): R[] => {
    const end = start + run.text.length;
    const own = [start, ...edges.filter((each) => each > start && each < end), end];
    const pieces = own.slice(1).map((to, i) => {
      const from = own[i]!;
      const whole = from === start && to === end;
      const piece = whole ? run : again(run, run.text.slice(from - start, to - start));
      if (isolates.some((each) => !each.rightToLeft && each.start <= from && to <= each.end && from < to))
        held.add(piece);
      return piece;
    });
    start = end;
    return pieces;
  });
  return { runs: cut, held };
}

/** A text without marks of direction, as it was before it was drawn. */
export function withoutMarks(text: string): string {
  return /[\u200e\u200f]/.test(text) ? text.replace(/[\u200e\u200f]/g, '') : text;
}
