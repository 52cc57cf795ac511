import type { MarkupNode } from '../../markup/index.ts';
import { Printable, type PrintSession, plainNodes } from '../printable.ts';
import type { MarkdownContent } from '../template.ts';

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
