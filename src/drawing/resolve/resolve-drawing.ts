import { isSkipped, styleText } from '../check-tree.ts';
import { type DrawingElement, type DrawingNode, type DrawingText, elementsOf } from '../drawing-tree.ts';
import { Cascade } from '../style/cascade.ts';
import { emptySheet, readSheet, type Sheet } from '../style/read-sheet.ts';
import { lengthNumber, readFontFamilies } from '../values/length.ts';
import { listOfNumbers, multiply, viewBoxMatrix } from '../values/transform.ts';
import { drawnElements, movingElements, silentElements, textElements } from '../vocabulary.ts';
import { inlineDrawing } from './inline-drawing.ts';
import { scaleStroke } from './place-transform.ts';
import { resolveElement, rootStyle } from './resolve-element.ts';
import { setSmallCaps, settleText, type TextPiece } from './settle-text.ts';
import type { Embedded, Looks, Style } from './style.ts';

interface ResolveInput {
  readonly width: number;
  readonly height: number;
  /** What pictures in the drawing hold, by the element that holds them. */
  readonly embedded: ReadonlyMap<DrawingElement, Embedded>;
}

/** A drawing that says all it shows in attributes of SVG 1.1, and what it could not say. */
interface ResolvedDrawing {
  readonly root: DrawingElement;
  readonly looks: readonly string[];
}

/** Draws the consequences of a drawing's style, and leaves out what no still picture needs. */
export function resolveDrawing(root: DrawingElement, input: ResolveInput): ResolvedDrawing {
  const viewport = { width: input.width, height: input.height };
  const sheet = readSheets(root, viewport);
  const context: ResolveContext = {
    ...input,
    cascade: new Cascade(sheet),
    sheet,
    looks: new Set(),
    texts: null,
    prefix: 0,
  };
  const style = rootStyle(viewport, sheet.initialValues, asksInTemplates(root));
  const [resolved] = resolveNode(root, style, context, null);
  // The root is an `svg`, which is always drawn.
  return { root: resolved as DrawingElement, looks: [...context.looks] };
}

interface ResolveContext extends ResolveInput {
  readonly cascade: Cascade;
  readonly sheet: Sheet;
  readonly looks: Looks;
  /** Of the `text` that is being read. */
  texts: TextPiece[] | null;
  /** Counts the drawings in it, whose ids are kept apart. */
  prefix: number;
}

function readSheets(
  root: DrawingElement,
  viewport: { readonly width: number; readonly height: number },
): Sheet {
  const sheet = emptySheet();
  for (const element of elementsOf(root)) {
    if (element.name !== 'style') continue;
    const type = element.attributes.get('type')?.trim().toLowerCase() ?? '';
    if (type !== '' && type !== 'text/css') continue;
    const media = element.attributes.get('media')?.trim() ?? '';
    const css = styleText(element);
    readSheet(media === '' ? css : `@media ${media.replace(/[{}]/g, '')} {${css}}`, viewport, sheet);
  }
  return sheet;
}

function resolveNode(
  node: DrawingNode,
  parent: Style,
  context: ResolveContext,
  outer: DrawingElement | null,
): DrawingNode[] {
  if (node.kind === 'text') return resolveText(node, parent, context, outer);
  if (!isShown(node, context)) return [];
  if (node.name === 'switch') return resolveSwitch(node, parent, context, outer);
  const { attributes, style, hints } = resolveElement(node, parent, context);
  if (hints.moves) context.looks.add('it moves in a browser, and stands still in the deck');
  const inner = styleInside(node, attributes, style);
  const embedded = context.embedded.get(node);
  if (embedded?.kind === 'drawing') {
    context.prefix += 1;
    return [inlineDrawing(embedded.drawing, attributes, style, outer, `d${context.prefix}-`)];
  }
  if (embedded) attributes.set('href', embedded.href);
  if (hints.nonScalingStroke) scaleStroke(node.name, attributes, style, context.looks);
  const name = node.name === 'a' ? (outer && textElements.has(outer.name) ? 'tspan' : 'g') : node.name;
  const resolved: DrawingElement = { kind: 'element', name, attributes, children: [], parent: outer };
  if (node.name === 'a') attributes.delete('href');
  const startsText = name === 'text';
  if (startsText) context.texts = [];
  if (textElements.has(name)) noteFonts(node, style, context);
  // The renderer of PNGs sees to it that a text of a given length stands in its place, and looks at the text alone.
  const anchor = style.inherited.get('text-anchor');
  if (startsText && attributes.has('textLength') && anchor !== undefined)
    attributes.set('text-anchor', anchor);
  for (const child of node.children) resolved.children.push(...resolveNode(child, inner, context, resolved));
  if (startsText) {
    settleText(context.texts ?? []);
    context.texts = null;
    dropEmptyTexts(resolved);
  }
  if (outer === null && hints.backgroundColor) addBackground(resolved, hints.backgroundColor, context);
  return [resolved];
}

function resolveText(
  node: DrawingText,
  { whiteSpace, textTransform, inherited, fontSize }: Style,
  context: ResolveContext,
  outer: DrawingElement | null,
): DrawingNode[] {
  if (!outer || !context.texts || !textElements.has(outer.name)) return [];
  const isSmall = inherited.get('font-variant')?.includes('small-caps') ?? false;
  const nodes: DrawingNode[] = isSmall
    ? setSmallCaps(node.text, fontSize, outer)
    : [{ kind: 'text', text: node.text, parent: outer }];
  for (const each of nodes) {
    // A span of small capitals holds one text.
    const text = each.kind === 'text' ? each : (each.children[0] as DrawingText);
    context.texts.push({ text, whiteSpace, transform: textTransform });
  }
  return nodes;
}

