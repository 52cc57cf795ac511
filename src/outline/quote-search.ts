import { htmlText, markdownText } from '../markup/index.ts';
import { type MappedText, type SourceFile, wholeText } from '../source/index.ts';
import { foldMapped, lineEnd, lineEndHyphen } from './fold-text.ts';

/** Where a quote stands in a folded text. `end` is exclusive. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** A stored source as quotes are looked for in it. Made once a source, and of what few need only when it is needed. */
export class QuoteSearch {
  readonly folded: MappedText;
  private readonly hasMarks: boolean;
  private letters: Letters | null = null;
  private index: PieceIndex | null = null;
  /** How much has been searched from end to end. */
  private searched = 0;

  constructor(file: SourceFile) {
    this.folded = foldMapped(textOf(file));
    this.hasMarks = marks.test(this.folded.text);
  }

  /** The first places of a folded quote, at most `most`. */
  find(quote: string, most: number): readonly Found[] {
    const { text } = this.folded;
    this.searched += text.length;
    if (!this.hasMarks && !marks.test(quote) && this.searched < searchedAtMost)
      return findPlain(text, quote, most);
    const key = lettersOf(quote).text;
    // Nothing but hyphens and blanks: no letters to look for.
    if (key === '') return findPlain(text, quote, most);
    const before = quote.indexOf(key[0]!);
    const found: Found[] = [];
    for (const place of this.placesOf(key)) {
      const start = this.lettersOf().offsets[place]! - before;
      const end = start < 0 ? null : matchAt(quote, text, start);
      if (end !== null) found.push({ start, end });
      if (found.length === most) break;
    }
    return found;
  }

  /** Pieces of this text's letters, for finding what is like a quote. */
  pieces(): { readonly letters: Letters; readonly index: PieceIndex } {
    this.index ??= new PieceIndex(inLowerCase(this.lettersOf().text));
    return { letters: this.lettersOf(), index: this.index };
  }

  private lettersOf(): Letters {
    this.letters ??= lettersOf(this.folded.text);
    return this.letters;
  }

  private *placesOf(key: string): Generator<number> {
    const { text } = this.lettersOf();
    if (this.searched >= searchedAtMost) {
      const places = this.pieces().index.placesOf(inLowerCase(key));
      if (places) {
        yield* places;
        return;
      }
    }
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) yield at;
  }
}

/** Every character in its place: a letter that would become two stays. */
export function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** From here on an index of the source costs less than going through it again. */
const searchedAtMost = 50_000_000;

const marks = new RegExp(`[${lineEndHyphen}${lineEnd}]`);

/** A text without hyphens and blanks, and where each of its characters stands. */
interface Letters {
  readonly text: string;
  readonly offsets: Uint32Array;
}

const spared = new RegExp(`[-\u2010 ${lineEndHyphen}${lineEnd}]`, 'g');

export function lettersOf(text: string): Letters {
  const parts: string[] = [];
  const offsets = new Uint32Array(text.length + 1);
  let length = 0;
  let from = 0;
  const keep = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let i = from; i < to; i++) offsets[length++] = i;
  };
  for (const { index } of text.matchAll(spared)) {
    keep(index);
    from = index + 1;
  }
  keep(text.length);
  offsets[length] = text.length;
  return { text: parts.join(''), offsets };
}

function findPlain(text: string, quote: string, most: number): Found[] {
  const found: Found[] = [];
  if (quote === '') return found;
  for (let at = text.indexOf(quote); at >= 0 && found.length < most; at = text.indexOf(quote, at + 1))
    found.push({ start: at, end: at + quote.length });
  return found;
}

/** Where the quote ends in the text if it stands at this place; else null. */
function matchAt(quote: string, text: string, start: number): number | null {
  const { quoteAt, textAt } = compareAt(quote, text, start);
  return quoteAt === quote.length ? textAt : null;
}

/** How far a quote and a text go together from a place on. The end of a line may be read in several ways. */
export function compareAt(
  quote: string,
  text: string,
  start: number,
): { readonly quoteAt: number; readonly textAt: number } {
  let q = 0;
  let t = start;
  while (q < quote.length) {
    if (quote[q] === text[t]) {
      q += 1;
      t += 1;
    } else if (isMark(text[t])) {
      q += readingOf(text[t]!, quote, q);
      t += 1;
    } else if (isMark(quote[q])) {
      t += readingOf(quote[q]!, text, t);
      q += 1;
    } else break;
  }
  return { quoteAt: q, textAt: t };
}

