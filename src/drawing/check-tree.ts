import type { XmlElement } from '../xml/index.ts';
import { clip, type DrawingElement, elementsOf, foreignObject, Refusal } from './drawing-tree.ts';
import { type CssToken, contentOf, cssTokens, nameOf } from './style/css-tokens.ts';
import { propertyOf, referringElements, runningElements } from './vocabulary.ts';

const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Refuses what is not SVG and would be run or shown by a browser; all else of other languages is left out. */
export function checkForeign(element: XmlElement, local: string, namespace: string): void {
  if (namespace === xhtmlNamespace)
    throw new Refusal(reasonOf(local), `holds elements of a web page (<${clip(local)}>)`);
  checkName(local);
  for (const { name, value } of element.attributes) checkScheme(value, name);
}

/**
 * Refuses what could do more than show a still picture: what runs, fetches, or holds parts of web pages. Told whether
 * it asks for fonts, which are left out.
 */
export function checkTree(root: DrawingElement): { readonly importsFonts: boolean } {
  let importsFonts = false;
  const checkStyle = (css: string): void => {
    if (checkCss(css).importsFonts) importsFonts = true;
  };
  for (const element of elementsOf(root)) {
    // A browser skips it, and what is in it, for one who has what it asks for: nobody has Illustrator's.
    if (isSkipped(element)) continue;
    checkName(element.name);
    for (const [name, value] of element.attributes) {
      checkAttribute(element, name, value);
      if (name === 'style' || propertyOf(name) !== null) checkStyle(value);
    }
    if (element.name === 'style') checkStyle(styleText(element));
  }
  return { importsFonts };
}

/** Whether an element asks for an extension, which no program that shows decks has. */
export function isSkipped({ attributes }: DrawingElement): boolean {
  const wanted = attributes.get('requiredExtensions');
  return wanted !== undefined && wanted.trim() !== xhtmlNamespace;
}

