import type { TextProblem } from '../codes.ts';
import { BlockPlaces } from './block-places.ts';
import { blockLine, type MarkdownToken, tokenizeBlocks } from './parser.ts';

const names: Readonly<Record<string, string>> = {
  heading_open: 'a heading',
  hr: 'a rule',
  fence: 'a code block',
  code_block: 'an indented code block',
  blockquote_open: 'a quotation',
  bullet_list_open: 'a list',
  ordered_list_open: 'a list',
  table_open: 'a table',
  reference_definition: "a link's definition",
  footnote_open: 'the text of a footnote',
  paragraph_open: 'a second paragraph',
};

/** The first thing in a text that would be a block of its own where blocks may stand: here it means nothing. */
export function findBlock(text: string): TextProblem | null {
  if (!blockLine.test(text) && !/\n[ \t]*\n/.test(text.trimEnd())) return null;
  const tokens = tokenizeBlocks(text, 'author', {});
  let paragraphs = 0;
  const token = tokens.find(({ type, level }, i) => {
    if (level > 0 || !(type in names)) return false;
    if (type === 'paragraph_open') paragraphs += 1;
    return type === 'paragraph_open' ? paragraphs > 1 : !isPlainLine(tokens, i, text);
  });
  if (!token) return null;
  const { start, end } = new BlockPlaces(text).firstLine(token);
  const mark = /^\S/.exec(text.slice(start, end))?.[0] ?? '';
  const sign = /[!-/:-@[-`{-~]/.test(mark) ? `, or "\\${mark}" if the sign itself is meant` : '';
  return {
    code: 'unsupported-markdown',
    offset: start,
    length: end - start,
    message: `${names[token.type]} cannot stand here: this is one line of text`,
    hint: `write running text${sign}`,
  };
}

/**
 * What only looks like a block: a single line that begins with a number (`1. Introduction`), with a sign before a figure
 * (`> 50 %`, `- 3 °C`), or is nothing but a `#`.
 */
function isPlainLine(tokens: readonly MarkdownToken[], index: number, text: string): boolean {
  if (text.trim().includes('\n')) return false;
  const { type } = tokens[index]!;
  if (type === 'ordered_list_open') return true;
  if (type === 'heading_open') return tokens[index + 1]!.content === '';
  return (
    (type === 'blockquote_open' || type === 'bullet_list_open') && /^\s*\S\s*(?:[\p{Sc}\d.,+-]|$)/u.test(text)
  );
}
