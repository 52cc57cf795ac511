import type { MarkdownToken } from './parser.ts';

/** What a stretch of text may look like by a tag or by marks. */
export type TextLook = 'strong' | 'em' | 'strike' | 'code' | 'sup' | 'sub';

/** HTML's elements that say no more than a look. */
const lookOf: Readonly<Record<string, TextLook>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'strike',
  del: 'strike',
  code: 'code',
  kbd: 'code',
  sup: 'sup',
  sub: 'sub',
};

export const htmlBreak = /^<br\s*\/?>$/i;

const tag = /^<(\/?)([a-z]+)\s*>$/i;

export interface PairedTag {
  readonly look: TextLook;
  readonly opens: boolean;
}

/** The tags among the tokens of a text that are known, have no attributes, and are opened and closed. */
export function pairTags(tokens: readonly MarkdownToken[]): ReadonlyMap<MarkdownToken, PairedTag> {
  const paired = new Map<MarkdownToken, PairedTag>();
  const open = new Map<string, MarkdownToken[]>();
  for (const token of tokens) {
    const [, slash, written = ''] = (token.type === 'html_inline' && tag.exec(token.content)) || [];
    const name = written.toLowerCase();
    const look = Object.hasOwn(lookOf, name) ? lookOf[name] : undefined;
    if (!look) continue;
    const waiting = open.get(name) ?? [];
    open.set(name, waiting);
    if (slash === '') waiting.push(token);
    else {
      const opener = waiting.pop();
      if (!opener) continue;
      paired.set(opener, { look, opens: true });
      paired.set(token, { look, opens: false });
    }
  }
  return paired;
}
