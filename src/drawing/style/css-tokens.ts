import { cssTree } from '../load-libraries.ts';

/** CSS Syntax 3, section 4; what is of no matter here is `other`. */
type CssTokenKind =
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
const kinds = (
  'other ident function at-keyword other string bad url bad other number percentage dimension space other other other ' +
  'semicolon comma open close open close open close comment'
).split(' ') as readonly (CssTokenKind | 'comment')[];

/** The name of a function, at-rule or identifier, its escapes read, in lower case. */
export function nameOf({ text, kind }: CssToken): string {
  const name = kind === 'function' ? text.slice(0, -1) : kind === 'at-keyword' ? text.slice(1) : text;
  return cssTree().ident.decode(name).toLowerCase();
}

/** What a string or an address says, its escapes read. */
export function contentOf({ text, kind }: CssToken): string {
  return kind === 'url' ? cssTree().url.decode(text) : cssTree().string.decode(text);
}

type Parts = readonly (readonly [property: string, value: string])[];

/** The properties that a shorthand sets; null when it is none of those that drawings have. */
export function expandShorthand(
  property: string,
  written: string,
  substitute: (value: string) => string | null,
): Parts | null {
  if (!shorthands.has(property)) return null;
  const value = substitute(written);
  if (value === null) return [];
  switch (property) {
    case 'marker':
      return ['marker-start', 'marker-mid', 'marker-end'].map((each) => [each, value] as const);
    case 'font':
      return expandFont(value);
    case 'background':
      return [['background-color', backgroundColor(value)]];
    case 'animation':
      return [['animation-name', /(^|\s)none(\s|$)/i.test(value) ? 'none' : value]];
    case '-webkit-text-fill-color':
      return [['fill', value]];
    case 'text-decoration-line':
      return [['text-decoration', value]];
    default:
      return null;
  }
}

const shorthands = new Set(
  'marker font background animation -webkit-text-fill-color text-decoration-line'.split(' '),
);

const fontParts = 'font-style font-variant font-weight font-stretch font-size font-family'.split(' ');

/** `italic bold 12px/30px Georgia, serif` (CSS Fonts 4, 2.7). */
function expandFont(value: string): Parts | null {
  if (/^(inherit|initial|unset|revert|revert-layer)$/i.test(value.trim()))
    return fontParts.map((each) => [each, value]);
  const words = topLevelWords(cssTokens(value));
  const found = new Map<string, string>([
    ['font-style', 'normal'],
    ['font-variant', 'normal'],
    ['font-weight', 'normal'],
    ['font-stretch', 'normal'],
  ]);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const lower = word.toLowerCase();
    if (lower === 'normal') continue;
    if (/^(italic|oblique)$/.test(lower)) found.set('font-style', lower);
    else if (lower === 'small-caps') found.set('font-variant', lower);
    else if (/^(bold|bolder|lighter|[1-9]\d{0,2}|1000)$/.test(lower)) found.set('font-weight', lower);
    else if (/^(ultra-|extra-|semi-)?(condensed|expanded)$/.test(lower)) found.set('font-stretch', lower);
    else {
      found.set('font-size', word.split('/')[0]!);
      // The height of lines may stand apart from its slash.
      let rest = i + 1;
      if (word.endsWith('/')) rest += 1;
      else if (words[rest]?.startsWith('/')) rest += words[rest] === '/' ? 2 : 1;
      const family = words.slice(rest).join(' ');
      if (family === '') return [];
      found.set('font-family', family);
      return [...found];
    }
  }
  return [];
}

/** What stands between blanks that are in no brackets, as written. */
export function topLevelWords(tokens: readonly CssToken[]): string[] {
  const words: string[] = [];
  let word = '';
  let depth = 0;
  for (const { kind, text } of tokens) {
    if (kind === 'function' || kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (kind === 'space' && depth === 0) {
      if (word !== '') words.push(word);
      word = '';
    } else word += kind === 'space' ? ' ' : text;
  }
  return word === '' ? words : [...words, word];
}

/** The colour among the words of `background`; others paint nothing here. */
function backgroundColor(value: string): string {
  const words = topLevelWords(cssTokens(value));
  return (
    words.find((word) => !/^(url|image|[\w-]*gradient)\(/i.test(word) && !backgroundWords.test(word)) ??
    'transparent'
  );
}

const backgroundWords =
  /^(none|repeat|repeat-x|repeat-y|no-repeat|scroll|fixed|local|top|left|right|bottom|center|border-box|padding-box|content-box|auto|cover|contain|\/|[\d.+-].*)$/i;
