import type { PlacedImage, PlacedRun, PlacedShape, Typesetter } from '../../layout/index.ts';
import { type Box, type ColorRef, type Points, resolveColor, type Theme } from '../../theme/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/index.ts';

export type SvgAttributes = Readonly<Record<string, string | number | null>>;

/** An element as text. Attributes that are null are left out; numbers have at most two decimals. */
export function svgElement(name: string, attributes: SvgAttributes, ...content: readonly string[]): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null) continue;
    tag += ` ${key}="${typeof value === 'number' ? svgNumber(value) : escapeXmlAttribute(cleanText(value))}"`;
  }
  const inner = content.join('');
  return inner === '' ? `${tag}/>` : `${tag}>${inner}</${name}>`;
}

/** Text between tags. */
export function svgText(text: string): string {
  return escapeXmlText(cleanText(text));
}

/** A hundredth of a point is finer than any screen or printer. */
export function svgNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  // Neither -0 nor what is no number at all.
  return Number.isFinite(rounded) && rounded !== 0 ? String(rounded) : '0';
}

/** Points of a path or polygon as SVG writes them. */
export function svgPoints(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y]) => `${svgNumber(x)},${svgNumber(y)}`).join(' ');
}

/** Characters that XML cannot hold are shown as what they are: broken. */
function cleanText(text: string): string {
  return suspect.test(text) ? text.replace(forbidden, '\uFFFD') : text;
}

// Any surrogate makes us look closer; only lone ones are replaced.
const suspect = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What drawing any part of a slide needs to know. */
export interface SvgWork {
  readonly theme: Theme;
  readonly typesetter: Typesetter;
  /** What is behind the slide's shapes. */
  readonly background: ColorRef;
  /** BCP 47, of the deck. */
  readonly language: string;
  /** The id of a shape's element, from its name. */
  readonly idOf: (name: string) => string;
  /** `data-mark` of a shape or run; null: none. */
  readonly mark: (drawn: PlacedShape | PlacedRun) => string | null;
  /** Of a run's link; null: its words alone are drawn. */
  readonly address: (link: string) => string | null;
  /** HTML of what plays in the place of a picture; null: the picture alone is drawn. */
  readonly player: (image: PlacedImage) => string | null;
}

/** A box in points, the units of our drawings. */
export interface PointBox {
  readonly x: Points;
  readonly y: Points;
  readonly w: Points;
  readonly h: Points;
}

export const pointsPerInch = 72;

export function toPoints({ x, y, w, h }: Box): PointBox {
  return { x: x * pointsPerInch, y: y * pointsPerInch, w: w * pointsPerInch, h: h * pointsPerInch };
}

/** A theme colour as SVG writes it; null paints nothing. */
export function paintOf(color: ColorRef | null, { theme }: Pick<SvgWork, 'theme'>): string {
  return color ? `#${resolveColor(theme, color)}` : 'none';
}
