import type { DrawingElement } from '../drawing-tree.ts';
import { type Cascade, CustomProperties, type Declared } from '../style/cascade.ts';
import { black, type Color, noPaint, type Paint, readColor, readPaint } from '../values/color.ts';
import {
  type LengthContext,
  readAlpha,
  readFontSize,
  readFontWeight,
  readLength,
  writeNumber,
} from '../values/length.ts';
import {
  drawnAttributes,
  isInherited,
  lengthAttributes,
  type Property,
  propertyOf,
  referringElements,
} from '../vocabulary.ts';
import { placeTransform } from './place-transform.ts';
import { type Looks, percentOf, type Style, type WhiteSpace, writeValue } from './style.ts';

/** An element's attributes once nothing of them asks for a style sheet, and what it passes on. */
interface Resolved {
  readonly attributes: Map<string, string>;
  readonly style: Style;
  /** What is acted on elsewhere. */
  readonly hints: Hints;
}

interface Hints {
  readonly nonScalingStroke: boolean;
  readonly backgroundColor: Color | null;
  readonly moves: boolean;
}

export function rootStyle(
  viewport: LengthContext['viewport'],
  initialValues: ReadonlyMap<string, string>,
  templatesAsk: boolean,
): Style {
  return {
    custom: new CustomProperties(null, initialValues),
    templatesAsk,
    fontSize: 16,
    rootFontSize: 16,
    fontWeight: 400,
    viewport,
    color: black,
    fill: { kind: 'color', color: black },
    stroke: noPaint,
    fillOpacity: 1,
    strokeOpacity: 1,
    whiteSpace: 'collapse',
    textTransform: 'none',
    inTemplate: false,
    inherited: new Map(),
    own: new Map(),
    toPixels: [1, 0, 0, 1, 0, 0],
  };
}

