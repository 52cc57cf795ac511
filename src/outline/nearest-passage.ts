/** The passage of a text that is most like a quote, and where the two first differ. */
export interface NearestPassage {
  /** Range of the passage in the text. */
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

/** Null when nothing in the text is much like the quote. Both have their white space folded. */
export function nearestPassage(quote: string, text: string): NearestPassage | null {
  const wanted = quote.slice(0, longest);
  const centre = mostSharedDiagonal(wanted.toLowerCase(), text.toLowerCase());
  if (centre === null) return null;
  const slack = Math.ceil(wanted.length / 3) + 12;
  const from = Math.max(0, centre - slack);
  const window = text.slice(from, Math.min(text.length, centre + wanted.length + slack));
  const found = align(wanted, window);
  if (found.distance > wanted.length / 2) return null;
  let same = 0;
  while (same < wanted.length && wanted[same] === window[found.start + same]) same += 1;
  return {
    start: from + found.start,
    end: from + found.end,
    sourceAt: from + found.start + same,
    quoteAt: same,
    found: characterAt(window, found.start + same),
    written: characterAt(wanted, same),
  };
}

/** Where the quote would begin in the text if it shared as many short pieces with it as possible. */
function mostSharedDiagonal(quote: string, text: string): number | null {
  for (const size of [8, 4, 2]) {
    if (quote.length < size) continue;
    const pieces = new Map<string, number[]>();
    for (let i = 0; i + size <= quote.length; i++) {
      const piece = quote.slice(i, i + size);
      const places = pieces.get(piece);
      if (places) places.push(i);
      else pieces.set(piece, [i]);
    }
    const votes = new Map<number, number>();
    for (let at = 0; at + size <= text.length; at++) {
      for (const i of pieces.get(text.slice(at, at + size)) ?? []) {
        votes.set(at - i, (votes.get(at - i) ?? 0) + 1);
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
    if (best !== null) return best;
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
