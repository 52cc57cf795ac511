import type { MarkupNode } from '../markup/index.ts';
import { markdownOfContent } from './fill-markdown.ts';
import { Printable, type PrintSession } from './printable.ts';
import type { MarkdownContent } from './template.ts';

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
