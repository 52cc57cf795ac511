import { positionAt, type SourceFile, type Span } from '../source/index.ts';
import { reportOutline } from './codes.ts';
import { foldText, lineEnd, lineEndHyphen } from './fold-text.ts';
import { compareAt, type Found, inLowerCase, lettersOf, longPiece, QuoteSearch } from './quote-search.ts';
import type { Report } from './reference.ts';

/** Where a quote stands in a stored source: its 1-based line, null where several lines are possible. */
interface FoundQuote {
  readonly line: number | null;
}

const mostPlaces = 50;
const searches = new WeakMap<SourceFile, QuoteSearch>();

/**
 * Looks for a quote in what the stored copy of its source says: literally, but for what a printer or a program put in
 * (`foldMapped`), in both. Diagnostics: quote-not-found (with the nearest passage), quote-ambiguous.
 */
export function verifyQuote(
  quote: string,
  at: string | null,
  stored: SourceFile,
  span: Span,
  report: Report,
): FoundQuote | null {
  const search = searches.get(stored) ?? new QuoteSearch(stored);
  searches.set(stored, search);
  const wanted = foldText(quote);
  const places = search.find(wanted, mostPlaces + 1);
  if (places.length === 0) {
    reportNotFound(wanted, search, stored, span, report);
    return null;
  }
  const lines = places.map(({ start }) => positionAt(stored, search.folded.offsets[start]!).line);
  if (places.length === 1) return { line: lines[0]! };
  if (at === null) {
    const hint = 'say which one is meant with "at", or quote a few words more';
    const count = places.length > mostPlaces ? `more than ${mostPlaces}` : places.length;
    const message = `this quote stands in ${stored.path} ${count} times`;
    const related = places.slice(0, 3).map((place) => ({
      message: 'here',
      span: spanOf(place, search, stored),
    }));
    report(reportOutline('quote-ambiguous', span, message, { hint, related }));
    return { line: lines[0]! };
  }
  const numbers = (at.match(/\d+/g) ?? []).map(Number);
  return { line: lines.find((line) => numbers.includes(line)) ?? null };
}

function spanOf({ start, end }: Found, { folded }: QuoteSearch, file: SourceFile): Span {
  const from = folded.offsets[start]!;
  return { file, start: from, end: Math.max(from, folded.offsets[Math.max(start, end - 1)]!) + 1 };
}

function reportNotFound(
  wanted: string,
  search: QuoteSearch,
  stored: SourceFile,
  span: Span,
  report: Report,
): void {
  const message = `this quote is not in ${stored.path}`;
  const nearest = nearestPassage(wanted, search);
  if (!nearest) {
    const hint = 'nothing like it stands there; copy the passage from the stored source letter for letter';
    report(reportOutline('quote-not-found', span, message, { hint }));
    return;
  }
  const passage = clip(
    search.folded.text.slice(nearest.start, nearest.end),
    nearest.sourceAt - nearest.start,
  );
  const hint =
    `the nearest passage is "${shown(passage)}": it has ${show(nearest.found)} where the quote has ` +
    `${show(nearest.written)}${context(wanted, nearest.quoteAt)}`;
  report(
    reportOutline('quote-not-found', span, message, {
      hint,
      related: [{ message: 'the nearest passage', span: spanOf(nearest, search, stored) }],
    }),
  );
}

/** The ends of lines as they are written. */
function shown(text: string): string {
  return text.replaceAll(lineEndHyphen, '- ').replaceAll(lineEnd, ' ');
}

