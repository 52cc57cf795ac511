import { isCjk } from '../markup/index.ts';
import { foldText } from '../outline/index.ts';

/** What parts texts that do not follow one another: no phrase stands across it. */
export const apart = '\u0001';

/**
 * A text as it is compared: folded as quotes are, letters of full width and ligatures as plain ones. Hyphens in words do not count, with what a line's end put behind them: a
 * drawing parts words where it likes.
 */
export function fold(text: string): string {
  // Most pieces have nothing but ASCII, and a page has thousands of them.
  const pieces = text
    .split(apart)
    .map((each) => (ascii.test(each) ? each.replace(/\s+/g, ' ').trim() : foldText(each.normalize('NFKC'))));
  return pieces.join(apart).replace(/(?<=\p{L})[-\u2010\u2011\u00AD\u200B]+ ?(?=\p{L})/gu, '');
}

/** A text as it is looked for, folded: without the mark at its end, which a title leaves out, and quotation marks around it. */
export function wanted(text: string): string {
  const folded = fold(text);
  let [start, end] = [0, folded.length];
  // By hand: looked for from every place, long rows of marks would be read again for each of them.
  while (end > 0 && endMarks.test(folded[end - 1]!)) end -= 1;
  while (start < end && quotes.test(folded[start]!)) start += 1;
  return folded.slice(start, end) || folded;
}

const quotes = /["'“”‘’«»„\s]/;
const endMarks = /["'“”‘’«»„\s.,;:!?…。，、；：！？]/;
const ascii = /^[\t\n\r -~]*$/;

/** Whether a text is too short, or without letters, to be looked for among words. */
export function isBrief(folded: string): boolean {
  const letters = folded.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return true;
  const least = letters.some((each) => isCjk(each)) ? 2 : 4;
  return [...folded].length < least;
}

const word = /[\p{L}\p{N}\p{M}]/u;

/** From so many letters on small and large ones are the same: titles may be written in capitals. */
const caseless = 8;

/** Small letters where a text may have been written in capitals: these have no `ß`, and in Turkish a dot. */
function withoutCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.toUpperCase().toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ς', 'σ');
}

type ByHead<T> = Map<string, { readonly phrase: string; readonly of: T }[]>;

/** Phrases to be found in texts as whole words, each by the first of its words: a text is gone through once or twice. */
export class Phrases<T> {
  private readonly short: ByHead<T> = new Map();
  private readonly long: ByHead<T> = new Map();

  /** `phrase` is folded. */
  add(phrase: string, of: T): void {
    const isLong = (phrase.match(/\p{L}/gu) ?? []).length >= caseless;
    const own = isLong ? withoutCase(phrase) : phrase;
    const byHead = isLong ? this.long : this.short;
    const head = headAt(own, 0);
    const known = byHead.get(head);
    if (known) known.push({ phrase: own, of });
    else byHead.set(head, [{ phrase: own, of }]);
  }

  /** What of them stands in a folded text. */
  *in(text: string): Generator<T> {
    if (this.short.size > 0) yield* found(text, this.short);
    if (this.long.size > 0) yield* found(withoutCase(text), this.long);
  }
}

function* found<T>(text: string, byHead: ByHead<T>): Generator<T> {
  for (let at = 0; at < text.length; ) {
    const head = headAt(text, at);
    for (const { phrase, of } of byHead.get(head) ?? []) {
      if (text.startsWith(phrase, at) && endsAt(text, at + phrase.length, phrase)) yield of;
    }
    at += head.length;
  }
}

/** The word that begins at a place, else the one character there. Chinese characters are words of their own. */
function headAt(text: string, at: number): string {
  heads.lastIndex = at;
  return heads.exec(text)?.[0] ?? text[at]!;
}

// Latin words are by far the most: they come first.
const heads =
  /[A-Za-z0-9]+(?![\p{L}\p{N}\p{M}])|[\u2E80-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}]|(?:(?![\u2E80-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}])[\p{L}\p{N}\p{M}])+|[\s\S]/uy;

/** Whether no word goes on behind a phrase. */
function endsAt(text: string, end: number, phrase: string): boolean {
  const last = phrase.at(-1)!;
  const next = text[end];
  if (next === undefined || !word.test(last) || isCjk(last)) return true;
  return !word.test(next) || isCjk(next);
}
