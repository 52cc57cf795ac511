import {
  type Block,
  isTextBlock,
  type NotesParagraph,
  notesParagraphs,
  plainText,
} from '../../src/markup/index.ts';
import { readBlockMarkdown } from '../../src/markup/markdown/block-reader.ts';
import { Formula, readFormula } from '../../src/math/index.ts';

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

/**
 * A Markdown text with formulas in readable characters, as programs show it that know `$…$`; code and escaped dollars stay.
 */
export function withReadableFormulas(markdown: string): string {
  return markdown.replace(formulaOrCode, (whole, code, _, tex) => {
    if (code !== undefined) return whole;
    const formula = readFormula(tex.trim(), whole.startsWith('$$'));
    return formula instanceof Formula ? formula.text.replace(/[!-/:-@[-`{-~]/g, '\\$&') : whole;
  });
}

const formulaOrCode = /(^ *```[\s\S]*?^ *```|`[^`\n]*`)|(?<!\\)(\$\$?)(?=\S)([^$]+?)(?<=\S)\2(?![\d$])/gm;
