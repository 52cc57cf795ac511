import type { MarkdownToken } from './parser.ts';

interface Footnote {
  readonly label: string;
  readonly tokens: readonly MarkdownToken[];
  /** Of its beginning. */
  readonly offset: number;
}

/** The footnotes of one text. They go by letters: numbers are citations. */
export class Footnotes {
  private readonly texts: Footnote[] = [];
  private readonly byLabel = new Map<string, Footnote>();
  private readonly marks = new Map<string, string>();

  /** The first of a name is the one that counts. */
  keep(label: string, tokens: readonly MarkdownToken[], offset: number): void {
    const footnote = { label, tokens, offset };
    this.texts.push(footnote);
    if (!this.byLabel.has(label)) this.byLabel.set(label, footnote);
  }

  /** The letter of a footnote, given out in the order of reading. */
  markOf(label: string): string {
    const known = this.marks.get(label);
    if (known !== undefined) return known;
    const mark = letters(this.marks.size);
    this.marks.set(label, mark);
    return mark;
  }

  /** Those that are referred to, in the order of their marks; reading one may refer to more. */
  *used(): Generator<{ readonly mark: string; readonly tokens: readonly MarkdownToken[] }> {
    for (const [label, mark] of this.marks) yield { mark, tokens: this.byLabel.get(label)?.tokens ?? [] };
  }

  /** Those that nothing refers to, and those whose name was taken. */
  unused(): readonly Footnote[] {
    return this.texts.filter((each) => !this.marks.has(each.label) || this.byLabel.get(each.label) !== each);
  }
}

/** a, b, … z, aa, ab, … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