/** At most 160 characters around a place. */
function clip(text: string, at: number): string {
  if (text.length <= 160) return text;
  const start = Math.max(0, Math.min(at - 80, text.length - 160));
  const end = Math.min(text.length, start + 160);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

function show(character: string): string {
  if (character === '') return 'its end';
  // Latin letters and digits speak for themselves; marks, spaces and scripts are easily taken for one another.
  if (/^[A-Za-z0-9]$/.test(character)) return `"${character}"`;
  const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return character === ' ' ? 'a space' : `"${character}" (${name})`;
}

function context(quote: string, at: number): string {
  const before = shown(quote.slice(Math.max(0, at - 15), at));
  return before === '' ? ' at its start' : ` after "${at > 15 ? '…' : ''}${before}"`;
}

/** The passage of a text that is most like a quote, and where the two first differ. */
interface NearestPassage {
  /** Range of the passage in the folded text. */
  readonly start: number;
  readonly end: number;
  /** Offset of the first difference, in the text and in the quote. */
  readonly sourceAt: number;
  readonly quoteAt: number;
  /** The characters that differ; empty where one of the two has ended. */
  readonly found: string;
  readonly written: string;
}

/** Longest quote that is compared: the cost grows with its square. */
const longest = 600;
/** Places of one piece that are looked at: a piece that stands in more says little about where the quote may stand. */
const placesOfPiece = 64;

/** Null when nothing in the text is much like the quote, which is folded as the text is. */
function nearestPassage(folded: string, search: QuoteSearch): NearestPassage | null {
  const quote = folded.slice(0, longest);
  const centre = mostSharedDiagonal(quote, search);
  if (centre === null) return null;
  const { text } = search.folded;
  const slack = Math.ceil(quote.length / 3) + 12;
  const from = Math.max(0, centre - slack);
  const window = text.slice(from, Math.min(text.length, centre + quote.length + slack));
  const aligned = align(readable(quote), readable(window));
  if (aligned.distance > quote.length / 2) return null;
  const start = from + aligned.start;
  const { quoteAt, textAt } = compareAt(quote, text, start);
  return {
    start,
    end: Math.max(from + aligned.end, textAt),
    sourceAt: textAt,
    quoteAt,
    found: letterAt(text.slice(0, from + window.length), textAt),
    written: letterAt(quote, quoteAt),
  };
}

/** With the ends of lines as they are most often meant; nothing changes its place. */
function readable(text: string): string {
  return text.replaceAll(lineEndHyphen, '-').replaceAll(lineEnd, ' ');
}

/** Where the quote would begin in the text if it shared as many short pieces with it as possible. */
function mostSharedDiagonal(quote: string, search: QuoteSearch): number | null {
  const { letters, index } = search.pieces();
  const own = lettersOf(inLowerCase(quote));
  for (const size of [longPiece, 4, 2]) {
    const votes = new Map<number, number>();
    for (let at = 0; at + size <= own.text.length; at++) {
      for (const place of index.placesOfPiece(own.text, at, size, placesOfPiece)) {
        votes.set(place - at, (votes.get(place - at) ?? 0) + 1);
      }
    }
    let best: number | null = null;
    let most = 0;
    for (const [diagonal, count] of votes) {
      if (count > most || (count === most && best !== null && diagonal < best)) {
        best = diagonal;
        most = count;
      }
    }
    if (best !== null) return letters.offsets[Math.max(0, best)]!;
  }
  return null;
}
/** The part of the window that the whole quote becomes with the fewest edits (Sellers 1980). */
function align(quote: string, window: string) {
  const width = window.length + 1;
  const cost = new Uint16Array((quote.length + 1) * width);
  for (let i = 1; i <= quote.length; i++) {
    cost[i * width] = i;
    for (let j = 1; j < width; j++) {
      const same = quote[i - 1] === window[j - 1] ? 0 : 1;
      cost[i * width + j] = Math.min(
        cost[(i - 1) * width + j - 1]! + same,
        cost[(i - 1) * width + j]! + 1,
        cost[i * width + j - 1]! + 1,
      );
    }
  }
  let end = 0;
  const last = quote.length * width;
  for (let j = 1; j < width; j++) if (cost[last + j]! < cost[last + end]!) end = j;
  let i = quote.length;
  let j = end;
  while (i > 0) {
    const here = cost[i * width + j]!;
    const same = j > 0 && quote[i - 1] === window[j - 1] ? 0 : 1;
    if (j > 0 && cost[(i - 1) * width + j - 1]! + same === here) {
      i -= 1;
      j -= 1;
    } else if (cost[(i - 1) * width + j]! + 1 === here) i -= 1;
    else j -= 1;
  }
  return { start: j, end, distance: cost[last + end]! };
}

function letterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