export function styleText(element: DrawingElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

function checkName(name: string): void {
  if (name.toLowerCase() === 'foreignobject') throw foreignObject();
  if (runningElements.has(name.toLowerCase()))
    throw new Refusal(reasonOf(name), `holds <${clip(name)}>, which is not allowed`);
}

function reasonOf(name: string): 'script' | 'foreign-object' {
  return name.toLowerCase() === 'script' ? 'script' : 'foreign-object';
}

function checkAttribute(element: DrawingElement, name: string, value: string): void {
  if (/^on/i.test(name)) throw new Refusal('handler', `has a handler (${clip(name)})`);
  if (name === 'xml:base') throw new Refusal('outside', 'has a base address');
  checkScheme(value, name);
  if (name !== 'href') return;
  const target = value.trim();
  if (target === '' || target.startsWith('#')) return;
  if (element.name === 'image' || element.name === 'feImage') {
    // What it holds is looked at when it is read.
    if (/^data:/i.test(target)) return;
  } else if (!referringElements.has(element.name)) return;
  throw new Refusal('outside', `refers to something outside of it (${clip(target)})`);
}

/** Deeper than anybody writes; what reads values calls itself for each level. */
const maxDepth = 60;

/**
 * Refuses style that runs or fetches something. It may refer to parts of the same drawing, and to fonts, which are left
 * out: told whether it does.
 */
function checkCss(css: string): { readonly importsFonts: boolean } {
  // Nothing can be referred to without one of these, escaped or not.
  if (!/[\\(@:]/.test(css)) return { importsFonts: false };
  let importsFonts = false;
  let depth = 0;
  let atRule: string | null = null;
  let fetching: number | null = null;
  const tokens = cssTokens(css);
  tokens.forEach((token, i) => {
    if (token.kind === 'at-keyword') atRule = nameOf(token);
    if (token.kind === 'semicolon' && (atRule === 'import' || atRule === 'namespace')) atRule = null;
    if (token.text === '}') atRule = null;
    if (token.kind === 'function' || token.kind === 'open') {
      depth += 1;
      if (depth > maxDepth) throw new Refusal('size', 'has style that is nested too deeply');
      if (token.kind === 'function') {
        const name = nameOf(token);
        if (name === 'expression') throw new Refusal('script', 'has style that runs something');
        if (fetchingFunctions.has(name)) fetching ??= depth;
        // What an escape hides from those who split the text: its name says that an address follows.
        if (name === 'url' || name === 'src') checkBare(tokens, i, atRule);
      }
    } else if (token.kind === 'close') {
      if (fetching === depth) fetching = null;
      depth = Math.max(0, depth - 1);
    } else if (token.kind === 'ident' && runningProperties.has(nameOf(token)) && isProperty(tokens, i)) {
      throw new Refusal('script', 'has style that runs something');
    }
    const names =
      token.kind === 'url' || (token.kind === 'string' && (fetching !== null || atRule === 'import'));
    if (names && checkTarget(contentOf(token).trim(), atRule)) importsFonts = true;
    if (token.kind === 'bad' && /^u/i.test(token.text)) checkTarget(token.text.slice(4).trim(), atRule);
  });
  return { importsFonts };
}

const fetchingFunctions = new Set([
  'url',
  'src',
  'image',
  'image-set',
  '-webkit-image-set',
  'cross-fade',
  '-webkit-cross-fade',
]);

/** An address without quotes behind a name that is written with escapes. */
function checkBare(tokens: readonly CssToken[], at: number, atRule: string | null): void {
  let target = '';
  for (const { kind, text } of tokens.slice(at + 1, at + 100)) {
    if (kind === 'close' || (kind === 'string' && target.trim() === '')) break;
    target += text;
  }
  checkTarget(target.trim(), atRule);
}

const runningProperties = new Set(['behavior', '-moz-binding']);

function isProperty(tokens: readonly CssToken[], at: number): boolean {
  const next = tokens[at + 1]?.kind === 'space' ? tokens[at + 2] : tokens[at + 1];
  return next?.text === ':';
}

/** True when it is a font that is left out. */
function checkTarget(target: string, atRule: string | null): boolean {
  if (target === '' || target.startsWith('#') || atRule === 'namespace') return false;
  checkScheme(target, 'style');
  // The face is left out, wherever it lies.
  if (atRule === 'font-face') return false;
  if (atRule === 'import') {
    if (/font|typekit/i.test(target)) return true;
    throw new Refusal('outside', `takes its style from outside of it (${clip(target)})`);
  }
  if (/^data:/i.test(target)) return false;
  throw new Refusal('outside', `refers to something outside of it (${clip(target)})`);
}

/** Refuses addresses that run. */
function checkScheme(target: string, where: string): void {
  const scheme = /^[\u0000-\u0020]*([a-z\u0000-\u0020]{1,30}):/i
    .exec(target)?.[1]
    ?.replace(/[\u0000-\u0020]/g, '');
  if (scheme !== undefined && /^(java|vb|live)script$/i.test(scheme))
    throw new Refusal('script', `has an address that runs something in ${clip(where)}`);
}

/** How many elements a drawing may come to when every `use` is a copy. */
const mostDrawn = 100_000;
const deepestCopy = 1_000;

/** `use` of `use` of `use` grows without bound: counts what would be drawn. */
export function checkCopies(root: DrawingElement, byId: ReadonlyMap<string, DrawingElement>): void {
  const sizes = new Map<DrawingElement, number>();
  const open = new Set<DrawingElement>();
  const sizeOf = (element: DrawingElement, depth: number): number => {
    const known = sizes.get(element);
    if (known !== undefined) return known;
    if (open.has(element)) throw new Refusal('size', 'refers to itself');
    // The call stack is not for the picture to choose.
    if (depth > deepestCopy) throw new Refusal('size', 'repeats itself too deeply');
    open.add(element);
    let size = 1;
    for (const child of element.children) if (child.kind === 'element') size += sizeOf(child, depth + 1);
    if (element.name === 'use') {
      const target = byId.get(element.attributes.get('href')?.trim().slice(1) ?? '');
      if (target) size += sizeOf(target, depth + 1);
    }
    open.delete(element);
    if (size > mostDrawn) throw new Refusal('size', 'repeats itself too often');
    sizes.set(element, size);
    return size;
  };
  sizeOf(root, 0);
}
