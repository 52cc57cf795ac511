import Markdown, { type Env, type MarkdownIt, type StateInline } from 'markdown-it';
import type { CellAlign } from '../blocks.ts';
import { flankingOf } from './flanking.ts';
import { addFootnotes } from './footnote-rules.ts';
import { addFormulas } from './formula-rules.ts';
import { addInlineRules } from './inline-rules.ts';

/** The part of markdown-it's tokens that is used here. */
export interface MarkdownToken {
  readonly type: string;
  readonly tag: string;
  readonly nesting: number;
  readonly level: number;
  readonly markup: string;
  readonly info: string;
  readonly content: string;
  /** First line and the line after the last, from 0; of a token within a block, offsets in the text of the block. */
  readonly map: readonly [number, number] | null;
  readonly children: readonly MarkdownToken[] | null;
  /** Of a footnote: its `label`. */
  readonly meta: Readonly<Record<string, unknown>> | null;
  attrGet(name: string): string | number | null;
}

/**
 * `author`: what people write into texts, which is CommonMark with what GFM has, footnotes, and emphasis that works in
 * East Asian text. `world`: CommonMark with tables, as any reader of our Markdown knows it.
 */
export type Dialect = 'author' | 'world';

/** What the blocks of a text say that its lines are read with: link reference definitions and footnotes. */
export type MarkdownEnv = Env;

const parsers: { author: MarkdownIt | null; world: MarkdownIt | null } = { author: null, world: null };

/** A line that begins a block or ends one in another way than by being empty. What it lets through is paragraphs. */
export const blockLine = /^(?:[ \t]*(?:[-+*>#|=:<_]|\$\$|\d{1,9}[.)]|`{3}|~{3}|!?\[)| {0,3}\t| {4})/m;

/** The blocks of a text, as a flat list of tokens; inline text stays as typed in the `content` of `inline` tokens. */
export function tokenizeBlocks(text: string, dialect: Dialect, env: MarkdownEnv): readonly MarkdownToken[] {
  return parserOf(dialect).parse(text, env);
}

/** The tokens within a block's text. */
export function tokenizeInline(text: string, dialect: Dialect, env: MarkdownEnv): readonly MarkdownToken[] {
  const parser = parserOf(dialect);
  const tokens: Parameters<typeof parser.inline.parse>[3] = [];
  parser.inline.parse(text, parser, env, tokens);
  return tokens;
}

/** Offset behind the destination that follows a link's or an image's closing bracket at `close`. */
export function endOfLink(text: string, close: number): number {
  const { parseLinkDestination, parseLinkTitle } = parserOf('author').helpers;
  if (text[close + 1] === '[') return text.indexOf(']', close + 1) + 1;
  if (text[close + 1] !== '(') return close + 1;
  const destination = parseLinkDestination(text, skipSpace(text, close + 2), text.length);
  const at = skipSpace(text, destination.ok ? destination.pos : close + 2);
  const title = parseLinkTitle(text, at, text.length);
  return skipSpace(text, title.ok ? title.pos : at) + 1;
}

/** The title of a link or an image in one line; empty where it has none. */
export function titleOf(token: MarkdownToken): string {
  return String(token.attrGet('title') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a fence says of its code, escapes and character references resolved. */
export function infoOf({ info }: MarkdownToken): string {
  return parserOf('author').utils.unescapeAll(info).trim();
}

function skipSpace(text: string, from: number): number {
  const space = /[ \t\n]*/y;
  space.lastIndex = from;
  space.exec(text);
  return space.lastIndex;
}

function parserOf(dialect: Dialect): MarkdownIt {
  parsers[dialect] ??= dialect === 'author' ? authorParser() : new Markdown('commonmark').enable('table');
  const parser = parsers[dialect];
  // The reader asks for the tokens of a block when it comes to it: most texts have nothing to look for.
  parser.core.ruler.enableOnly(['normalize', 'block']);
  return parser;
}

function authorParser(): MarkdownIt {
  const parser = new Markdown({ html: true });
  addFootnotes(parser);
  parser.inline.State = PlacedState;
  addInlineRules(parser);
  addFormulas(parser);
  // Where links may lead is asked elsewhere.
  parser.validateLink = () => true;
  parser.normalizeLink = (address: string) => address;
  parser.normalizeLinkText = (address: string) => address;
  return parser;
}

/** Notes of every token where it begins, and knows East Asian text. */
class PlacedState extends Markdown.StateInline {
  override push(...token: Parameters<StateInline['push']>): ReturnType<StateInline['push']> {
    const at = this.pos;
    const pushed = super.push(...token);
    pushed.map = [at, at];
    return pushed;
  }

  override scanDelims(start: number, canSplitWord: boolean): ReturnType<StateInline['scanDelims']> {
    const mark = this.src[start];
    let end = start;
    while (end < this.posMax && this.src[end] === mark) end += 1;
    const { left, right, markBefore, markAfter } = flankingOf(this.src, start, end, this.posMax);
    return {
      can_open: left && (canSplitWord || !right || markBefore),
      can_close: right && (canSplitWord || !left || markAfter),
      length: end - start,
    };
  }
}

/** How many cells a line of a table holds; markdown-it drops those that the header has no column for. */
export function countCells(line: string): number {
  const cells = line.replace(/^[ \t>]*\|?|(?<!\\)\|[ \t]*$/g, '');
  return (cells.match(/(?<!\\)\|/g)?.length ?? 0) + 1;
}

export function alignOf(cell: MarkdownToken): CellAlign | null {
  const style = cell.attrGet('style');
  if (style === 'text-align:left') return 'left';
  if (style === 'text-align:center') return 'center';
  return style === 'text-align:right' ? 'right' : null;
}
