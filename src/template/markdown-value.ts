/** A value that is Markdown already: `*.md.hbs` prints it as it is. */
export class MarkdownValue {
  private readonly markdown: string;
  private readonly plain: string;

  constructor(markdown: string, plain: string) {
    this.markdown = markdown;
    this.plain = plain;
  }

  toMarkdown(): string {
    return this.markdown;
  }

  toString(): string {
    return this.plain;
  }
}
