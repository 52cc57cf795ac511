import { isCjk } from '../markup/index.ts';

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
