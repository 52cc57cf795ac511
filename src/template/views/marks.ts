import type { CiteTarget, MarkupNode } from '../../markup/index.ts';
import { markdownOfContent } from '../fill-markdown.ts';
import { Printable, type PrintSession, plainNodes } from '../printable.ts';
import type { MarkdownContent } from '../template.ts';

/** A value that only Markdown templates see: notes, titles and pictures of slides. */
export class MarkdownValue extends Printable {
  readonly #content: MarkdownContent;
  readonly #plain: string;
  #length: number | null = null;

  /** `plain`: what it says without Markdown's marks. */
  constructor(content: MarkdownContent, plain: string) {
    super();
    this.#content = content;
    this.#plain = plain;
  }

  markup(session: PrintSession): readonly MarkupNode[] {
    session.problem('finished Markdown cannot stand on a slide', null);
    return [];
  }

  markdown(session: PrintSession): string {
    return session.place(this.#content);
  }

  override isEmpty(): boolean {
    return this.size === 0;
  }

  get size(): number {
    this.#length ??= markdownOfContent(this.#content).length;
    return this.#length;
  }

  plain(): string {
    return this.#plain;
  }
}

/** What only documents show, such as a page break: in Markdown and on slides there is nothing of it. */
export class DocumentMark extends Printable {
  readonly #content: MarkdownContent;

  constructor(content: MarkdownContent) {
    super();
    this.#content = content;
  }

  markup(): readonly MarkupNode[] {
    return [];
  }

  markdown(session: PrintSession): string {
    return session.place(this.#content);
  }

  plain(): string {
    return '';
  }

  get size(): number {
    return 1;
  }
}

/** The numbers of a source where it is listed, in brackets: what citation marks lead to. */
export class EntryMark extends Printable {
  readonly #text: string;
  readonly #numbers: readonly number[];

  /** `text`: the numbers as they are written, such as `1–3, 7`. */
  constructor(text: string, numbers: readonly number[]) {
    super();
    this.#text = `[${text}]`;
    this.#numbers = numbers;
  }

  markup(): readonly MarkupNode[] {
    return plainNodes(this.#text);
  }

  markdown(session: PrintSession): string {
    const runs = [{ text: this.#text, entry: this.#numbers }];
    return session.place({ kind: 'runs', runs });
  }

  plain(): string {
    return this.#text;
  }

  get size(): number {
    return this.#text.length;
  }
}

/** A citation mark. On slides it is a reference, numbered when the deck is whole; in Markdown the numbers are known. */
export class CiteMark extends Printable {
  readonly target: CiteTarget;
  /** Keys of the passages that it stands for. */
  readonly passages: readonly string[];

  constructor(target: CiteTarget, passages: readonly string[]) {
    super();
    this.target = target;
    this.passages = passages;
  }

  markup(): readonly MarkupNode[] {
    const { type, key } = this.target;
    return [{ kind: 'run', run: { text: '', cite: { type, key } }, data: false }];
  }

  markdown(session: PrintSession): string {
    const numbers = session.numbersOf(this.passages);
    if (numbers.length === 0) return '';
    const { type, key } = this.target;
    const runs = [{ text: numbers.join(', '), cite: { type, key } }];
    return session.place({ kind: 'runs', runs });
  }

  plain(): string {
    return '';
  }

  get size(): number {
    return 1 + this.passages.length;
  }
}
