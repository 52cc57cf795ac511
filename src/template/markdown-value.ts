import { Printable, type PrintSession } from './printable.ts';
import type { MarkdownContent } from './template.ts';

/** A value that is Markdown already: `*.md.hbs` prints it as it is. */
export class MarkdownValue extends Printable {
  readonly #markdown: string;
  readonly #plain: string;
  readonly #content: MarkdownContent | null;

  /** `plain`: what it says without Markdown's marks. `content`: the same for documents of other formats. */
  constructor(markdown: string, plain: string, content: MarkdownContent | null = null) {
    super();
    this.#markdown = markdown;
    this.#plain = plain;
    this.#content = content;
  }

  markup(session: PrintSession): string {
    session.problem('finished Markdown cannot stand on a slide', null);
    return '';
  }

  markdown(session: PrintSession): string {
    return (this.#content && session.place(this.#content)) ?? this.#markdown;
  }

  override isEmpty(): boolean {
    return this.#markdown === '';
  }

  get size(): number {
    return this.#markdown.length;
  }

  plain(): string {
    return this.#plain;
  }
}