/** Works out what the style sheets and attributes say of one element (CSS Cascade 5, SVG 2, 6). */
export function resolveElement(
  element: DrawingElement,
  parent: Style,
  { cascade, looks }: { readonly cascade: Cascade; readonly looks: Looks },
): Resolved {
  const customOf = (own: Declared): CustomProperties =>
    own.size === 0 ? parent.custom : new CustomProperties(parent.custom, own);
  let custom = parent.custom;
  const declared = cascade.of(element, (own) => {
    custom = customOf(own);
    return (value) => custom.substitute(value);
  });
  const values = new Map<string, string>();
  for (const [name, written] of declared) {
    const property = propertyOf(name);
    if (!property) continue;
    const value = cascadedValue(name, written, custom, parent);
    if (value !== null) values.set(name, value);
  }
  // What is no paint is as if it were not said.
  for (const name of ['fill', 'stroke'])
    if (readPaint(values.get(name) ?? '', black) === null) values.delete(name);
  for (const name of ['clip-path', 'mask'])
    if (/^(?!none$|url\()[a-z-]+\(/i.test(values.get(name) ?? ''))
      looks.add(`its ${name} made of a shape of CSS is left out`);
  const style = inherit(element, values, { ...parent, custom });
  const attributes = ownAttributes(element, style);
  const writing: Writing = { element, attributes, values, style, parent };
  writePaints(writing);
  writeOthers(writing);
  const transform = placeTransform(element, values, style, attributes, looks);
  return {
    attributes,
    style: { ...style, own: values, toPixels: transform },
    hints: {
      nonScalingStroke: values.get('vector-effect')?.toLowerCase() === 'non-scaling-stroke',
      backgroundColor: readColor(values.get('background-color') ?? '', style.color),
      moves: !/^(|none)$/i.test(values.get('animation-name')?.trim() ?? ''),
    },
  };
}

interface Writing {
  readonly element: DrawingElement;
  readonly attributes: Map<string, string>;
  readonly values: ReadonlyMap<string, string>;
  readonly style: Style;
  readonly parent: Style;
}

/** A value with all that CSS has for all properties seen to; null: as if it were not declared. */
function cascadedValue(
  name: string,
  written: string,
  custom: CustomProperties,
  parent: Style,
): string | null {
  const value = custom.substitute(written)?.trim();
  if (value === undefined || value === '') return null;
  switch (value.toLowerCase()) {
    case 'inherit':
      return isInherited(name) ? null : (parent.own.get(name) ?? null);
    case 'initial':
      return propertyOf(name)?.initial ?? null;
    case 'unset':
    case 'revert':
    case 'revert-layer':
      return null;
    default:
      return value;
  }
}

function inherit(element: DrawingElement, values: ReadonlyMap<string, string>, parent: Style): Style {
  if (values.size === 0 && !element.attributes.has('xml:space')) return parent;
  const get = (name: string): string | undefined => values.get(name);
  const fontSize = readFontSize(get('font-size') ?? '', parent) ?? parent.fontSize;
  const color = readColor(get('color') ?? '', parent.color) ?? parent.color;
  const style: Style = {
    ...parent,
    fontSize,
    rootFontSize: element.parent === null ? fontSize : parent.rootFontSize,
    fontWeight: readFontWeight(get('font-weight') ?? '', parent.fontWeight) ?? parent.fontWeight,
    color,
    fill: readPaint(get('fill') ?? '', color) ?? parent.fill,
    stroke: readPaint(get('stroke') ?? '', color) ?? parent.stroke,
    fillOpacity: readAlpha(get('fill-opacity') ?? '') ?? parent.fillOpacity,
    strokeOpacity: readAlpha(get('stroke-opacity') ?? '') ?? parent.strokeOpacity,
    whiteSpace: whiteSpaceOf(element, values) ?? parent.whiteSpace,
    textTransform: get('text-transform')?.toLowerCase() ?? parent.textTransform,
  };
  const inherited = new Map(parent.inherited);
  for (const [name, value] of values) {
    const property = propertyOf(name);
    if (!property?.inherited || readApart.has(property.kind)) continue;
    const written = writeValue(name, property, value, style);
    if (written !== null) inherited.set(name, written);
  }
  return { ...style, inherited };
}

const readApart = new Set<Property['kind']>(['paint', 'color', 'font-size', 'font-weight', 'consumed']);

function whiteSpaceOf(element: DrawingElement, values: ReadonlyMap<string, string>): WhiteSpace | null {
  const word = (values.get('white-space') ?? values.get('white-space-collapse'))?.toLowerCase();
  if (word !== undefined)
    return /\b(pre|pre-wrap|break-spaces|preserve|preserve-spaces)\b/.test(word) ? 'preserve' : 'collapse';
  const space = element.attributes.get('xml:space');
  return space === undefined ? null : space === 'preserve' ? 'preserve' : 'collapse';
}

const heldAsWritten: ReadonlySet<string> = new Set([
  'id',
  'href',
  'gradientTransform',
  'patternTransform',
  'd',
]);

/** What the element's own attributes say, its lengths in user units or percent. */
function ownAttributes(element: DrawingElement, style: Style): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of element.attributes) {
    if (!drawnAttributes.has(name) || name === 'transform') continue;
    // What a picture holds is put in when it has been looked at.
    if (name === 'href' && !(referringElements.has(element.name) && value.trim().startsWith('#'))) continue;
    if (!lengthAttributes.has(name) || !/[a-z(]/i.test(value)) {
      // They hold numbers and words, transforms apart.
      if (!/[\\(:@/]/.test(value) || heldAsWritten.has(name)) attributes.set(name, value);
      continue;
    }
    const words = value.includes('(') ? [value.trim()] : value.split(/[\s,]+/).filter((each) => each !== '');
    const read = words.map((each) => readLength(each, style, percentOf(name)));
    if (!read.includes(null)) attributes.set(name, read.join(' '));
  }
  return attributes;
}

/** Fill and stroke, with what is translucent about their colours put into `fill-opacity` and `stroke-opacity`. */
function writePaints({ attributes, values, style, parent }: Writing): void {
  for (const name of ['fill', 'stroke'] as const) {
    const opacity = `${name}-opacity` as const;
    const [own, outer] = [usedPaint(style, name), usedPaint(parent, name)];
    const declared = values.has(name);
    const current = style[name].kind === 'current' && style.inTemplate;
    if (current && declared) attributes.set(name, 'currentColor');
    else if (!current && (declared || own.written !== outer.written)) attributes.set(name, own.written);
    if (values.has(opacity) || own.alpha !== outer.alpha || (declared && own.alpha !== 1))
      attributes.set(opacity, writeNumber(own.alpha));
  }
}

/** What a paint comes to where it is used. */
export function usedPaint(style: Style, name: 'fill' | 'stroke') {
  const opacity = name === 'fill' ? style.fillOpacity : style.strokeOpacity;
  const [written, alpha] = writePaint(style[name], style.color);
  return { written, alpha: alpha * opacity };
}

function writePaint(paint: Paint, current: Color): readonly [written: string, alpha: number] {
  switch (paint.kind) {
    case 'none':
      return ['none', 1];
    case 'color':
      return [paint.color.hex, paint.color.alpha];
    case 'current':
      return [current.hex, current.alpha];
    case 'context':
      return [`context-${paint.of}`, 1];
    case 'server': {
      // Whether there is one is seen when all of the drawing is known.
      const fallback = paint.fallback ? ` ${writePaint(paint.fallback, current)[0]}` : '';
      return [`url(#${paint.id})${fallback}`, 1];
    }
  }
}

function writeOthers({ element, attributes, values, style }: Writing): void {
  const inStyle: string[] = [];
  for (const [name, value] of values) {
    // Its own table says so.
    const property = propertyOf(name)!;
    if (property.kind === 'paint' || withTheirPaint.has(name)) continue;
    if (property.kind === 'font-size') attributes.set(name, writeNumber(style.fontSize));
    else if (property.kind === 'font-weight') attributes.set(name, writeNumber(style.fontWeight));
    else {
      const written = writeValue(name, property, value, style);
      // Small capitals are set as such.
      if (written === null || written === 'small-caps') continue;
      if (property.styleOnly) inStyle.push(`${name}:${written}`);
      else if (property.attribute || isGeometry(element, name, written)) attributes.set(name, written);
    }
  }
  for (const [name, opacity] of colorsWithOpacity) {
    const color = readColor(values.get(name) ?? '', style.color);
    if (color) attributes.set(name, color.hex);
    const alpha = (color?.alpha ?? 1) * (readAlpha(values.get(opacity) ?? '') ?? 1);
    if (alpha !== 1) attributes.set(opacity, writeNumber(alpha));
  }
  const color = readColor(values.get('color') ?? '', style.color);
  if (color && style.templatesAsk) attributes.set('color', color.hex);
  if (inStyle.length > 0) attributes.set('style', inStyle.join(';'));
}

/** Colours that nothing inherits, each with what says how opaque it is. */
const colorsWithOpacity = [
  ['stop-color', 'stop-opacity'],
  ['flood-color', 'flood-opacity'],
  ['lighting-color', ''],
] as const;

const withTheirPaint: ReadonlySet<string> = new Set([
  'color',
  'fill-opacity',
  'stroke-opacity',
  ...colorsWithOpacity.flat(),
]);

/** Whether CSS may set an attribute of the geometry of this element (SVG 2, 7): to a length, not to a word. */
function isGeometry({ name: element }: DrawingElement, name: string, value: string): boolean {
  if (name === 'd') return element === 'path';
  return !/^[a-z]/.test(value) && (geometry[name]?.includes(element) ?? false);
}

const geometry: Readonly<Record<string, readonly string[]>> = {
  x: ['svg', 'rect', 'image', 'use'],
  y: ['svg', 'rect', 'image', 'use'],
  width: ['svg', 'rect', 'image', 'use', 'symbol'],
  height: ['svg', 'rect', 'image', 'use', 'symbol'],
  cx: ['circle', 'ellipse'],
  cy: ['circle', 'ellipse'],
  r: ['circle'],
  rx: ['rect', 'ellipse'],
  ry: ['rect', 'ellipse'],
};
