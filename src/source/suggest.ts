/**
 * Names to choose from, made ready to be asked many times: a long list of them is asked for each of many slips.
 * Names keep their order; the first of the nearest is taken.
 */
export class NameIndex {
  readonly names: readonly string[];
  private readonly byLength = new Map<number, { name: string; lower: string; mask: number; at: number }[]>();

  constructor(candidates: Iterable<string>) {
    this.names = [...new Set(candidates)];
    for (const [at, name] of this.names.entries()) {
      const lower = name.toLowerCase();
      const entry = { name, lower, mask: maskOf(lower), at };
      const same = this.byLength.get(lower.length);
      if (same) same.push(entry);
      else this.byLength.set(lower.length, [entry]);
    }
  }

  /** The name that a mistyped or abbreviated word most likely meant, or null. */
  suggest(word: string): string | null {
    const lower = word.toLowerCase();
    return this.nearest(lower) ?? this.completed(lower);
  }

  private nearest(word: string): string | null {
    // Of one character nothing is left when one is wrong.
    const limit = word.length < 2 ? 0 : Math.max(1, Math.min(3, Math.floor(word.length / 3)));
    const mask = maskOf(word);
    let best: string | null = null;
    let bestDistance = limit + 1;
    let bestAt = Number.POSITIVE_INFINITY;
    for (let length = word.length - limit; length <= word.length + limit; length++) {
      for (const { name, lower, mask: other, at } of this.byLength.get(length) ?? []) {
        // A slip changes at most two letters: one goes, one comes.
        if (bitsIn(mask ^ other) > 2 * limit) continue;
        const distance = editDistance(word, lower, limit);
        if (distance > bestDistance || (distance === bestDistance && at > bestAt)) continue;
        best = name;
        bestDistance = distance;
        bestAt = at;
      }
    }
    return bestDistance <= limit ? best : null;
  }

  /** The one name that a word of three letters and more begins. */
  private completed(word: string): string | null {
    if (word.length < 3) return null;
    let found: string | null = null;
    for (const [length, entries] of this.byLength) {
      if (length < word.length) continue;
      for (const { name, lower } of entries) {
        if (!lower.startsWith(word)) continue;
        if (found !== null) return null;
        found = name;
      }
    }
    return found;
  }
}

/** Which characters a word has, roughly: a bit for each of 31 kinds. */
function maskOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) % 31);
  return mask;
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count++;
  return count;
}

/** The candidate that a mistyped or abbreviated word most likely meant, or null. */
export function suggest(word: string, candidates: Iterable<string> | NameIndex): string | null {
  return (candidates instanceof NameIndex ? candidates : new NameIndex(candidates)).suggest(word);
}

/** `did you mean "x"?`, or null when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string> | NameIndex): string | null {
  const found = suggest(word, candidates);
  return found === null ? null : `did you mean "${found}"?`;
}

/** Lists longer than this help nobody. */
const listedAtMost = 12;

/**
 * What to do about a word that is none of the candidates: the one that was most likely meant or, where nothing is
 * near, all of them when they are few. `what` says what they are, in the plural: `there are these sources: a, b`.
 */
export function didYouMeanOrList(
  word: string,
  candidates: Iterable<string> | NameIndex,
  what: string,
): string | null {
  const index = candidates instanceof NameIndex ? candidates : new NameIndex(candidates);
  const near = didYouMean(word, index);
  if (near !== null) return near;
  const { names } = index;
  if (names.length === 0) return `there are no ${what}`;
  return names.length > listedAtMost ? null : `there are these ${what}: ${names.join(', ')}`;
}

// Damerau-Levenshtein, optimal string alignment: a swap of neighbours is one slip, as fingers make it. Past `most` it
// says only that it is more.
function editDistance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, beforeLast[j - 2]! + 1);
      }
      row.push(value);
      if (value < least) least = value;
    }
    // A swap reaches back one row further, at the cost of one.
    if (least > most + 1) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** Puts "a" or "an" before a noun, whose first word may stand in quotes: `an "element" slide`. */
export function withArticle(noun: string): string {
  return `${/^["“]?[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
