import { parseXml, serializeXml, type XmlElement, XmlError, xmlElement } from '../xml/index.ts';
import { checkCopies, checkForeign, checkTree } from './check-tree.ts';
import { decodeDrawing, readDataAddress, withoutDoctype, writeDataAddress } from './decode-drawing.ts';
import {
  clip,
  type DrawingElement,
  elementsOf,
  Refusal,
  readTree,
  svgNamespace,
  xlinkNamespace,
} from './drawing-tree.ts';
import { resolveDrawing } from './resolve/resolve-drawing.ts';
import { indexIds, settleMarkers, settleReferences } from './resolve/settle-references.ts';
import type { Embedded } from './resolve/style.ts';
import { readDeclarations } from './style/read-sheet.ts';
import { lengthNumber, writeNumber } from './values/length.ts';
import { listOfNumbers } from './values/transform.ts';
import { switchFor } from './writers.ts';

/** A drawing that any reader of SVG 1.1 draws as a browser draws the one that was read. */
export interface Drawing {
  /** SVG without style sheets, metadata, comments and editors' marks, which refers to nothing outside of it. */
  readonly text: string;
  /** In pixels of 1/96 inch. */
  readonly width: number;
  readonly height: number;
  /** What will look otherwise than in a browser, each once: `it moves in a browser, and stands still in the deck`. */
  readonly looks: readonly string[];
}

/** Why a drawing is not taken, as the end of a sentence, and what to do about it. */
export interface DrawingFault {
  readonly code: 'picture-damaged' | 'picture-size' | 'unsafe-svg';
  readonly problem: string;
  readonly hint: string | null;
}

interface DrawingOptions {
  /** Looks at a photo that stands in the drawing: gives back what is to stand there, or why it may not. */
  readonly checkRaster: (bytes: Uint8Array) => CheckedRaster | { readonly problem: string };
}

