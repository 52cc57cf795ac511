import {
  type DeletedEdit,
  replaceStretch,
  stretchBetween,
  type Words,
  type WordsEdit,
  wordsIn,
} from '../edits/index.ts';
import { nowhere } from './edit-values.ts';

/** Words of edits in one language of a deck. */
export class EditWords {
  private readonly language: string;
  private readonly tongue: string;

  /** `language`: under which words are kept, empty where the deck has one language; `tongue`: what that is. */
  constructor(language: string, tongue: string) {
    this.language = language;
    this.tongue = tongue;
  }

  /** Null: it says again what it said before anybody changed it. */
  change(edit: WordsEdit | null, was: readonly string[], now: readonly string[]): WordsEdit | null {
    const before = edit ? this.before(edit, was) : was;
    const [words, old] = [new Map(edit?.now), new Map(edit?.was)];
    const key = this.keyIn(words);
    // What is kept for a deck of one language holds in this one too.
    if (sameLines(before, now) && (key === '' || !words.has(''))) {
      words.delete(key);
      old.delete(key);
    } else {
      const stretch = stretchBetween(before, now);
      words.set(key, stretch.now);
      old.set(key, stretch.was);
    }
    return words.size === 0 ? null : { now: words, was: old, kept: false, span: nowhere };
  }

  /** What stood there before all edits: what an edit made of it is taken back. */
  before(edit: WordsEdit, was: readonly string[]): readonly string[] {
    const [now, before] = [wordsIn(edit.now, this.tongue), wordsIn(edit.was, this.tongue)];
    return (now && before && replaceStretch(was, { was: now, now: before })) ?? was;
  }

  /** `was` is null where nothing stood there. */
  deleted(was: readonly string[] | null, before: DeletedEdit | null): DeletedEdit {
    const words: Words | null = was && new Map([...(before?.was ?? []), [this.language, was]]);
    return { was: words, kept: false, span: nowhere };
  }

  /** A deck that had several languages and has one has its words under this one. */
  private keyIn(words: Words): string {
    return this.language === '' && !words.has('') && words.has(this.tongue) ? this.tongue : this.language;
  }
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i]);
}
