import type { Span } from '../source/index.ts';
import type { Block, Origin, Owner } from './blocks.ts';
import { type MarkdownResult, readBlockMarkdown } from './markdown/block-reader.ts';
import { blockLine } from './markdown/parser.ts';
import { parseInline } from './parse-inline.ts';
import { attributeRuns, type RunSource } from './runs.ts';

export type { MarkdownResult };

export interface MarkdownOptions {
  /** Where the text is written: every block and run says so. */
  readonly span?: Span | null | undefined;
  readonly owner?: Owner | null | undefined;
  /** BCP 47, where it is not the deck's. */
  readonly language?: string | null | undefined;
}

/**
 * Reads block text: CommonMark with what GFM has, footnotes and captions of tables (docs/markdown.md). Headings have the
 * levels that they are written with. Reports `link-not-allowed`, `inline-image`, `unsupported-markdown`, `markdown-limit`.
 */
export function parseMarkdown(text: string, options: MarkdownOptions = {}): MarkdownResult {
  const source = text.replace(/\r\n?/g, '\n');
  const origin = { template: null, yaml: options.span ?? null };
  if (!blockLine.test(source)) return readParagraphs(source, origin, options);
  return readBlockMarkdown(source, { dialect: 'author', template: false, origin, source: options });
}

/** Most texts: paragraphs and nothing else, most of them without any mark. */
function readParagraphs(text: string, origin: Origin, source: RunSource): MarkdownResult {
  const blocks: Block[] = [];
  const problems: MarkdownResult['problems'][number][] = [];
  // A paragraph is lines that hold more than blanks.
  for (const { 0: typed, index } of text.matchAll(/(?:^[ \t]*[^ \t\n].*(?:\n|$))+/gm)) {
    const content = typed.replace(/(?<![ \t\n])[ \t\n]+$/, '');
    const from = index + /^[ \t]*/.exec(content)![0].length;
    const result = parseInline(content.slice(from - index));
    problems.push(...result.problems.map((problem) => ({ ...problem, offset: from + problem.offset })));
    const runs = attributeRuns(result.runs, source);
    if (runs.length > 0) blocks.push({ kind: 'paragraph', class: null, runs, origin });
  }
  return { blocks, problems };
}