interface CheckedRaster {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Drawings that stand in drawings that stand in drawings. */
const maxDepth = 4;
/** Colours in which one marker may be asked for, all together. */
const maxMarkers = 500;

/**
 * Reads an SVG drawing: refuses what could do more than show a still picture, leaves out what no still picture needs,
 * and resolves its style.
 */
export function readDrawing(bytes: Uint8Array, options: DrawingOptions): Drawing | DrawingFault {
  let text: string | null = null;
  try {
    text = decodeDrawing(bytes);
    if (text === null) return damaged('is not encoded as it says, or as UTF-8');
    const read = readRoot(text, options, 0);
    if ('code' in read) return read;
    const { root, size, looks } = read;
    settleMarkers(root, maxMarkers);
    settleReferences(root);
    // Drawings in it count as often as they are drawn.
    checkCopies(root, indexIds(root));
    return { text: writeDrawing(root, size), ...size, looks };
  } catch (error) {
    if (error instanceof XmlError) return damaged(`is not well-formed: ${error.message}`);
    if (!(error instanceof Refusal)) throw error;
    const hint = switchFor(text ?? '', error.reason) ?? 'save it as a plain SVG, or as PNG';
    return { code: 'unsafe-svg', problem: error.message, hint };
  }
}

function damaged(problem: string): DrawingFault {
  return { code: 'picture-damaged', problem, hint: null };
}

interface ReadRoot {
  readonly root: DrawingElement;
  readonly size: { readonly width: number; readonly height: number };
  readonly looks: readonly string[];
}

function readRoot(text: string, options: DrawingOptions, depth: number): ReadRoot | DrawingFault {
  const parsed = parseXml(withoutDoctype(text));
  const root = readTree(parsed, checkForeign);
  if (!root) {
    const hint = `its root must be <svg xmlns="${svgNamespace}">`;
    return { code: 'picture-damaged', problem: 'is not SVG', hint };
  }
  const { importsFonts } = checkTree(root);
  checkCopies(root, indexIds(root));
  const size = measureDrawing(root);
  if (!size)
    return { code: 'picture-size', problem: 'has neither width and height nor a viewBox', hint: null };
  const embedded = new Map<DrawingElement, Embedded>();
  const looks = new Set<string>();
  for (const element of elementsOf(root)) {
    if (element.name !== 'image' && element.name !== 'feImage') continue;
    const href = element.attributes.get('href')?.trim() ?? '';
    if (href === '' || href.startsWith('#')) continue;
    embedded.set(element, readEmbedded(element, href, options, depth, looks));
  }
  const resolved = resolveDrawing(root, { ...size, embedded });
  for (const look of resolved.looks) looks.add(look);
  if (importsFonts) looks.add('fonts from the web are left out, and its text is set in the nearest faces');
  return { root: resolved.root, size, looks: [...looks] };
}

function readInner(bytes: Uint8Array, options: DrawingOptions, depth: number): ReadRoot | DrawingFault {
  const text = decodeDrawing(bytes);
  if (text === null) return damaged('is not encoded as it says, or as UTF-8');
  try {
    return readRoot(text, options, depth);
  } catch (error) {
    if (error instanceof XmlError) return damaged(`is not well-formed: ${error.message}`);
    throw error;
  }
}

function readEmbedded(
  element: DrawingElement,
  href: string,
  options: DrawingOptions,
  depth: number,
  looks: Set<string>,
): Embedded {
  const held = readDataAddress(href);
  if (!held) throw new Refusal('format', `holds a picture that cannot be read (${clip(href)})`);
  if (held.mediaType === 'image/svg+xml') {
    if (element.name === 'feImage') throw new Refusal('format', 'holds a drawing in a filter');
    if (depth >= maxDepth) throw new Refusal('size', 'holds drawings in drawings in drawings');
    const inner = readInner(held.bytes, options, depth + 1);
    if ('code' in inner) throw new Refusal('format', `holds a drawing that ${inner.problem}`);
    for (const look of inner.looks) looks.add(look);
    return { kind: 'drawing', drawing: { root: inner.root, ...inner.size } };
  }
  const checked = options.checkRaster(held.bytes);
  if ('problem' in checked) throw new Refusal('format', `holds a picture that ${checked.problem}`);
  return { kind: 'raster', href: writeDataAddress(checked) };
}

/** How wide and high a drawing is in pixels; null where it does not say. */
interface DrawingSize {
  readonly width: number;
  readonly height: number;
}

/** From its width and height, else from its view box; one side and the proportions give the other. */
function measureDrawing(root: DrawingElement): DrawingSize | null {
  const box = listOfNumbers(root.attributes.get('viewBox') ?? '');
  const boxWidth = box.length === 4 && Number.isFinite(box[2]) ? box[2]! : null;
  const boxHeight = box.length === 4 && Number.isFinite(box[3]) ? box[3]! : null;
  const style = new Map(
    /(width|height)/i.test(root.attributes.get('style') ?? '')
      ? readDeclarations(root.attributes.get('style')!).map(({ property, value }) => [property, value])
      : [],
  );
  const width = sideOf(style.get('width') ?? root.attributes.get('width'));
  const height = sideOf(style.get('height') ?? root.attributes.get('height'));
  if (width !== null && height !== null) return { width, height };
  if (boxWidth === null || boxHeight === null) return null;
  if (width !== null) return { width, height: boxWidth > 0 ? (width * boxHeight) / boxWidth : 0 };
  if (height !== null) return { width: boxHeight > 0 ? (height * boxWidth) / boxHeight : 0, height };
  return { width: boxWidth, height: boxHeight };
}

/** Null for percentages and what is no length: the drawing has the size that it is given. */
function sideOf(value: string | undefined): number | null {
  if (value === undefined || value.includes('%')) return null;
  const viewport = { width: 300, height: 150 };
  return lengthNumber(value, { fontSize: 16, rootFontSize: 16, viewport }, 'nothing');
}

/** A resolved drawing as a document of its own, as wide and high as it says. */
function writeDrawing(
  root: DrawingElement,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  let refers = false;
  let hasText = false;
  for (const { name, attributes } of elementsOf(root)) {
    if (attributes.has('href')) refers = true;
    if (name === 'text') hasText = true;
  }
  const written = writeElement(root);
  const kept = written.attributes.filter(
    ({ name }) => name !== 'width' && name !== 'height' && name !== 'x' && name !== 'y',
  );
  const head: Record<string, string> = { xmlns: svgNamespace };
  // PowerPoint knows no other way to say it.
  if (refers) head['xmlns:xlink'] = xlinkNamespace;
  head.width = writeNumber(width);
  head.height = writeNumber(height);
  if (!root.attributes.has('viewBox')) head.viewBox = `0 0 ${width} ${height}`;
  if (hasText) {
    // Readers have sizes and faces of their own for texts that ask for none: a browser's are written down.
    if (!root.attributes.has('font-size')) head['font-size'] = '16';
    if (!root.attributes.has('font-family')) head['font-family'] = "'Times New Roman',serif";
  }
  written.attributes = [...xmlElement('svg', head).attributes, ...kept];
  return serializeXml(written);
}

function writeElement(element: DrawingElement): XmlElement {
  const attributes: Record<string, string> = {};
  for (const [name, value] of element.attributes) attributes[name === 'href' ? 'xlink:href' : name] = value;
  return xmlElement(
    element.name,
    attributes,
    element.children.map((child) => (child.kind === 'text' ? child.text : writeElement(child))),
  );
}
