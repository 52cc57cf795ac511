import { findBlock } from './markdown/find-block.ts';
import { type InlineResult, readInlineMarkdown } from './markdown/inline-reader.ts';

const activeCharacter = /[\\`*_~&<@[\n\r]|:\/\/|www\.|^(?:[-+>#|]|[ \t]{4})/;
const remembered = new Map<string, InlineResult>();
const rememberedAtMost = 20_000;

/**
 * Reads the inline Markdown of a text that is one line of running text: emphasis, code, links, what is struck out, and
 * some HTML (`readInlineMarkdown`). A block that stands there stays as typed; it is reported with the rest.
 */
export function parseInline(text: string): InlineResult {
  if (!activeCharacter.test(text)) return { runs: text === '' ? [] : [{ text }], problems: [] };
  const known = remembered.get(text);
  if (known) return known;
  const lines = text.replace(/\r\n?/g, '\n');
  const { runs, problems } = readInlineMarkdown(lines, inlineContext);
  const block = findBlock(lines);
  const result = { runs, problems: block ? [block, ...problems] : problems };
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(text, result);
  return result;
}

const inlineContext = { dialect: 'author', env: {}, anyLink: false, footnote: () => '' } as const;
