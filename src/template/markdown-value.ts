import { Printable, type PrintSession } from './printable.ts';

/** A value that is Markdown already: `*.md.hbs` prints it as it is. */
export class MarkdownValue extends Printable {
  readonly #markdown: string;
  readonly #plain: string;

  /** `plain`: what it says without Markdown's marks. */
  constructor(markdown: string, plain: string) {
    super();
    this.#markdown = markdown;
    this.#plain = plain;
  }

  markup(session: PrintSession): string {
    session.problem('finished Markdown cannot stand on a slide', null);
    return '';
  }

  markdown(): string {
    return this.#markdown;
  }

  override isEmpty(): boolean {
    return this.#markdown === '';
  }

  plain(): string {
    return this.#plain;
  }
}
