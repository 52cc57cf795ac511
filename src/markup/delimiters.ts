import { characterAt, characterBefore, isCjk, isEastAsian } from './cjk.ts';

/** A run of asterisks that may open or close emphasis. */
export interface Delimiter {
  /** Index of the node that holds its asterisks. */
  readonly node: number;
  readonly length: number;
  /** Asterisks not yet used. */
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Emphasis between two nodes, both excluded. */
export interface EmphasisRange {
  readonly from: number;
  readonly to: number;
  readonly strong: boolean;
}

const space = /[\s\u200B]/u;
const punctuation = /[\p{P}\p{S}]/u;

/**
 * Whether a run of asterisks can open and close (CommonMark 0.31, "left- and right-flanking"), amended so that East
 * Asian text needs no spaces: its punctuation counts as letters, and stands next to other punctuation as space would.
 */
export function flanking(
  text: string,
  start: number,
  end: number,
): { readonly opens: boolean; readonly closes: boolean } {
  const before = characterBefore(text, start);
  const after = characterAt(text, end);
  const spaceBefore = before === '' || space.test(before);
  const spaceAfter = after === '' || space.test(after);
  const markBefore = !spaceBefore && punctuation.test(before) && !isCjk(before);
  const markAfter = !spaceAfter && punctuation.test(after) && !isCjk(after);
  return {
    opens: !spaceAfter && (!markAfter || spaceBefore || markBefore || isEastAsian(before)),
    closes: !spaceBefore && (!markBefore || spaceAfter || markAfter || isEastAsian(after)),
  };
}

/**
 * Matches openers with closers from index `bottom` up (CommonMark 0.31, "process emphasis") and removes them from the
 * list; what stays unmatched keeps its asterisks in `left`.
 */
export function matchEmphasis(delimiters: Delimiter[], bottom: number): EmphasisRange[] {
  const ranges: EmphasisRange[] = [];
  const open: Delimiter[] = [];
  // Below these heights of `open` no opener can match a closer of the same kind: keeps the search linear.
  const floors = new Map<number, number>();
  for (let i = bottom; i < delimiters.length; i++) {
    const closer = delimiters[i]!;
    while (closer.closes && closer.left > 0) {
      const kind = (closer.length % 3) + (closer.opens ? 3 : 0);
      const floor = floors.get(kind) ?? 0;
      let at = open.length - 1;
      while (at >= floor && !fits(open[at]!, closer)) at -= 1;
      if (at < floor) {
        floors.set(kind, open.length);
        break;
      }
      const opener = open[at]!;
      const used = opener.left >= 2 && closer.left >= 2 ? 2 : 1;
      ranges.push({ from: opener.node, to: closer.node, strong: used === 2 });
      opener.left -= used;
      closer.left -= used;
      open.length = opener.left > 0 ? at + 1 : at;
      for (const [key, value] of floors) if (value > open.length) floors.set(key, open.length);
    }
    if (closer.opens && closer.left > 0) open.push(closer);
  }
  delimiters.length = bottom;
  return ranges;
}

// The "multiple of 3" rule.
function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (!opener.closes && !closer.opens) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}
