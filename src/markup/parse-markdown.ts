import type { Span } from '../source/index.ts';
import type { Block, MarkupBlock, Origin, Owner, Run } from './blocks.ts';
import type { TextProblem } from './codes.ts';
import { readImage } from './markdown-image.ts';
import { type MarkdownToken, tokenizeMarkdown } from './markdown-tokens.ts';
import { parseInline } from './parse-inline.ts';
import { attributeRuns } from './runs.ts';
import { readTokens } from './tokens-to-blocks.ts';

export interface MarkdownOptions {
  /** Whether `#` headings and `---` rules mean something; else they appear as typed, with a warning. */
  readonly headings?: boolean | undefined;
  /** Where the text is written: every block and run says so. */
  readonly span?: Span | null | undefined;
  readonly owner?: Owner | null | undefined;
  /** BCP 47, where it is not the deck's. */
  readonly language?: string | null | undefined;
}

export interface MarkdownResult {
  readonly blocks: readonly MarkupBlock[];
  readonly problems: readonly TextProblem[];
}

/**
 * Reads block text: paragraphs, lists, pipe tables, fenced code, quotations, and images alone in a paragraph; with
 * `headings`, headings and rules too. Within blocks the inline Markdown of `parseInline`. No HTML, no indented code,
 * no reference links: those appear as typed. Reports what `parseInline` does, `unsupported-markdown`,
 * `markdown-limit`.
 */
export function parseMarkdown(text: string, options: MarkdownOptions = {}): MarkdownResult {
  const source = text.replace(/\r\n?/g, '\n');
  const reader = new MarkdownReader(source, options);
  const blocks = needsBlockParser(source) ? reader.readBlocks() : reader.readParagraphs();
  return { blocks, problems: reader.problems };
}

// A line that begins a block, or underlines a table's header. What it lets through is paragraphs and nothing else.
const blockLine =
  /^[ \t]*(?:[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|>|#|`{3}|~{3}|!\[|[-*_][ \t]*[-*_]|[|:-][-:| \t]*$)/m;

function needsBlockParser(text: string): boolean {
  return blockLine.test(text);
}

class MarkdownReader {
  readonly problems: TextProblem[] = [];
  private readonly text: string;
  private readonly options: MarkdownOptions;
  private readonly origin: Origin;
  private lines: number[] | null = null;

  constructor(text: string, options: MarkdownOptions) {
    this.text = text;
    this.options = options;
    this.origin = { template: null, yaml: options.span ?? null };
  }

  readParagraphs(): Block[] {
    const blocks: Block[] = [];
    // A paragraph is lines that hold more than blanks.
    for (const { 0: content, index } of this.text.matchAll(/(?:^[ \t]*[^ \t\n].*(?:\n|$))+/gm)) {
      const runs = this.inline(content.replace(/^[ \t]+/, '').replace(/(?<![ \t\n])[ \t\n]+$/, ''), index);
      if (runs.length > 0) blocks.push({ kind: 'paragraph', class: null, runs, origin: this.origin });
    }
    return blocks;
  }

  readBlocks(): MarkupBlock[] {
    const { tokens, tooDeep } = tokenizeMarkdown(this.text);
    if (tooDeep) {
      const hint = 'use fewer levels';
      this.problem('markdown-limit', 0, this.text.length, 'lists or quotations are nested too deeply', hint);
      return [];
    }
    return readTokens(tokens, {
      origin: this.origin,
      inline: (token, near) => this.inline(token.content, this.lineStart(near)),
      row: (token, columns) => this.checkRow(token, columns),
      heading: (token, content) => this.heading(token, content),
      rule: (token) => this.rule(token),
      image: (token) => readImage(token.content, this.origin),
    });
  }

  private inline(typed: string, from: number): readonly Run[] {
    // CommonMark 4.8: the indentation of a paragraph's lines is not part of it.
    const content = typed.replace(/\n[ \t]+/g, '\n');
    const result = parseInline(content);
    for (const problem of result.problems) {
      // Within containers the content has lost its indentation: the first line of the excerpt finds its place again.
      const excerpt = content.slice(problem.offset, problem.offset + problem.length).split('\n', 1)[0]!;
      const found = this.text.indexOf(excerpt, from);
      this.problems.push({ ...problem, offset: found < 0 ? from : found, length: excerpt.length });
    }
    const { owner, span, language } = this.options;
    return attributeRuns(result.runs, { owner, span, language });
  }

  private heading(token: MarkdownToken, content: MarkdownToken): Block {
    const { origin } = this;
    if (this.options.headings) {
      return {
        kind: 'heading',
        level: Number(token.tag.slice(1)),
        runs: this.inline(content.content, this.lineStart(token)),
        origin,
      };
    }
    this.unsupported(
      token,
      'a heading cannot stand here',
      'write the line in **strong**, or leave the "#" out',
    );
    const typed = `${token.markup} ${content.content}`.trim();
    return { kind: 'paragraph', class: null, runs: this.inline(typed, this.lineStart(token)), origin };
  }

  private rule(token: MarkdownToken): Block {
    const { origin } = this;
    if (this.options.headings) return { kind: 'rule', origin };
    this.unsupported(token, 'a rule between paragraphs cannot stand here', 'leave an empty line instead');
    const { owner, span, language } = this.options;
    const runs = attributeRuns([{ text: token.markup }], { owner, span, language });
    return { kind: 'paragraph', class: null, runs, origin };
  }

  private checkRow(token: MarkdownToken, columns: number): void {
    const start = this.lineStart(token);
    const line = /.*/y;
    line.lastIndex = start;
    const cells = line.exec(this.text)![0].replace(/^[ \t>]*\|?|(?<!\\)\|[ \t]*$/g, '');
    if ((cells.match(/(?<!\\)\|/g)?.length ?? 0) < columns) return;
    const message = `this row has more cells than the table's header, which has ${columns}`;
    this.unsupported(token, message, 'the last cells are left out; write "\\|" for a bar that is text');
  }

  private unsupported(token: MarkdownToken, message: string, hint: string): void {
    const indentation = /[ \t]*/y;
    indentation.lastIndex = this.lineStart(token);
    indentation.exec(this.text);
    const start = indentation.lastIndex;
    const end = this.text.indexOf('\n', start);
    this.problem('unsupported-markdown', start, (end < 0 ? this.text.length : end) - start, message, hint);
  }

  private problem(
    code: TextProblem['code'],
    offset: number,
    length: number,
    message: string,
    hint: string,
  ): void {
    this.problems.push({ code, offset, length, message, hint });
  }

  /** Offset of the line on which a token begins. */
  private lineStart(token: MarkdownToken): number {
    if (!this.lines) {
      this.lines = [0];
      for (const { index } of this.text.matchAll(/\n/g)) this.lines.push(index + 1);
    }
    return this.lines[token.map?.[0] ?? 0] ?? 0;
  }
}
