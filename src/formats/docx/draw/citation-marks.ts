import type { HandoutDocument } from '../../../handouts/index.ts';

/** Where a citation mark leads. */
export type MarkPlace =
  /** To a footnote that begins here. */
  | { readonly kind: 'note'; readonly number: number; readonly bookmark: string }
  /** To a bookmark: the source that stands nearby, or the mark whose footnote it is. */
  | { readonly kind: 'link'; readonly bookmark: string }
  | { readonly kind: 'text' };

/**
 * Decides for each citation mark, in the order in which they are drawn, whether it carries a footnote. A citation's
 * number is the same on the slides, in the notes and in every handout, so Word must not count footnotes itself: they
 * carry the number as a mark of their own. Word cannot put one footnote under two marks: the first one has it, the others
 * lead there. Marks of a slide lead to its own list of sources where that has their number.
 */
export class CitationMarks {
  private readonly noted = new Set<number>();
  private readonly named = new Set<string>();
  private slide: { readonly prefix: string; readonly listed: ReadonlySet<number> } | null = null;

  private readonly citations: HandoutDocument['citations'];

  constructor(citations: HandoutDocument['citations']) {
    this.citations = citations;
  }

  enterSlide(number: number, listed: ReadonlySet<number>): void {
    this.slide = { prefix: `slide_${number}_`, listed };
  }

  leaveSlide(): void {
    this.slide = null;
  }

  place(number: number, where: { readonly notes: boolean }): MarkPlace {
    if (this.slide?.listed.has(number)) {
      return { kind: 'link', bookmark: `${this.slide.prefix}source_${number}` };
    }
    if (this.noted.has(number)) return { kind: 'link', bookmark: `citation_${number}` };
    if (!where.notes || !this.citations.has(number)) return { kind: 'text' };
    this.noted.add(number);
    return { kind: 'note', number, bookmark: `citation_${number}` };
  }

  /** Names for the bookmarks of a place that names sources; only the first of each number in its slide has one. */
  entryBookmarks(numbers: readonly number[]): string[] {
    return numbers
      .map((number) => `${this.slide?.prefix ?? ''}source_${number}`)
      .filter((name) => !this.named.has(name) && this.named.add(name));
  }

  /** Numbers that have footnotes, from the lowest. */
  notes(): number[] {
    return [...this.noted].sort((a, b) => a - b);
  }
}
