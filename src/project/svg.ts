import { parseXml, type XmlElement, XmlError } from '../xml/index.ts';
import type { Measured } from './raster.ts';

// Still pictures only: nothing that runs, moves, links, embeds other markup or fetches.
const allowedElements = new Set(
  (
    'svg g defs symbol use title desc metadata style switch path rect circle ellipse line polyline polygon text tspan ' +
    'textPath image clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow ' +
    'feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

const svgNamespace = 'http://www.w3.org/2000/svg';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';
// What drawing programs write for themselves; no reader acts on it.
const harmlessNamespaces = new Set([
  svgNamespace,
  xlinkNamespace,
  'http://www.w3.org/XML/1998/namespace',
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/elements/1.1/',
  'http://www.serif.com/',
  'http://www.bohemiancoding.com/sketch/ns',
  'http://www.figma.com/figma/ns',
]);

/** How many elements a picture may come to when every `use` is a copy. */
const maxDrawn = 100_000;
const maxDepth = 1_000;

class Refusal extends Error {}

/** Reads an SVG picture: all that is in it must be on the lists above. */
export function measureSvg(bytes: Uint8Array): Measured {
  let root: XmlElement;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) return unsafe('has a document type');
    if (/<\?(?!xml\s)/i.test(text)) return unsafe('holds a processing instruction');
    root = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError)
      return { code: 'picture-damaged', problem: `is not well-formed: ${error.message}` };
    if (error instanceof TypeError) return { code: 'picture-damaged', problem: 'is not encoded as UTF-8' };
    throw error;
  }
  try {
    const namespaces = collectNamespaces(root);
    if (namespaceOf(root.name, namespaces) !== svgNamespace || localName(root.name) !== 'svg') {
      return {
        code: 'picture-damaged',
        problem: 'is not SVG',
        hint: `its root must be <svg xmlns="${svgNamespace}">`,
      };
    }
    checkElement(root, namespaces);
    checkCopies(root);
  } catch (error) {
    if (error instanceof Refusal) return unsafe(error.message);
    throw error;
  }
  return sizeOf(root);
}

function unsafe(problem: string): Measured {
  return { code: 'unsafe-svg', problem, hint: 'save it as a plain SVG, or as PNG' };
}

