import MarkdownIt from 'markdown-it';

/** The part of markdown-it's tokens that is used here. */
export interface MarkdownToken {
  readonly type: string;
  readonly tag: string;
  readonly nesting: number;
  readonly level: number;
  readonly markup: string;
  readonly info: string;
  readonly content: string;
  /** First line and the line after the last, from 0. */
  readonly map: readonly [number, number] | null;
  readonly children: readonly MarkdownToken[] | null;
  attrGet(name: string): string | number | null;
}

// markdown-it stops reading, without a word, at 100 levels; nobody can follow 20 lists in each other.
const deepest = 40;
let blockParser: InstanceType<typeof MarkdownIt> | null = null;
let fullParser: InstanceType<typeof MarkdownIt> | null = null;

/** The blocks of a text, as a flat list of tokens; inline text stays as typed in the `content` of `inline` tokens. */
export function tokenizeMarkdown(text: string): {
  readonly tokens: readonly MarkdownToken[];
  readonly tooDeep: boolean;
} {
  if (!blockParser) {
    blockParser = new MarkdownIt({ html: false, linkify: false });
    blockParser.core.ruler.enableOnly(['normalize', 'block']);
    blockParser.block.ruler.enableOnly([
      'table',
      'fence',
      'blockquote',
      'hr',
      'list',
      'heading',
      'paragraph',
    ]);
  }
  const tokens = blockParser.parse(text, {});
  return { tokens, tooDeep: tokens.some((token) => token.level > deepest) };
}

/** The tokens of CommonMark with tables, inline text parsed by markdown-it itself. */
export function tokenizeCommonMark(text: string): readonly MarkdownToken[] {
  fullParser ??= new MarkdownIt('commonmark', { html: true }).enable('table');
  return fullParser.parse(text, {});
}
