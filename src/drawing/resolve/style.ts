import type { DrawingElement } from '../drawing-tree.ts';
import type { CustomProperties } from '../style/cascade.ts';
import { cssTokens, topLevelWords } from '../style/css-tokens.ts';
import { type Color, type Paint, readColor, readReference, writeColor } from '../values/color.ts';
import {
  type LengthContext,
  type PercentOf,
  readAlpha,
  readFontFamilies,
  readLength,
  writeFontFamilies,
  writeNumber,
} from '../values/length.ts';
import type { Matrix } from '../values/transform.ts';
import { namesIn, type Property, propertyOf } from '../vocabulary.ts';

/** What an element passes on to those in it. */
export interface Style extends LengthContext {
  readonly custom: CustomProperties;
  readonly fontWeight: number;
  readonly color: Color;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly whiteSpace: WhiteSpace;
  readonly textTransform: string;
  /** Inside of what `use` draws elsewhere. */
  readonly inTemplate: boolean;
  /** Whether what `use` draws asks for the current colour of where it is used. */
  readonly templatesAsk: boolean;
  /** All other inherited properties that were declared, as they are written out. */
  readonly inherited: ReadonlyMap<string, string>;
  /** What the parent was declared to be besides, for `inherit`. */
  readonly own: ReadonlyMap<string, string>;
  /** From the element's user units to pixels of the whole picture. */
  readonly toPixels: Matrix;
}

/** What becomes of blanks: one of many, or all of them. */
export type WhiteSpace = 'collapse' | 'preserve';

/**
 * A value of a property as SVG 1.1 writes it; null when it is none. Paints, colours, sizes of type, weights and
 * transforms are read elsewhere.
 */
export function writeValue(name: string, property: Property, value: string, style: Style): string | null {
  switch (property.kind) {
    case 'alpha': {
      const alpha = readAlpha(value);
      return alpha === null ? null : writeNumber(alpha);
    }
    case 'number': {
      const number = Number(value);
      return Number.isFinite(number) ? writeNumber(number) : null;
    }
    case 'length':
      if (name === 'baseline-shift') return writeShift(value, style);
      return keywordOf(value) ?? readLength(value, style, percentOf(name));
    case 'lengths':
      return writeLengths(value, style);
    case 'keyword':
      return keywordOf(value);
    case 'font-family': {
      const families = readFontFamilies(value);
      return families.length === 0 ? null : writeFontFamilies(families);
    }
    case 'reference':
      return writeReference(value);
    case 'filter':
      return writeFilter(value, style);
    case 'path':
      return writePath(value);
    case 'as-written':
      return writeWords(name, value);
    default:
      return null;
  }
}

export function percentOf(name: string): PercentOf {
  if (across.has(name)) return 'width';
  if (down.has(name)) return 'height';
  return ofType.has(name) ? 'font-size' : 'diagonal';
}

const across = namesIn('x cx rx width x1 x2 fx dx refX markerWidth');
const down = namesIn('y cy ry height y1 y2 fy dy refY markerHeight');
const ofType = namesIn('letter-spacing word-spacing baseline-shift');

/** Words whose case matters in attributes of SVG. */
const cased = new Map(
  'sRGB linearRGB optimizeSpeed optimizeQuality optimizeLegibility geometricPrecision crispEdges'
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
);

function keywordOf(value: string): string | null {
  const word = value.trim().toLowerCase();
  if (!/^[a-z][a-z-]{0,40}$/.test(word)) return null;
  return cased.get(word) ?? word;
}

function writeLengths(value: string, context: LengthContext): string | null {
  if (value.trim().toLowerCase() === 'none') return 'none';
  const read = value
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .map((each) => readLength(each, context, 'diagonal'));
  return read.length === 0 || read.includes(null) ? null : read.join(' ');
}

/** By half of a line of type, which is what browsers make of words that readers understand in several ways. */
function writeShift(value: string, style: Style): string | null {
  const word = value.trim().toLowerCase();
  if (word === 'super' || word === 'sub')
    return writeNumber((word === 'super' ? 0.56 : -0.56) * style.fontSize);
  return keywordOf(value) ?? readLength(value, style, 'font-size', true);
}

function writeReference(value: string): string | null {
  if (/^\s*none\s*$/i.test(value)) return 'none';
  const id = readReference(value);
  return id === null ? null : `url(#${id})`;
}

/** One filter of the drawing, or functions that stand for some, their colours and lengths read. */
function writeFilter(value: string, style: Style): string | null {
  const words = topLevelWords(cssTokens(value));
  const written = words.map((word) => {
    if (/^none$/i.test(word)) return 'none';
    const id = readReference(word);
    if (id !== null) return `url(#${id})`;
    const open = word.indexOf('(');
    if (open < 0 || !word.endsWith(')')) return null;
    const args = topLevelWords(cssTokens(word.slice(open + 1, -1))).map((arg) => {
      const length = readLength(arg, style) ?? (/^[\d.+-]/.test(arg) ? arg : null);
      if (length !== null) return length;
      const color = readColor(arg, style.color);
      return color && writeColor(color);
    });
    const name = word.slice(0, open).toLowerCase();
    // Their lengths are given in pixels.
    const unit = name === 'blur' || name === 'drop-shadow' ? 'px' : '';
    const withUnits = args.map((arg) => (arg !== null && /^[\d.-]+$/.test(arg) ? `${arg}${unit}` : arg));
    return args.includes(null) ? null : `${name}(${withUnits.join(' ')})`;
  });
  return written.length === 0 || written.includes(null) ? null : written.join(' ');
}

/** `path("M0 0…")`. */
function writePath(value: string): string | null {
  const tokens = cssTokens(value).filter(({ kind }) => kind !== 'space');
  const text = tokens.find(({ kind }) => kind === 'string')?.text;
  return /^path\(/i.test(value.trim()) && text !== undefined
    ? text.slice(1, -1).replace(/[^\d\sa-z.,+-]/gi, ' ')
    : null;
}

function writeWords(name: string, value: string): string | null {
  const words = value.trim().toLowerCase().split(/\s+/);
  if (name === 'text-decoration') {
    const lines = words.filter((word) => /^(underline|overline|line-through|none)$/.test(word));
    return lines.length === 0 ? null : lines.join(' ');
  }
  if (name === 'font-style') return words[0] === 'oblique' ? 'oblique' : keywordOf(value);
  return words.every((word) => /^[\w.-]{1,40}$/.test(word)) ? words.join(' ') : null;
}

/** The initial value of a property as it is written out. */
export function initialValue(name: string): string {
  return propertyOf(name)?.initial ?? '';
}

/** What of a drawing will look otherwise in a deck than in a browser, each once, in the words of a message. */
export type Looks = Set<string>;

/** A picture that stands in a drawing. */
export type Embedded =
  | { readonly kind: 'raster'; readonly href: string }
  | { readonly kind: 'drawing'; readonly drawing: EmbeddedDrawing };

/** A drawing in a drawing, as resolved as the outer one. */
export interface EmbeddedDrawing {
  readonly root: DrawingElement;
  readonly width: number;
  readonly height: number;
}