function isMark(character: string | undefined): boolean {
  return character === lineEndHyphen || character === lineEnd;
}

/** How many characters of the other text a mark stands for. */
function readingOf(mark: string, other: string, at: number): number {
  let end = at;
  if (mark === lineEndHyphen && /[-\u2010]/.test(other[end] ?? '')) end += 1;
  if ((mark === lineEnd || end > at) && other[end] === ' ') end += 1;
  return end - at;
}

/** Files are read as what they say: by their ending, Markdown and HTML have marks that are no part of it. */
function textOf({ path, text }: SourceFile): MappedText {
  if (/\.(?:md|markdown)$/i.test(path)) return markdownText(text);
  const html = /\.(x?html?)$/i.exec(path)?.[1]?.toLowerCase();
  return html ? htmlText(text, html.startsWith('x')) : wholeText(text);
}

/** Where the pieces of a text begin, so that they are found without going through all of it. */
class PieceIndex {
  readonly text: string;
  private readonly bySize = new Map<number, Buckets>();

  constructor(text: string) {
    this.text = text;
  }

  /** Where the piece of so many characters at an offset of another text begins, in ascending order, at most `most`. */
  placesOfPiece(other: string, at: number, size: number, most: number): readonly number[] {
    const { starts, places } = this.bucketsOf(size);
    const bucket = hashOf(other, at, size, starts.length - 2);
    const found: number[] = [];
    // Other pieces may have fallen into the same bucket.
    const end = Math.min(starts[bucket + 1]!, starts[bucket]! + most * 4);
    for (let i = starts[bucket]!; i < end && found.length < most; i++) {
      if (isSame(this.text, places[i]!, other, at, size)) found.push(places[i]!);
    }
    return found;
  }

  /** All places of a longer text, in ascending order; null where it is too short to be looked up. */
  placesOf(key: string): readonly number[] | null {
    if (key.length < longPiece) return null;
    const { starts, places } = this.bucketsOf(longPiece);
    let rarest = 0;
    let fewest = Number.POSITIVE_INFINITY;
    const step = Math.max(1, Math.floor((key.length - longPiece) / 16));
    for (let at = 0; at + longPiece <= key.length; at += step) {
      const bucket = hashOf(key, at, longPiece, starts.length - 2);
      const count = starts[bucket + 1]! - starts[bucket]!;
      if (count < fewest) [rarest, fewest] = [at, count];
    }
    const bucket = hashOf(key, rarest, longPiece, starts.length - 2);
    const found: number[] = [];
    for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
      const place = places[i]! - rarest;
      if (place >= 0 && this.text.startsWith(key, place)) found.push(place);
    }
    return found;
  }

  private bucketsOf(size: number): Buckets {
    let buckets = this.bySize.get(size);
    if (!buckets) {
      buckets = sortPieces(this.text, size);
      this.bySize.set(size, buckets);
    }
    return buckets;
  }
}

export const longPiece = 8;

/** `places[starts[b]]` to `places[starts[b + 1] - 1]`: where the pieces of bucket `b` begin. */
interface Buckets {
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

function sortPieces(text: string, size: number): Buckets {
  const count = Math.max(0, text.length - size + 1);
  const buckets = 2 ** Math.max(8, Math.min(22, Math.ceil(Math.log2(count + 1))));
  const starts = new Uint32Array(buckets + 1);
  for (let at = 0; at < count; at++) starts[hashOf(text, at, size, buckets - 1) + 1]! += 1;
  for (let i = 0; i < buckets; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const places = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const bucket = hashOf(text, at, size, buckets - 1);
    places[next[bucket]!] = at;
    next[bucket]! += 1;
  }
  return { starts, places };
}

/** `mask`: all bits of the highest bucket. */
function hashOf(text: string, at: number, size: number, mask: number): number {
  let hash = 0;
  for (let i = at; i < at + size; i++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i);
  return (hash ^ (hash >>> 15)) & mask;
}

function isSame(a: string, atA: number, b: string, atB: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (a.charCodeAt(atA + i) !== b.charCodeAt(atB + i)) return false;
  return true;
}
