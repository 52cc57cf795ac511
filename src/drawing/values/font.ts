import { contentOf, cssTokens } from '../style/css-tokens.ts';
import { type LengthContext, lengthNumber } from './length.ts';

/** Sizes by name, of a browser whose usual one is 16. */
const sizes: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
  'xxx-large': 48,
};

/** A size of type in user units; what is relative is so to `context.fontSize`, the parent's. Null: none. */
export function readFontSize(value: string, context: LengthContext): number | null {
  const word = value.trim().toLowerCase();
  if (word === 'larger') return context.fontSize * 1.2;
  if (word === 'smaller') return context.fontSize / 1.2;
  const size = sizes[word] ?? lengthNumber(word, context, 'font-size');
  return size !== null && size >= 0 ? size : null;
}

/** A weight from 1 to 1000 (CSS Fonts 4, 2.2.1). Null: none. */
export function readFontWeight(value: string, parent: number): number | null {
  const word = value.trim().toLowerCase();
  if (word === 'normal') return 400;
  if (word === 'bold') return 700;
  if (word === 'bolder') return parent < 350 ? 400 : parent < 550 ? 700 : Math.max(parent, 900);
  if (word === 'lighter') return parent < 100 ? parent : parent < 550 ? 100 : parent < 750 ? 400 : 700;
  const number = /^\d{1,4}(\.\d{1,6})?$/.test(word) ? Number(word) : Number.NaN;
  return number >= 1 && number <= 1000 ? number : null;
}

/**
 * The faces that a text asks for, in their order, without quotes; kinds of faces are in lower case. What is no list of
 * faces gives none.
 */
export function readFontFamilies(value: string): string[] {
  const families: string[] = [];
  let words: string[] = [];
  let quoted: string | null = null;
  const end = (): void => {
    const name = quoted ?? words.join(' ');
    if (name !== '')
      families.push(quoted === null && genericFamilies.has(name.toLowerCase()) ? name.toLowerCase() : name);
    words = [];
    quoted = null;
  };
  if (value.length > 2_000) return [];
  for (const token of cssTokens(value)) {
    if (token.kind === 'comma') end();
    else if (token.kind === 'string') quoted = contentOf(token).trim();
    else if (token.kind !== 'space') words.push(token.text);
  }
  end();
  return families;
}

export const genericFamilies: ReadonlySet<string> = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
  'emoji',
  'math',
  'fangsong',
  '-apple-system',
]);

/** As SVG writes them. No blank behind a comma: resvg 2 takes a name in quotes behind one for another name. */
export function writeFontFamilies(families: readonly string[]): string {
  return families
    .map((name) => (/^-?[a-z][a-z-]*$/i.test(name) ? name : `'${name.replace(/['\\]/g, '')}'`))
    .join(',');
}
