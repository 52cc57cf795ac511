import { isCjk } from '../markup/index.ts';

/** A stretch of a text, end exclusive. */
export type Range = readonly [start: number, end: number];

/** Marks that open a quotation, and those that close it. */
const pairs: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '‘': '’',
  '‚': '‘’',
  '«': '»',
  '»': '«',
  '‹': '›',
  '「': '」',
  '『': '』',
  '《': '》',
  '"': '"',
};

/**
 * What stands in quotation marks, in code, or in a quoted block of Markdown, marks and all. A mark that is never closed
 * in its paragraph quotes nothing.
 */
export function quotedRanges(text: string): Range[] {
  const ranges: Range[] = [];
  const endOf = quoteFinder(text);
  for (let at = 0; at < text.length; at++) {
    const end = endOf(at);
    if (end === null) continue;
    ranges.push([at, end]);
    at = end - 1;
  }
  for (const match of text.matchAll(/^[ \t]*>.*$/gm))
    ranges.push([match.index, match.index + match[0].length]);
  for (const match of text.matchAll(/(?<!`)(`+)(?!`)[^`]+\1(?!`)/g))
    ranges.push([match.index, match.index + match[0].length]);
  return joined(ranges);
}

/** Ranges in their order, those that touch or overlap as one. */
function joined(ranges: Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** Whether a place is in one of the ranges, as `quotedRanges` gives them. */
export function isWithin(ranges: readonly Range[], at: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] <= at) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]![0] <= at;
}

/**
 * Tells where the quotation ends that begins at a place; null where none does. To be asked from the beginning of the text
 * on: what is known of a paragraph is not looked for again, or a text full of open marks would take for ever.
 */
function quoteFinder(text: string): (at: number) => number | null {
  let limit = -1;
  /** Marks that nothing closes up to the end of the paragraph. */
  const unclosed = new Set<string>();
  return (at) => {
    const open = text[at]!;
    const before = text[at - 1] ?? ' ';
    if (open === "'") {
      // An apostrophe stands in or behind a word.
      if (/[\p{L}\p{N}]/u.test(before)) return null;
      const match = /^'[^'\n]+(?:'(?=\p{L})[^'\n]+)*'(?!\p{L})/u.exec(text.slice(at, at + longestSingle));
      return match ? at + match[0].length : null;
    }
    const closing = Object.hasOwn(pairs, open) ? pairs[open]! : null;
    if (closing === null || (open === '‘' && /\p{L}/u.test(before))) return null;
    if (at >= limit) {
      limit = paragraphEnd(text, at);
      unclosed.clear();
    }
    if (unclosed.has(open)) return null;
    for (let end = at + 1; end < limit; end++) {
      // A closing single mark is an apostrophe within a word.
      const apostrophe = text[end] === '’' && /\p{L}/u.test(text[end + 1] ?? ' ');
      if (closing.includes(text[end]!) && !apostrophe) return end + 1;
    }
    unclosed.add(open);
    return null;
  };
}

/** Between single marks nobody quotes more: an apostrophe would be looked for to the end of the text. */
const longestSingle = 2000;

function paragraphEnd(text: string, at: number): number {
  const blank = /\n[ \t]*\r?\n/g;
  blank.lastIndex = at;
  return blank.exec(text)?.index ?? text.length;
}

/** The forms in which a word may stand in a text, in small letters: one of them must. */
export type WordForms = readonly string[];

/**
 * Out of many phrases those that a text may hold, so that not each is looked for in every text: a phrase is known by the
 * word of it that the fewest others have.
 */
export class PhraseIndex<T> {
  private readonly order = new Map<T, number>();
  private readonly byForm = new Map<string, T[]>();
  /** Phrases without a word: they may stand anywhere. */
  private readonly always: T[] = [];

  /** `wordsOf`: the words of a phrase, as `wordsIn` gives them, each in its forms. */
  constructor(phrases: readonly T[], wordsOf: (phrase: T) => readonly WordForms[]) {
    const words = phrases.map(wordsOf);
    const counts = new Map<string, number>();
    for (const form of words.flat(2)) counts.set(form, (counts.get(form) ?? 0) + 1);
    const weight = (forms: WordForms): number => forms.reduce((sum, form) => sum + counts.get(form)!, 0);
    phrases.forEach((phrase, i) => {
      this.order.set(phrase, i);
      const rarest = words[i]!.reduce<WordForms | null>(
        (best, forms) => (best && weight(best) <= weight(forms) ? best : forms),
        null,
      );
      if (!rarest) this.always.push(phrase);
      for (const form of new Set(rarest)) {
        const known = this.byForm.get(form);
        if (known) known.push(phrase);
        else this.byForm.set(form, [phrase]);
      }
    });
  }

  /** In the order in which the phrases were given. */
  candidates(text: string): readonly T[] {
    const found = new Set(this.always);
    for (const word of new Set(wordsIn(text)))
      for (const phrase of this.byForm.get(word) ?? []) found.add(phrase);
    return [...found].sort((a, b) => this.order.get(a)! - this.order.get(b)!);
  }
}

/** Runs of letters and digits in small letters; where words are not divided by spaces, every two characters. */
export function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) => {
    const characters = [...run];
    if (characters.length < 2 || !characters.some(isCjk)) return [run];
    return characters.slice(1).map((character, i) => characters[i]! + character);
  });
}
