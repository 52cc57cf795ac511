import { readDataUri, type SvgTag, scanTags } from './find-metadata.ts';
import { PictureFault } from './limits.ts';
import { scanRaster } from './scan-raster.ts';

/**
 * Whether a drawing is sure to be drawn in a second or two and in little memory, so that it needs no thread that can be
 * stopped: nothing in it is drawn more often than it is written, takes a layer of its own or repeats by a number, and
 * there is not much of it. What is not known here is taken to be dear. `width` is that of the PNG, in pixels.
 */
export function isPlainDrawing(svg: string, width: number): boolean {
  const budget: Budget = { shapes: 0, inner: 0, innerPixels: 0 };
  const area = plainArea(svg, width, budget, 0);
  return area !== null && budget.shapes * area <= mostPainted && budget.innerPixels <= mostInnerPixels;
}

/** Each shape painted over all of the picture, in pixels; of pictures inside, decoded once each. */
const mostPainted = 500_000_000;
const mostArea = 16_000_000;
const mostInnerPixels = 24_000_000;
const mostText = 200_000;
const mostInner = 20;
const deepest = 60;
const mostDashes = 20_000;

interface Budget {
  shapes: number;
  inner: number;
  innerPixels: number;
}

/** Pixels of the PNG; null: the drawing is not plain. */
function plainArea(svg: string, width: number, budget: Budget, level: number): number | null {
  let area: number | null = null;
  let depth = 0;
  let length = svg.length;
  for (const tag of scanTags(svg)) {
    if (tag === null || !elements.has(tag.name)) return null;
    if (tag.kind === 'close') {
      depth -= 1;
      continue;
    }
    if (area === null) {
      area = areaOf(tag, width);
      if (area === null) return null;
    } else if (tag.name === 'svg') budget.inner += 1;
    if (tag.kind === 'open') depth += 1;
    budget.shapes += 1;
    if (depth > deepest || budget.inner > mostInner) return null;
    for (const [name, value] of tag.attributes) {
      if (name === 'href' || name === 'xlink:href') {
        if (tag.name !== 'image' || !isPlainInside(value, width, budget, level)) return null;
        length -= value.length;
      } else if (!isPlainAttribute(tag, name, value)) return null;
      // Letters with places of their own are painted one by one.
      if (isText(tag) && perLetter.has(name)) budget.shapes += countNumbers(value) - 1;
    }
  }
  return length > mostText ? null : area;
}

function areaOf({ name, attributes }: SvgTag, width: number): number | null {
  if (name !== 'svg') return null;
  const of = (wanted: string): string | undefined => attributes.find(([each]) => each === wanted)?.[1];
  const numbers = (of('viewBox') ?? '').split(/[\s,]/).filter(Boolean).map(Number);
  const [w, h] = [lengthOf(of('width')) ?? numbers[2], lengthOf(of('height')) ?? numbers[3]];
  if (w === undefined || h === undefined || !(w > 0) || !(h > 0)) return null;
  const area = (width * width * h) / w;
  return area <= mostArea ? area : null;
}

/** In pixels or points alike: only the proportions count. Null for other units. */
function lengthOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const number = Number(value.endsWith('px') || value.endsWith('pt') ? value.slice(0, -2) : value);
  return Number.isFinite(number) ? number : null;
}

function isPlainInside(href: string, width: number, budget: Budget, level: number): boolean {
  budget.inner += 1;
  const inside = readDataUri(href);
  if (!inside || budget.inner > mostInner || level > 1) return false;
  if (inside.type === 'image/svg+xml') {
    return plainArea(new TextDecoder().decode(inside.bytes), width, budget, level + 1) !== null;
  }
  try {
    const scan = scanRaster(inside.bytes);
    budget.innerPixels += scan ? scan.width * scan.height : Number.POSITIVE_INFINITY;
    return true;
  } catch (error) {
    if (error instanceof PictureFault) return false;
    throw error;
  }
}

function isPlainAttribute(tag: SvgTag, name: string, value: string): boolean {
  if (name === 'style') {
    return value.split(';').every((declaration) => {
      const colon = declaration.indexOf(':');
      if (colon < 0) return declaration.trim() === '';
      const property = declaration.slice(0, colon).trim();
      return properties.has(property) && isPlainAttribute(tag, property, declaration.slice(colon + 1).trim());
    });
  }
  if (name === 'stroke-dasharray') return isPlainDash(tag, value);
  return (
    properties.has(name) ||
    geometry.has(name) ||
    /^(xmlns|role|id|class|lang|version|tabindex|baseProfile)$/.test(name) ||
    /^(xmlns:|xml:|aria-|data-)/.test(name)
  );
}

/** A line is no longer than the numbers that it is made of, by some factor for curves; dashes are counted from that. */
function isPlainDash(tag: SvgTag, value: string): boolean {
  if (value === 'none') return true;
  if (!lines.has(tag.name)) return false;
  const dashes = value.split(/[\s,]/).filter(Boolean).map(Number);
  const period = dashes.reduce((sum, each) => sum + each, 0);
  const drawn = tag.attributes
    .filter(([name]) => geometry.has(name))
    .reduce((sum, [, numbers]) => sum + sumOfNumbers(numbers), 0);
  // Not a number is not less than anything.
  return (8 * drawn * dashes.length) / period < mostDashes;
}

function isText({ name }: SvgTag): boolean {
  return name === 'text' || name === 'tspan';
}

function countNumbers(value: string): number {
  return value.split(/[\s,]/).filter(Boolean).length;
}

/** Of absolute values; whatever is none counts for nothing. */
function sumOfNumbers(value: string): number {
  let sum = 0;
  for (const [number] of value.matchAll(/\d+\.?\d*(e\+?\d+)?|\.\d+(e\+?\d+)?/gi)) sum += Number(number);
  return sum;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const perLetter = words('x y dx dy');
const lines = words('path line polyline polygon rect circle ellipse');
const elements = words(
  'svg g defs title desc path line polyline polygon rect circle ellipse text tspan image linearGradient radialGradient stop',
);
const geometry = words(
  'x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points width height viewBox preserveAspectRatio transform dx dy offset ' +
    'gradientTransform gradientUnits spreadMethod textLength lengthAdjust',
);
const properties = words(
  'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-dasharray stroke-dashoffset stop-color stop-opacity color display visibility overflow paint-order ' +
    'shape-rendering text-rendering image-rendering font-size font-family font-weight font-style font-stretch ' +
    'text-anchor text-decoration letter-spacing word-spacing dominant-baseline alignment-baseline baseline-shift ' +
    'direction unicode-bidi white-space',
);
