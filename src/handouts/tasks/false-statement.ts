import { mixOf } from './mix.ts';

/** A word or number of a statement and what stands in its place where it is made false. */
export interface Quantifier {
  readonly of: string;
  readonly to: string;
}

/** `most of=a small part of|all=some`, as the words of a set have them. */
export function readQuantifiers(text: string): readonly Quantifier[] {
  return text.split('|').flatMap((pair) => {
    const [of = '', to = ''] = pair.split('=').map((each) => each.trim());
    return of === '' || to === '' ? [] : [{ of, to }];
  });
}

/** What stands between quotation marks belongs to a source and is never changed. */
const quoted = /“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』|"[^"]*"|‘[^’]*’/gu;

const letter = /[\p{L}\p{N}\p{M}]/u;
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** A statement with one quantifier or number changed; null where it has none outside of quotations. */
export function falsified(text: string, quantifiers: readonly Quantifier[]): string | null {
  const held = [...text.matchAll(quoted)].map((match) => [match.index, match.index + match[0].length]);
  const free = (start: number, end: number): boolean =>
    held.every(([from, to]) => end <= from! || start >= to!);
  for (const { of, to } of quantifiers) {
    const lower = text.toLowerCase();
    // Characters whose lower case is longer would move what comes after them.
    const where = lower.length === text.length ? lower : text;
    for (let at = where.indexOf(of.toLowerCase()); at >= 0; at = where.indexOf(of.toLowerCase(), at + 1)) {
      const end = at + of.length;
      if (!free(at, end) || !standsAlone(text, at, end)) continue;
      const found = text.slice(at, end);
      // A name, such as "First Meeting", is no quantifier.
      const capital = /^\p{Lu}/u.test(found);
      if (capital && at > 0 && !/[.!?:]\s*$/.test(text.slice(0, at))) continue;
      const put = capital ? to.charAt(0).toUpperCase() + to.slice(1) : to;
      return text.slice(0, at) + put + text.slice(end);
    }
  }
  return otherNumber(text, free);
}

function standsAlone(text: string, start: number, end: number): boolean {
  const [before, first, last, after] = [
    text.charAt(start - 1),
    text.charAt(start),
    text.charAt(end - 1),
    text.charAt(end),
  ];
  // Scripts without blanks have no edges of words to see.
  if (wide.test(first)) return true;
  return (
    !(letter.test(before) && letter.test(first)) &&
    !(letter.test(last) && letter.test(after)) &&
    before !== '-' &&
    after !== '-'
  );
}

function otherNumber(text: string, free: (start: number, end: number) => boolean): string | null {
  for (const match of text.matchAll(/(?<![\p{L}\d.,–/-])\d{1,4}(?![\p{L}\d%]|[.,–/-]\d)/gu)) {
    if (!free(match.index, match.index + match[0].length)) continue;
    const number = Number(match[0]);
    const year = number >= 1500 && number <= 2100;
    const step = 1 + (mixOf(text) % 3);
    const other = year ? number - step - 1 : number < 10 ? number + step : Math.round(number * 1.5) + step;
    return text.slice(0, match.index) + String(other) + text.slice(match.index + match[0].length);
  }
  return null;
}
