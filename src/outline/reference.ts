import { type Diagnostic, didYouMean, type Span } from '../source/index.ts';
import type { outlineCodes } from './codes.ts';
import { reportOutline } from './codes.ts';

export type Report = (diagnostic: Diagnostic) => void;

/** What an id stands for, in a user's words. */
export type Named = 'element' | 'relationship' | 'group' | 'event' | 'statement' | 'source' | 'term' | 'data';

/** Each guess looks at every id: a file where nothing fits is not worth them all. */
const maxGuesses = 200;

/**
 * Every id that an outline writes down, with the things that could be made of it. One that was written but is broken
 * has been reported already: a reference to it is silent.
 */
export class IdBook {
  private readonly types = new Map<string, Set<Named>>();
  private unknown = 0;
  private readonly claimed = new Map<string, Span>();

  add(id: string, type: Named): void {
    const types = this.types.get(id);
    if (types) types.add(type);
    else this.types.set(id, new Set([type]));
  }

  /**
   * Takes an id of the one set that elements, relationships, groups, events and named statements share. False, and
   * reported, when it is taken.
   */
  claim(id: string, span: Span, type: Named, report: Report): boolean {
    this.add(id, type);
    const first = this.claimed.get(id);
    if (!first) {
      this.claimed.set(id, span);
      return true;
    }
    const hint = 'elements, relationships, groups, events and named statements share one set of ids';
    const related = [{ message: 'the first one', span: first }];
    report(reportOutline('duplicate-id', span, `the id "${id}" of this ${type} is taken`, { hint, related }));
    return false;
  }

  has(id: string, wanted: readonly Named[]): boolean {
    const types = this.types.get(id);
    return types !== undefined && wanted.some((type) => types.has(type));
  }

  /** Reports a reference to nothing, or to something of another type. */
  reportUnknown(
    code: keyof typeof outlineCodes,
    id: string,
    span: Span,
    wanted: readonly Named[],
    report: Report,
  ): void {
    const other = [...(this.types.get(id) ?? [])][0];
    this.unknown += 1;
    const near =
      this.unknown > maxGuesses
        ? []
        : [...this.types].filter(([, types]) => wanted.some((type) => types.has(type)));
    const hint =
      other !== undefined
        ? `"${id}" is ${withArticle(other)}; ${withArticle(listOf(wanted))} is wanted here`
        : didYouMean(
            id,
            near.map(([known]) => known),
          );
    report(reportOutline(code, span, `no ${listOf(wanted)} "${id}"`, { hint }));
  }
}

function listOf(words: readonly Named[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

function withArticle(words: string): string {
  if (words === 'data') return words;
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}
