import type { Block, Origin } from './blocks.ts';
import { readBlockMarkdown } from './markdown/block-reader.ts';
import type { MarkdownResult } from './markdown/block-reading.ts';
import { findBlock } from './markdown/find-block.ts';
import { type InlineResult, readInlineMarkdown } from './markdown/inline-reader.ts';
import { blockLine } from './markdown/parser.ts';
import { attributeRuns, type RunSource } from './runs.ts';

/**
 * Reads block text: CommonMark with what GFM has, footnotes and captions of tables (docs/markdown.md). Headings have the
 * levels that they are written with; every block and run says whose text it is. Reports `link-not-allowed`, `inline-image`,
 * `unsupported-markdown`, `markdown-limit`.
 */
export function parseMarkdown(text: string, source: RunSource = {}, formulas = true): MarkdownResult {
  const lines = text.replace(/\r\n?/g, '\n');
  const origin = { template: null, yaml: source.span ?? null };
  if (!blockLine.test(lines)) return readParagraphs(lines, origin, source, formulas);
  return readBlockMarkdown(lines, { dialect: 'author', template: false, origin, source, formulas });
}

/** Most texts: paragraphs and nothing else, most of them without any mark. */
function readParagraphs(text: string, origin: Origin, source: RunSource, formulas: boolean): MarkdownResult {
  const blocks: Block[] = [];
  const problems: MarkdownResult['problems'][number][] = [];
  // A paragraph is lines that hold more than blanks.
  for (const { 0: typed, index } of text.matchAll(/(?:^[ \t]*[^ \t\n].*(?:\n|$))+/gm)) {
    const content = typed.replace(/(?<![ \t\n])[ \t\n]+$/, '');
    const from = index + /^[ \t]*/.exec(content)![0].length;
    const result = parseInline(content.slice(from - index), formulas);
    problems.push(...result.problems.map((problem) => ({ ...problem, offset: from + problem.offset })));
    const runs = attributeRuns(result.runs, source);
    if (runs.length > 0) blocks.push({ kind: 'paragraph', class: null, runs, origin });
  }
  return { blocks, problems };
}

const activeCharacter = /[\\`*_~&<@[\n\r$]|:\/\/|www\.|^(?:[-+>#|]|[ \t]{4})/;
const remembered = new Map<string, InlineResult>();
const rememberedAtMost = 20_000;

/**
 * Reads the inline Markdown of a text that is one line of running text: emphasis, code, links, what is struck out, and
 * some HTML (`readInlineMarkdown`), and formulas between dollars unless there are none here. A block that stands there stays as typed; it is reported with the rest.
 */
export function parseInline(text: string, formulas = true): InlineResult {
  if (!activeCharacter.test(text)) return { runs: text === '' ? [] : [{ text }], problems: [] };
  const key = `${formulas ? '$' : ''}\u0000${text}`;
  const known = remembered.get(key);
  if (known) return known;
  const lines = text.replace(/\r\n?/g, '\n');
  const { runs, problems } = readInlineMarkdown(
    lines,
    formulas ? inlineContext : { ...inlineContext, env: { formulas } },
  );
  const block = findBlock(lines);
  const result = { runs, problems: block ? [block, ...problems] : problems };
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(key, result);
  return result;
}

const inlineContext = { dialect: 'author', env: {}, anyLink: false, footnote: () => '' } as const;

/** The Markdown of a handout's template: what texts may hold, and links may lead anywhere. */
export function templateMarkdown(markdown: string): MarkdownResult {
  return readBlockMarkdown(markdown, { dialect: 'author', ...anywhere });
}

const anywhere = { template: true, origin: { template: null, yaml: null }, source: {} } satisfies Partial<
  Parameters<typeof readBlockMarkdown>[1]
>;
