import { type DrawingElement, elementsOf } from '../drawing-tree.ts';
import { localId, readReference } from '../values/color.ts';
import { propertyOf } from '../vocabulary.ts';
import { usedPaint } from './resolve-element.ts';
import { type EmbeddedDrawing, initialValue, type Style } from './style.ts';

/**
 * A drawing that stands in another one as a picture, as a part of it: readers of decks draw pictures in pictures badly
 * or not at all. What surrounds it does not reach in, and its ids begin with `prefix`.
 */
export function inlineDrawing(
  { root, width, height }: EmbeddedDrawing,
  image: ReadonlyMap<string, string>,
  style: Style,
  parent: DrawingElement | null,
  prefix: string,
): DrawingElement {
  const outside = new Map<string, string>();
  const frame = new Map<string, string>([
    ['x', image.get('x') ?? '0'],
    ['y', image.get('y') ?? '0'],
    ['width', image.get('width') ?? String(width)],
    ['height', image.get('height') ?? String(height)],
    ['viewBox', `0 0 ${width} ${height}`],
    ['overflow', 'hidden'],
  ]);
  const ratio = image.get('preserveAspectRatio');
  if (ratio !== undefined) frame.set('preserveAspectRatio', ratio);
  for (const [name, value] of image) {
    const property = propertyOf(name);
    if (name === 'id' || name === 'style' || (property?.attribute && !property.inherited))
      outside.set(name, value);
  }
  for (const [name, value] of resetOf(style)) frame.set(name, value);
  const group: DrawingElement = { kind: 'element', name: 'g', attributes: outside, children: [], parent };
  const inner: DrawingElement = {
    kind: 'element',
    name: 'svg',
    attributes: frame,
    children: [],
    parent: group,
  };
  group.children.push(inner);
  inner.children.push(root);
  root.parent = inner;
  for (const element of elementsOf(root)) prefixIds(element, prefix);
  return group;
}

/** What is inherited and is not as it is in a drawing of its own. */
function resetOf(style: Style): Map<string, string> {
  const reset = new Map<string, string>();
  if (usedPaint(style, 'fill').written !== '#000000') reset.set('fill', '#000000');
  if (usedPaint(style, 'fill').alpha !== 1) reset.set('fill-opacity', '1');
  if (usedPaint(style, 'stroke').written !== 'none') reset.set('stroke', 'none');
  if (usedPaint(style, 'stroke').alpha !== 1) reset.set('stroke-opacity', '1');
  if (style.color.hex !== '#000000') reset.set('color', '#000000');
  if (style.fontSize !== 16) reset.set('font-size', '16');
  if (style.fontWeight !== 400) reset.set('font-weight', '400');
  for (const [name, value] of style.inherited) {
    const initial = name === 'font-family' ? 'serif' : initialValue(name);
    if (value !== initial) reset.set(name, initial);
  }
  return reset;
}

function prefixIds({ attributes }: DrawingElement, prefix: string): void {
  for (const [name, value] of attributes) {
    if (name === 'id') attributes.set(name, prefix + value);
    else if (name === 'href') {
      const id = localId(value.trim());
      if (id !== null) attributes.set(name, `#${prefix}${id}`);
    } else if (value.startsWith('url(#')) {
      const id = readReference(value);
      if (id !== null) attributes.set(name, `url(#${prefix}${id})${value.slice(value.indexOf(')') + 1)}`);
    }
  }
}
