import { lineEnd, lineEndHyphen } from './fold-text.ts';
import { longPiece } from './piece-index.ts';
import { compareAt, inLowerCase, lettersOf, type QuoteSearch } from './quote-search.ts';

/** The passage of a text that is most like a quote, and where the two first differ. */
export interface NearestPassage {
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
export function nearestPassage(folded: string, search: QuoteSearch): NearestPassage | null {
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
    found: characterAt(text.slice(0, from + window.length), textAt),
    written: characterAt(quote, quoteAt),
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

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
