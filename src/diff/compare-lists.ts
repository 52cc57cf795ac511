import type { TextDiff } from './project-diff.ts';

/** A text and where it stands. */
export interface PlacedWords {
  readonly place: string;
  readonly text: string;
}

/** Beyond so many pairs, lists are compared by what they begin and end with alone. */
const mostPairs = 4_000_000;

/** The pairs of places, one in each list, of a longest common subsequence. */
export function commonPairs<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean,
): (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < a.length && start < b.length && same(a[start]!, b[start]!)) pairs.push([start, start++]);
  let ends = 0;
  while (
    ends < Math.min(a.length, b.length) - start &&
    same(a[a.length - 1 - ends]!, b[b.length - 1 - ends]!)
  )
    ends += 1;
  const [n, m] = [a.length - ends - start, b.length - ends - start];
  if (n * m <= mostPairs) {
    const width = m + 1;
    const lengths = new Uint32Array((n + 1) * width);
    for (let i = n - 1; i >= 0; i--)
      for (let j = m - 1; j >= 0; j--)
        lengths[i * width + j] = same(a[start + i]!, b[start + j]!)
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    for (let i = 0, j = 0; i < n && j < m; ) {
      if (same(a[start + i]!, b[start + j]!)) pairs.push([start + i++, start + j++]);
      else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1;
      else j += 1;
    }
  }
  for (let i = ends; i > 0; i--) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

/** What differs between two lists of texts, in the order of the second: texts that changed, moved, came and went. */
export function compareTexts(before: readonly PlacedWords[], after: readonly PlacedWords[]): TextDiff[] {
  const isSame = (x: PlacedWords, y: PlacedWords) => x.text === y.text && x.place === y.place;
  const pairs = commonPairs(before, after, isSame);
  const left = new Set(before.keys());
  const right = new Set(after.keys());
  for (const [i, j] of pairs) {
    left.delete(i);
    right.delete(j);
  }
  const found: { readonly at: number; readonly diff: TextDiff }[] = [];
  const pair = (i: number, j: number, change: TextDiff['change']): void => {
    left.delete(i);
    right.delete(j);
    const [from, to] = [before[i]!, after[j]!];
    found.push({ at: j, diff: { place: to.place, change, before: from.text, after: to.text } });
  };
  for (const j of [...right]) {
    const i = [...left].find((each) => before[each]!.text === after[j]!.text);
    if (i !== undefined) pair(i, j, 'moved');
  }
  // Texts alike stand for each other; between the same neighbours and in the same place any two do.
  for (const j of [...right]) {
    const same = [...left].filter((i) => before[i]!.place === after[j]!.place);
    const scored = same.map((i) => ({ i, score: likeness(before[i]!.text, after[j]!.text) }));
    const best = scored.reduce<{ i: number; score: number } | null>(
      (top, each) => (top === null || each.score > top.score ? each : top),
      null,
    );
    if (best && best.score >= alike) pair(best.i, j, 'changed');
  }
  const gapOf = (at: number, side: 0 | 1) => pairs.filter((each) => each[side] < at).length;
  for (const j of [...right]) {
    const i = [...left].find(
      (each) => before[each]!.place === after[j]!.place && gapOf(each, 0) === gapOf(j, 1),
    );
    if (i !== undefined) pair(i, j, 'changed');
  }
  for (const j of right) {
    const { place, text } = after[j]!;
    found.push({ at: j, diff: { place, change: 'added', before: null, after: text } });
  }
  for (const i of left) {
    const { place, text } = before[i]!;
    const next = pairs.find(([from]) => from > i);
    found.push({
      at: next ? next[1] - 0.5 : after.length,
      diff: { place, change: 'removed', before: text, after: null },
    });
  }
  return found.sort((x, y) => x.at - y.at).map(({ diff }) => diff);
}

/** From here on one text is taken for another wording of the other. */
export const alike = 0.45;

/** The share of words that two texts have in common, letters where there is no white space between words; 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [x, y] = [piecesOf(a), piecesOf(b)];
  if (x.length === 0 || y.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const piece of x) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  let common = 0;
  for (const piece of y) {
    const count = counts.get(piece) ?? 0;
    if (count === 0) continue;
    counts.set(piece, count - 1);
    common += 1;
  }
  return (2 * common) / (x.length + y.length);
}

function piecesOf(text: string): string[] {
  return (
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? []
  );
}
