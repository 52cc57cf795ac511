import type { HandoutDocument } from '../../../handouts/index.ts';

/** Where a number leads, and whether its footnote begins here. */
export interface MarkPlace {
  readonly bookmark: string;
  readonly note: boolean;
}

/**
 * Decides for each citation mark, in the order in which they are drawn, whether it carries a footnote. A citation's
 * number is the same on the slides, in the notes and in every handout, so Word must not count footnotes itself: they
 * begin with the number as text. Word cannot put one footnote under two marks: the first one has it, the others lead
 * there. A passage that stands on the page anyway needs no footnote: marks of a slide lead to its own list of sources
 * where that has their number, and marks of passages that a table of the document holds lead to its row.
 */
export class CitationMarks {
  private readonly citations: HandoutDocument['citations'];
  private readonly tabled: ReadonlySet<number>;
  private readonly noted = new Set<number>();
  private readonly named = new Set<string>();
  private slide: { readonly prefix: string; readonly listed: ReadonlySet<number> } | null = null;

  /** `tabled`: numbers whose passages stand in a table of the document. */
  constructor(citations: HandoutDocument['citations'], tabled: ReadonlySet<number>) {
    this.citations = citations;
    this.tabled = tabled;
  }

  enterSlide(number: number, listed: ReadonlySet<number>): void {
    this.slide = { prefix: `slide_${number}_`, listed };
  }

  leaveSlide(): void {
    this.slide = null;
  }

  /** Null: the number leads nowhere. */
  place(number: number, where: { readonly notes: boolean }): MarkPlace | null {
    if (this.slide?.listed.has(number)) {
      return { bookmark: `${this.slide.prefix}source_${number}`, note: false };
    }
    if (this.tabled.has(number)) return { bookmark: `source_${number}`, note: false };
    if (this.noted.has(number)) return { bookmark: noteBookmark(number), note: false };
    if (!where.notes || !this.citations.has(number)) return null;
    this.noted.add(number);
    return { bookmark: noteBookmark(number), note: true };
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

export function noteBookmark(number: number): string {
  return `note_${number}`;
}
