import type { Block } from './blocks.ts';
import { plainText } from './blocks.ts';
import { type MarkdownResult, readBlockMarkdown } from './markdown/block-reader.ts';
import { type NotesParagraph, notesParagraphs } from './notes-paragraphs.ts';
import { isTextBlock } from './read-blocks.ts';

/** A paragraph of a Markdown text as its readers see it. */
export interface MarkdownParagraph {
  readonly text: string;
  readonly level: number;
  readonly bullet: NotesParagraph['bullet'];
}

/**
 * Reads Markdown as the world does (CommonMark with tables; none of the rules of our own formats), into the paragraphs
 * that `notesParagraphs` makes of the same blocks. For checking what we write.
 */
export function markdownParagraphs(markdown: string): MarkdownParagraph[] {
  return notesParagraphs(commonMarkBlocks(markdown)).map(({ runs, level, bullet }) => ({
    text: plainText(runs),
    level,
    bullet,
  }));
}

/** The blocks of a CommonMark text. Of HTML only the tags that we write are known. */
export function commonMarkBlocks(markdown: string): Block[] {
  return readBlockMarkdown(markdown, { dialect: 'world', ...anywhere }).blocks.filter(isTextBlock);
}

/** The Markdown of a handout's template: what texts may hold, and links may lead anywhere. */
export function templateMarkdown(markdown: string): MarkdownResult {
  return readBlockMarkdown(markdown, { dialect: 'author', ...anywhere });
}

const anywhere = { template: true, origin: { template: null, yaml: null }, source: {} } satisfies Partial<
  Parameters<typeof readBlockMarkdown>[1]
>;
