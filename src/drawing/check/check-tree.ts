import type { XmlElement } from '../../xml/index.ts';
import { type DrawingElement, elementsOf } from '../drawing-tree.ts';
import { clip, foreignObject, Refusal } from '../refusal.ts';
import { propertyOf } from '../style/properties.ts';
import { referringElements, runningElements } from '../vocabulary.ts';
import { checkCss, checkScheme } from './check-css.ts';

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
