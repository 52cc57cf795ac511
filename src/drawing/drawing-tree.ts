import type { XmlElement } from '../xml/index.ts';

/** An element of SVG as drawing programs mean it: its local name, whatever prefix it was written with. */
export interface DrawingElement {
  readonly kind: 'element';
  readonly name: string;
  /**
   * By local name, with the prefix `xml:` or, for what editors add, their own; `href` is both SVG's and XLink's. A
   * presentation attribute is replaced here when its value is resolved.
   */
  readonly attributes: Map<string, string>;
  children: DrawingNode[];
  parent: DrawingElement | null;
}

export interface DrawingText {
  readonly kind: 'text';
  text: string;
  parent: DrawingElement | null;
}

export type DrawingNode = DrawingElement | DrawingText;

export const svgNamespace = 'http://www.w3.org/2000/svg';
export const xlinkNamespace = 'http://www.w3.org/1999/xlink';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** What stands in a document besides SVG: asked of before it is left out. */
type ForeignElement = (element: XmlElement, local: string, namespace: string) => void;

/**
 * The SVG in a parsed document. What is of another language is left out with all that it holds, after `foreign` saw it.
 * Null: the root is no SVG. Refused: a prefix that stands for nothing.
 */
export function readTree(root: XmlElement, foreign: ForeignElement): DrawingElement | null {
  const scope: Scope = { prefixes: new Map([['xml', xmlNamespace]]), foreign };
  const read = readElement(root, null, scope);
  return read?.name === 'svg' ? read : null;
}

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly foreign: ForeignElement;
}

function readElement(
  element: XmlElement,
  parent: DrawingElement | null,
  outer: Scope,
): DrawingElement | null {
  const scope = scopeOf(element, outer);
  const [prefix, local] = splitName(element.name);
  const namespace = scope.prefixes.get(prefix);
  if (namespace === undefined) {
    if (prefix === '' && parent === null) return null;
    if (prefix !== '')
      throw new Refusal('language', `holds <${element.name}>, whose language is not declared`);
  }
  if (namespace !== svgNamespace) {
    visitForeign(element, outer);
    return null;
  }
  const read: DrawingElement = {
    kind: 'element',
    name: local,
    attributes: readAttributes(element, scope),
    children: [],
    parent,
  };
  // Before what is in it is met, which would be said to be of a web page.
  if (local === 'foreignObject' && !read.attributes.has('requiredExtensions')) throw foreignObject();
  for (const child of element.children) {
    if (child.kind === 'text') read.children.push({ kind: 'text', text: child.text, parent: read });
    else {
      const inner = readElement(child, read, scope);
      if (inner) read.children.push(inner);
    }
  }
  return read;
}

function visitForeign(element: XmlElement, outer: Scope): void {
  const scope = scopeOf(element, outer);
  const [prefix, local] = splitName(element.name);
  scope.foreign(element, local, scope.prefixes.get(prefix) ?? '');
  for (const child of element.children) if (child.kind === 'element') visitForeign(child, scope);
}

function scopeOf(element: XmlElement, outer: Scope): Scope {
  let prefixes: Map<string, string> | null = null;
  for (const { name, value } of element.attributes) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null;
    if (prefix === null) continue;
    prefixes ??= new Map(outer.prefixes);
    prefixes.set(prefix, value);
  }
  return prefixes ? { ...outer, prefixes } : outer;
}

function readAttributes(element: XmlElement, { prefixes }: Scope): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { name, value } of element.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const [prefix, local] = splitName(name);
    const namespace = prefix === '' ? '' : prefixes.get(prefix);
    if (namespace === undefined)
      throw new Refusal('language', `has the attribute ${name}, whose language is not declared`);
    if (namespace === xlinkNamespace) {
      // SVG's own wins, in whatever order they stand (SVG 2, 16.1.6).
      if (local !== 'href') attributes.set(`xlink:${local}`, value);
      else if (!attributes.has('href')) attributes.set('href', value);
    } else if (namespace === '' || namespace === svgNamespace) attributes.set(local, value);
    else attributes.set(namespace === xmlNamespace ? `xml:${local}` : name, value);
  }
  return attributes;
}

function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/** All elements below and including one, in document order. A loop: depth costs no call stack. */
export function* elementsOf(root: DrawingElement): Generator<DrawingElement> {
  const open: DrawingElement[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i]!;
      if (child.kind === 'element') open.push(child);
    }
  }
}

/** Why a drawing is not taken: what programs call for different switches. */
export type RefusalReason =
  | 'script'
  | 'handler'
  | 'foreign-object'
  | 'outside'
  | 'subset'
  | 'language'
  | 'element'
  | 'format'
  | 'size';

/** Thrown inside of this room only: what a drawing holds that is never taken. */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, problem: string) {
    super(problem);
    this.reason = reason;
  }
}

/** What a drawing says, short and without odd characters, for a message. */
export function clip(text: string): string {
  const shown = text.replace(/[^\x20-\x7e]/g, '?');
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}

export function foreignObject(): Refusal {
  return new Refusal(
    'foreign-object',
    'holds text of a web page (<foreignObject>), which slides cannot show',
  );
}
