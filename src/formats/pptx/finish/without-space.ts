import type { XmlElement } from '../../../xml/index.ts';

/** Takes out the white space by which pptxgenjs indents elements; that of texts, names and labels stays. */
export function withoutSpace(element: XmlElement): XmlElement {
  if (textHolders.has(element.name)) return element;
  element.children = element.children.filter((child) => child.kind === 'element');
  for (const child of element.children) if (child.kind === 'element') withoutSpace(child);
  return element;
}

const textHolders = new Set(['a:t', 'c:v', 'c:f', 'c:formatCode']);
