import { cssTree } from '../load-libraries.ts';

/** CSS Syntax 3, section 4; what is of no matter here is `other`. */
export type CssTokenKind =
  | 'ident'
  | 'function'
  | 'at-keyword'
  | 'string'
  | 'url'
  | 'number'
  | 'percentage'
  | 'dimension'
  | 'space'
  | 'comma'
  | 'open'
  | 'close'
  | 'semicolon'
  | 'bad'
  | 'other';

export interface CssToken {
  readonly kind: CssTokenKind;
  /** As written. */
  readonly text: string;
}

/** A CSS text as tokens, comments left out. One step over the text, whatever stands in it. */
export function cssTokens(css: string): CssToken[] {
  const tokens: CssToken[] = [];
  cssTree().tokenize(css, (type, start, end) => {
    const kind = kinds[type] ?? 'other';
    if (kind !== 'comment') tokens.push({ kind, text: css.slice(start, end) });
    else if (tokens.at(-1)?.kind !== 'space') tokens.push({ kind: 'space', text: ' ' });
  });
  return tokens;
}

/** By the numbers of css-tree's tokenizer, which follow the order of CSS Syntax. */
const kinds: readonly (CssTokenKind | 'comment')[] = [
  'other',
  'ident',
  'function',
  'at-keyword',
  'other',
  'string',
  'bad',
  'url',
  'bad',
  'other',
  'number',
  'percentage',
  'dimension',
  'space',
  'other',
  'other',
  'other',
  'semicolon',
  'comma',
  'open',
  'close',
  'open',
  'close',
  'open',
  'close',
  'comment',
];

/** The name of a function, at-rule or identifier, its escapes read, in lower case. */
export function nameOf({ text, kind }: CssToken): string {
  const name = kind === 'function' ? text.slice(0, -1) : kind === 'at-keyword' ? text.slice(1) : text;
  return cssTree().ident.decode(name).toLowerCase();
}

/** What a string or an address says, its escapes read. */
export function contentOf({ text, kind }: CssToken): string {
  return kind === 'url' ? cssTree().url.decode(text) : cssTree().string.decode(text);
}
