/** The candidate that a mistyped or abbreviated word most likely meant, or null. */
export function suggest(word: string, candidates: Iterable<string>): string | null {
  const names = [...candidates];
  return nearest(word, names) ?? completed(word, names);
}

/** The one candidate that a word of three letters and more begins. */
function completed(word: string, candidates: readonly string[]): string | null {
  if (word.length < 3) return null;
  const found = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase()));
  return found.length === 1 ? found[0]! : null;
}

function nearest(word: string, candidates: readonly string[]): string | null {
  // Of one character nothing is left when one is wrong.
  const limit = word.length < 2 ? 0 : Math.max(1, Math.min(3, Math.floor(word.length / 3)));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `did you mean "x"?`, or null when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const found = suggest(word, candidates);
  return found === null ? null : `did you mean "${found}"?`;
}

/** Lists longer than this help nobody. */
const listedAtMost = 12;

/**
 * What to do about a word that is none of the candidates: the one that was most likely meant or, where nothing is
 * near, all of them when they are few. `what` says what they are, in the plural: `there are these sources: a, b`.
 */
export function didYouMeanOrList(word: string, candidates: Iterable<string>, what: string): string | null {
  const names = [...new Set(candidates)];
  const near = didYouMean(word, names);
  if (near !== null) return near;
  if (names.length === 0) return `there are no ${what}`;
  return names.length > listedAtMost ? null : `there are these ${what}: ${names.join(', ')}`;
}

// Damerau-Levenshtein, optimal string alignment: a swap of neighbours is one slip, as fingers make it.
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, beforeLast[j - 2]! + 1);
      }
      row.push(value);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
