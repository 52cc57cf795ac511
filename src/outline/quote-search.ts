import { htmlText, markdownText } from '../markup/index.ts';
import { type MappedText, type SourceFile, wholeText } from '../source/index.ts';
import { foldMapped, lineEnd, lineEndHyphen } from './fold-text.ts';
import { PieceIndex } from './piece-index.ts';

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
export interface Letters {
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