function isShown(element: DrawingElement, { looks }: ResolveContext): boolean {
  const { name, attributes } = element;
  if (name === 'style' || silentElements.has(name) || isSkipped(element)) return false;
  if (movingElements.has(name)) {
    looks.add('it moves in a browser, and stands still in the deck');
    return false;
  }
  if (!drawnElements.has(name)) {
    looks.add(`<${name.replace(/[^\w-]/g, '?').slice(0, 40)}>, which no browser draws, is left out`);
    return false;
  }
  return speaksEnglish(attributes.get('systemLanguage'));
}

/** What is for readers of some languages only; nobody knows which language a deck's drawing is shown in. */
function speaksEnglish(languages: string | undefined): boolean {
  return languages === undefined || languages.split(',').some((each) => /^en(-|$)/i.test(each.trim()));
}

/** Of what a `switch` offers, the first that is shown. */
function resolveSwitch(
  node: DrawingElement,
  parent: Style,
  context: ResolveContext,
  outer: DrawingElement | null,
): DrawingNode[] {
  const { attributes, style } = resolveElement(node, parent, context);
  const resolved: DrawingElement = { kind: 'element', name: 'g', attributes, children: [], parent: outer };
  const first = node.children.find(
    (child): child is DrawingElement =>
      child.kind === 'element' && isShown(child, { ...context, looks: new Set() }),
  );
  if (first) resolved.children = resolveNode(first, style, context, resolved);
  return [resolved];
}

/** Whether anything in `symbol` or `defs` may ask for the current colour; style sheets say it of anything. */
function asksInTemplates(root: DrawingElement): boolean {
  let uses = false;
  let asks = false;
  for (const { name, attributes } of elementsOf(root)) {
    if (name === 'use') uses = true;
    if (name === 'style') asks = true;
    for (const property of ['fill', 'stroke', 'style'])
      if (/currentcolor/i.test(attributes.get(property) ?? '')) asks = true;
  }
  return uses && asks;
}

/** An `svg` has user units of its own. */
function styleInside(node: DrawingElement, attributes: ReadonlyMap<string, string>, style: Style): Style {
  const viewport = viewportIn(node, style);
  if (node.name === 'symbol' || node.name === 'defs') return { ...style, viewport, inTemplate: true };
  if (node.name !== 'svg') return viewport === style.viewport ? style : { ...style, viewport };
  const outer =
    node.parent === null
      ? style.viewport
      : viewportIn({ ...node, attributes: without(node, 'viewBox') }, style);
  const matrix = viewBoxMatrix(attributes, outer);
  return { ...style, viewport, toPixels: multiply(style.toPixels, matrix) };
}

function without({ attributes }: DrawingElement, name: string): Map<string, string> {
  return new Map([...attributes].filter(([each]) => each !== name));
}

/** What percentages inside of an element are of. */
function viewportIn({ name, attributes, parent }: DrawingElement, style: Style): Style['viewport'] {
  if (name !== 'svg' && name !== 'symbol') return style.viewport;
  const box = listOfNumbers(attributes.get('viewBox') ?? '');
  if (box.length === 4 && box[2]! > 0 && box[3]! > 0) return { width: box[2]!, height: box[3]! };
  if (parent === null) return style.viewport;
  const side = (name: 'width' | 'height'): number =>
    lengthNumber(attributes.get(name) ?? '100%', style, name) ?? style.viewport[name];
  return { width: side('width'), height: side('height') };
}

/** Says so when a text asks for a face that the drawing brought along. */
function noteFonts(node: DrawingElement, style: Style, { sheet, looks }: ResolveContext): void {
  if (sheet.ownFonts.size === 0) return;
  const first = readFontFamilies(style.inherited.get('font-family') ?? '')[0];
  if (first === undefined || !sheet.ownFonts.has(first.toLowerCase())) return;
  if (node.children.some((child) => child.kind === 'text' && child.text.trim() !== ''))
    looks.add(
      `its text in "${first}" is set in the nearest face, since fonts inside of drawings are left out`,
    );
}

function dropEmptyTexts(element: DrawingElement): void {
  element.children = element.children.filter((child) => child.kind === 'element' || child.text !== '');
  for (const child of element.children) if (child.kind === 'element') dropEmptyTexts(child);
}

/** A browser paints the whole picture in the background colour of its root. */
function addBackground(
  root: DrawingElement,
  { hex, alpha }: { readonly hex: string; readonly alpha: number },
  context: ResolveContext,
): void {
  if (alpha === 0) return;
  const box = listOfNumbers(root.attributes.get('viewBox') ?? `0 0 ${context.width} ${context.height}`);
  const [x = 0, y = 0, width = context.width, height = context.height] = box;
  // As wide and high as the picture, where its proportions are not those of the view box.
  const scale = Math.max(1e-9, Math.min(context.width / width, context.height / height));
  const [w, h] = [context.width / scale, context.height / scale];
  const attributes = new Map([
    ['x', String(x - (w - width))],
    ['y', String(y - (h - height))],
    ['width', String(w + Math.abs(w - width))],
    ['height', String(h + Math.abs(h - height))],
    ['fill', hex],
    ['stroke', 'none'],
  ]);
  if (alpha < 1) attributes.set('fill-opacity', String(alpha));
  root.children.unshift({ kind: 'element', name: 'rect', attributes, children: [], parent: root });
}
