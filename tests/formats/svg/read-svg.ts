import { attributeOf, childElements, parseXml, type XmlElement } from '../../../src/xml/index.ts';

/** All elements of a drawing, in document order; throws where it is not well-formed. */
export function elementsOf(svg: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    found.push(element);
    for (const child of childElements(element)) visit(child);
  };
  visit(parseXml(svg));
  return found;
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : textOf(child))).join('');
}

/** The texts of a drawing, as a reader sees them: one entry a line. */
export function linesOf(svg: string): string[] {
  return elementsOf(svg)
    .filter(({ name }) => name === 'text')
    .map(textOf);
}

export function number(element: XmlElement, name: string): number {
  return Number(attributeOf(element, name));
}
