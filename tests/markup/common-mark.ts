import {
  type Block,
  isTextBlock,
  type NotesParagraph,
  notesParagraphs,
  plainText,
} from '../../src/markup/index.ts';
import { readBlockMarkdown } from '../../src/markup/markdown/block-reader.ts';

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
  return readBlockMarkdown(markdown, anywhere).blocks.filter(isTextBlock);
}

const anywhere = {
  dialect: 'world',
  template: true,
  origin: { template: null, yaml: null },
  source: {},
} satisfies Parameters<typeof readBlockMarkdown>[1];
