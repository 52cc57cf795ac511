import type { Block, MarkupBlock, Run } from './blocks.ts';
import { plainText } from './blocks.ts';
import { type MarkdownToken, tokenizeCommonMark } from './markdown-tokens.ts';
import { type NotesParagraph, notesParagraphs } from './notes-paragraphs.ts';
import { isTextBlock } from './read-blocks.ts';
import { mergeRuns } from './runs.ts';
import { readTokens } from './tokens-to-blocks.ts';

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

/** The blocks of a CommonMark text. Of HTML only `br`, `sup`, `sub` and `code` are known, as we write them. */
export function commonMarkBlocks(markdown: string): Block[] {
  return readCommonMark(markdown, () => null).filter(isTextBlock);
}

/**
 * The same with its pictures, each alone in a paragraph at the top. `html` is told of HTML that is lost (a block) or shown
 * as typed (a tag); comments and the tags that are known are neither.
 */
export function commonMarkWithImages(markdown: string, html: (typed: string) => void): MarkupBlock[] {
  for (const token of tokenizeCommonMark(markdown)) {
    if (token.type === 'html_block' && !/^\s*<!--/.test(token.content)) html(token.content.trim());
    for (const { type, content } of token.children ?? []) {
      if (type === 'html_inline' && !/^<(?:br|!--|\/?(?:sup|sub|code)>)/.test(content)) html(content);
    }
  }
  return readCommonMark(markdown, ({ children }) => {
    const [only, ...others] = children ?? [];
    if (only?.type !== 'image' || others.length > 0) return null;
    const src = decodeAddress(String(only.attrGet('src') ?? ''));
    return { kind: 'image', src, alt: only.content || null, decorative: false, fit: 'contain', origin };
  });
}

const origin = { template: null, yaml: null };

function readCommonMark(markdown: string, image: (token: MarkdownToken) => MarkupBlock | null) {
  return readTokens(tokenizeCommonMark(markdown), {
    origin,
    inline: readInlineTokens,
    heading: (token, content) => ({
      kind: 'heading',
      level: Number(token.tag.slice(1)),
      runs: readInlineTokens(content),
      origin,
    }),
    rule: () => ({ kind: 'rule', origin }),
    image,
  });
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const formats: Readonly<Record<string, keyof Run>> = {
  strong_open: 'strong',
  em_open: 'em',
  '<sup>': 'sup',
  '<sub>': 'sub',
  '<code>': 'code',
};

function readInlineTokens(token: MarkdownToken): Run[] {
  const runs: Run[] = [];
  let format: Omit<Run, 'text'> = {};
  for (const child of token.children ?? []) {
    const name = child.type === 'html_inline' ? child.content : child.type;
    const opened = formats[name];
    const closed = formats[name.startsWith('</') ? name.replace('/', '') : name.replace('_close', '_open')];
    if (opened) format = { ...format, [opened]: true };
    else if (closed) {
      const { [closed]: _, ...rest } = format as Run;
      format = rest;
    } else if (child.type === 'link_open') format = { ...format, link: String(child.attrGet('href')) };
    else if (child.type === 'link_close') {
      const { link: _, ...rest } = format;
      format = rest;
    } else if (child.type === 'hardbreak' || name === '<br>')
      runs.push({ ...format, text: '\n', break: true });
    else if (child.type === 'softbreak') runs.push({ ...format, text: ' ' });
    else if (child.type === 'code_inline') runs.push({ ...format, text: child.content, code: true });
    else runs.push({ ...format, text: child.content });
  }
  return mergeRuns(runs);
}
