import { expect, it } from 'vitest';
import { NameIndex, suggest } from '../../src/source/index.ts';
import { randomFrom } from '../fuzz/random.ts';

/** Slips between two words (optimal string alignment), the long way: every way to spell one from the other. */
function distance(a: string, b: string): number {
  const known = new Map<string, number>();
  const between = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i} ${j}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const ways = [
      between(i - 1, j) + 1,
      between(i, j - 1) + 1,
      between(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    ];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      ways.push(between(i - 2, j - 2) + 1);
    const least = Math.min(...ways);
    known.set(key, least);
    return least;
  };
  return between(a.length, b.length);
}

it('a long list gives the name that each of its names, looked at alone, would give', () => {
  let near = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const word = () => Array.from({ length: random.int(1, 9) }, () => random.pick([...'abcA-1'])).join('');
    const names = Array.from({ length: random.int(1, 40) }, word);
    const index = new NameIndex(names);
    const asked = word();
    const limit = asked.length < 2 ? 0 : Math.max(1, Math.min(3, Math.floor(asked.length / 3)));
    const distances = names.map((name) => distance(asked.toLowerCase(), name.toLowerCase()));
    const least = Math.min(...distances);
    const begun = [...new Set(names)].filter((name) => name.toLowerCase().startsWith(asked.toLowerCase()));
    const right =
      least <= limit
        ? names[distances.indexOf(least)]!
        : asked.length > 2 && begun.length === 1
          ? begun[0]!
          : null;
    if (least <= limit) near += 1;
    expect({ seed, asked, names, found: index.suggest(asked) }).toMatchObject({ found: right });
    expect(suggest(asked, names)).toBe(right);
  }
  expect(near).toBeGreaterThan(50);
});
