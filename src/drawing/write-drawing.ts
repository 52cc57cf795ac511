import { serializeXml, type XmlElement, xmlElement } from '../xml/index.ts';
import { type DrawingElement, elementsOf, svgNamespace, xlinkNamespace } from './drawing-tree.ts';
import { writeNumber } from './values/length.ts';

/** A resolved drawing as a document of its own, as wide and high as it says. */
export function writeDrawing(
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
