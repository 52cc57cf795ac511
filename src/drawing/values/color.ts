import { valueLibraries } from '../load-libraries.ts';
import { cssTokens, nameOf } from '../style/css-tokens.ts';
import { writeNumber } from './length.ts';

/** A colour of sRGB as every reader knows it, and how opaque it is, from 0 to 1. */
export interface Color {
  /** `#rrggbb`. */
  readonly hex: string;
  readonly alpha: number;
}

export const black: Color = { hex: '#000000', alpha: 1 };

/**
 * Reads a colour of CSS Color 4 and 5, relative ones and mixtures among them; what the screen cannot show is cut off at
 * its edges, as browsers do. `current` is what `currentColor` inside of it means. Null: no colour.
 */
export function readColor(value: string, current: Color): Color | null {
  const text = value.trim();
  const hex = /^#([0-9a-f]{6})$/i.exec(text);
  if (hex) return { hex: text.toLowerCase(), alpha: 1 };
  if (text.length > 500 || text === '') return null;
  if (/^currentcolor$/i.test(text)) return current;
  const system = systemColors.get(text.toLowerCase());
  if (system !== undefined) return { hex: system, alpha: 1 };
  const written = text.includes('(') ? withoutWords(text, current) : text;
  const known = read.get(written);
  if (known !== undefined) return known;
  const { tokenize, parseComponentValue, color, serializeRGB } = valueLibraries();
  const parsed = parseComponentValue(tokenize({ css: written }));
  const found = parsed && color(parsed);
  const result = found ? readSerialized(serializeRGB(found, false).toString()) : null;
  if (read.size > mostRead) read.clear();
  read.set(written, result);
  return result;
}

/** What was read before: a drawing has few colours, on many elements. */
const read = new Map<string, Color | null>();
const mostRead = 2_000;

/** `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`. */
function readSerialized(text: string): Color | null {
  const numbers = text
    .slice(text.indexOf('(') + 1, -1)
    .split(',')
    .map(Number);
  if (numbers.length < 3 || numbers.some((number) => !Number.isFinite(number))) return null;
  const hex = numbers
    .slice(0, 3)
    .map((channel) =>
      Math.min(255, Math.max(0, Math.round(channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
  return { hex: `#${hex}`, alpha: Math.min(1, Math.max(0, numbers[3] ?? 1)) };
}

/** Words inside of mixtures that the library leaves to its user. */
function withoutWords(text: string, current: Color): string {
  return cssTokens(text)
    .map((token) => {
      if (token.kind !== 'ident') return token.text;
      const name = nameOf(token);
      return name === 'currentcolor' ? writeColor(current) : (systemColors.get(name) ?? token.text);
    })
    .join('');
}

export function writeColor({ hex, alpha }: Color): string {
  if (alpha === 1) return hex;
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${channels.join(',')},${writeNumber(alpha)})`;
}

/** Those of a light page (CSS Color 4, 6.2). */
const systemColors: ReadonlyMap<string, string> = new Map([
  ['canvas', '#ffffff'],
  ['canvastext', '#000000'],
  ['linktext', '#0000ee'],
  ['visitedtext', '#551a8b'],
  ['activetext', '#ff0000'],
  ['field', '#ffffff'],
  ['fieldtext', '#000000'],
  ['buttonface', '#efefef'],
  ['buttontext', '#000000'],
  ['buttonborder', '#000000'],
  ['highlight', '#b5d5ff'],
  ['highlighttext', '#000000'],
  ['graytext', '#808080'],
  ['mark', '#ffff00'],
  ['marktext', '#000000'],
  // Old names for colours of windows, which Visio and WMF converters still write.
  ['window', '#ffffff'],
  ['windowtext', '#000000'],
  ['infobackground', '#ffffff'],
  ['infotext', '#000000'],
  ['menu', '#ffffff'],
  ['menutext', '#000000'],
]);