/** Prefix to namespace. One prefix means one thing in the whole picture. */
function collectNamespaces(root: XmlElement): Map<string, string> {
  const namespaces = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
  const visit = (element: XmlElement): void => {
    for (const { name, value } of element.attributes) {
      const prefix = name === 'xmlns' ? '' : /^xmlns:(.+)$/.exec(name)?.[1];
      if (prefix === undefined) continue;
      if (!harmlessNamespaces.has(value))
        throw new Refusal(`holds elements of another language (${clip(value)})`);
      const known = namespaces.get(prefix);
      if (known !== undefined && known !== value)
        throw new Refusal(`uses the prefix "${prefix}" for two languages`);
      namespaces.set(prefix, value);
    }
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(root);
  return namespaces;
}

function namespaceOf(name: string, namespaces: ReadonlyMap<string, string>): string | undefined {
  const colon = name.indexOf(':');
  return namespaces.get(colon < 0 ? '' : name.slice(0, colon));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function checkElement(element: XmlElement, namespaces: ReadonlyMap<string, string>): void {
  const namespace = namespaceOf(element.name, namespaces);
  if (namespace === undefined)
    throw new Refusal(`holds <${clip(element.name)}>, whose language is not declared`);
  if (namespace === svgNamespace && !allowedElements.has(localName(element.name))) {
    throw new Refusal(`holds <${clip(element.name)}>, which is not allowed`);
  }
  for (const { name, value } of element.attributes) checkAttribute(element, name, value, namespaces);
  if (localName(element.name) === 'style') {
    const css = element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
    checkCss(css, '<style>');
  }
  for (const child of element.children) if (child.kind === 'element') checkElement(child, namespaces);
}

function checkAttribute(
  element: XmlElement,
  name: string,
  value: string,
  namespaces: ReadonlyMap<string, string>,
): void {
  if (name === 'xmlns' || name.startsWith('xmlns:')) return;
  const local = localName(name);
  if (/^on/i.test(local)) throw new Refusal(`has a handler (${clip(name)})`);
  if (name === 'xml:base') throw new Refusal('has a base address');
  if (name.includes(':') && namespaceOf(name, namespaces) === undefined) {
    throw new Refusal(`has the attribute ${clip(name)}, whose language is not declared`);
  }
  if (/^(href|src)$/i.test(local)) {
    const target = value.trim();
    const embedded =
      localName(element.name) === 'image' && /^data:image\/(png|jpe?g|gif);base64,/i.test(target);
    if (!target.startsWith('#') && !embedded)
      throw new Refusal(`refers to something outside of it (${clip(target)})`);
    return;
  }
  if (/script:|^\s*data:/i.test(value)) throw new Refusal(`has an address in ${clip(name)}`);
  if (local === 'style' || /url\s*\(|\\/i.test(value)) checkCss(value, name);
}

/** Style may refer to parts of the same picture, and nothing else. */
function checkCss(css: string, where: string): void {
  if (css.includes('\\')) throw new Refusal(`has an escape in the style of ${clip(where)}`);
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  if (/@import|@font-face|expression\s*\(|javascript:|behavior\s*:|-moz-binding/i.test(plain)) {
    throw new Refusal(`has an unsafe style in ${clip(where)}`);
  }
  for (const [, target] of plain.matchAll(/(?:url|image|image-set|src)\s*\(\s*["']?\s*([^)"']*)/gi)) {
    if (!target!.startsWith('#')) throw new Refusal(`refers to something outside of it (${clip(target!)})`);
  }
}

/** `use` of `use` of `use` grows without bound: counts what would be drawn. */
function checkCopies(root: XmlElement): void {
  const byId = new Map<string, XmlElement>();
  const index = (element: XmlElement): void => {
    for (const { name, value } of element.attributes)
      if (name === 'id' && !byId.has(value)) byId.set(value, element);
    for (const child of element.children) if (child.kind === 'element') index(child);
  };
  index(root);
  const sizes = new Map<XmlElement, number>();
  const open = new Set<XmlElement>();
  const sizeOfElement = (element: XmlElement, depth: number): number => {
    const known = sizes.get(element);
    if (known !== undefined) return known;
    if (open.has(element)) throw new Refusal('refers to itself');
    // The call stack is not for the picture to choose.
    if (depth > maxDepth) throw new Refusal('repeats itself too deeply');
    open.add(element);
    let size = 1;
    for (const child of element.children)
      if (child.kind === 'element') size += sizeOfElement(child, depth + 1);
    if (localName(element.name) === 'use') {
      const href = element.attributes.find(({ name }) => localName(name) === 'href')?.value.trim();
      const target = href === undefined ? undefined : byId.get(href.slice(1));
      if (target) size += sizeOfElement(target, depth + 1);
    }
    open.delete(element);
    if (size > maxDrawn) throw new Refusal('repeats itself too often');
    sizes.set(element, size);
    return size;
  };
  sizeOfElement(root, 0);
}

function sizeOf(root: XmlElement): Measured {
  const attribute = (name: string): string | undefined =>
    root.attributes.find((each) => each.name === name)?.value.trim();
  const box = (attribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const boxWidth = box.length === 4 && Number.isFinite(box[2]) ? box[2]! : null;
  const boxHeight = box.length === 4 && Number.isFinite(box[3]) ? box[3]! : null;
  const width = lengthOf(attribute('width'));
  const height = lengthOf(attribute('height'));
  if (width !== null && height !== null) return { width, height };
  if (boxWidth === null || boxHeight === null) {
    return { code: 'picture-size', problem: 'has neither width and height nor a viewBox' };
  }
  // One side and the proportions give the other.
  if (width !== null) return { width, height: boxWidth > 0 ? (width * boxHeight) / boxWidth : 0 };
  if (height !== null) return { width: boxHeight > 0 ? (height * boxWidth) / boxHeight : 0, height };
  return { width: boxWidth, height: boxHeight };
}

/** CSS Values 3, 6.2: pixels of 1/96 inch. Null for percentages and anything else. */
function lengthOf(text: string | undefined): number | null {
  const match = /^\+?(\d*\.?\d+(?:e[+-]?\d+)?)(px|in|cm|mm|q|pt|pc)?$/i.exec(text ?? '');
  if (!match) return null;
  const pixels = { px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, pt: 96 / 72, pc: 16 };
  // The pattern allows these units only.
  return Number(match[1]) * pixels[(match[2] ?? 'px').toLowerCase() as keyof typeof pixels];
}

function clip(text: string): string {
  const shown = text.replace(/[^\x20-\x7e]/g, '?');
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}
