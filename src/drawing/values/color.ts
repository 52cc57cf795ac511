import { valueLibraries } from '../load-libraries.ts';
import { contentOf, cssTokens, nameOf, topLevelWords } from '../style/css-tokens.ts';
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

/** Those of a light page (CSS Color 4, 6.2), and old names for colours of windows, which Visio still writes. */
const systemColors: ReadonlyMap<string, string> = new Map(
  [
    ['#ffffff', 'canvas field window infobackground menu'],
    [
      '#000000',
      'canvastext fieldtext buttontext buttonborder highlighttext marktext windowtext infotext menutext',
    ],
    ['#0000ee', 'linktext'],
    ['#551a8b', 'visitedtext'],
    ['#ff0000', 'activetext'],
    ['#efefef', 'buttonface'],
    ['#b5d5ff', 'highlight'],
    ['#808080', 'graytext'],
    ['#ffff00', 'mark'],
  ].flatMap(([hex, names]) => names!.split(' ').map((name) => [name, hex!] as const)),
);

/** What fills or strokes a shape (SVG 2, 13.2). */
export type Paint =
  | { readonly kind: 'none' }
  | { readonly kind: 'color'; readonly color: Color }
  | { readonly kind: 'current' }
  | { readonly kind: 'context'; readonly of: 'fill' | 'stroke' }
  /** A gradient or pattern of the same drawing; `fallback` where there is none of that name. */
  | { readonly kind: 'server'; readonly id: string; readonly fallback: Paint | null };

export const noPaint: Paint = { kind: 'none' };

/** Null: no paint. */
export function readPaint(value: string, current: Color): Paint | null {
  const text = value.trim();
  const lower = text.toLowerCase();
  if (lower === 'none') return noPaint;
  if (lower === 'currentcolor') return { kind: 'current' };
  if (lower === 'context-fill') return { kind: 'context', of: 'fill' };
  if (lower === 'context-stroke') return { kind: 'context', of: 'stroke' };
  if (/^url\(/i.test(text)) return readServer(text, current);
  // A colour of a printer may stand behind the screen's: "#cd853f icc-color(…)".
  const printer = lower.indexOf('icc-color(');
  const color = readColor(printer > 0 ? text.slice(0, printer) : text, current);
  return color && { kind: 'color', color };
}

function readServer(text: string, current: Color): Paint {
  const [address, ...rest] = topLevelWords(cssTokens(text));
  const fallback = rest.length === 0 ? null : readPaint(rest.join(' '), current);
  return { kind: 'server', id: readReference(address!) ?? '', fallback };
}

/** The id in `url(#id)`, in quotes or without; null for anything else. */
export function readReference(value: string): string | null {
  if (!/^\s{0,20}[u\\]/i.test(value)) return null;
  const tokens = cssTokens(value).filter(({ kind }) => kind !== 'space');
  const address = tokens[0]?.kind === 'url' ? tokens[0] : tokens[1]?.kind === 'string' ? tokens[1] : null;
  return address && localId(contentOf(address).trim());
}

/** The id in `#id`, as an address writes it; null for an address elsewhere. */
export function localId(target: string): string | null {
  if (!target.startsWith('#')) return null;
  try {
    return decodeURIComponent(target.slice(1));
  } catch {
    return target.slice(1);
  }
}
