import type { DrawingElement } from '../drawing-tree.ts';
import { cssTokens } from '../style/css-tokens.ts';
import { topLevelWords } from '../style/shorthands.ts';
import { lengthNumber } from '../values/length.ts';
import {
  around,
  identity,
  isPlainTransform,
  type Matrix,
  multiply,
  readTransform,
  type TransformContext,
  writeMatrix,
} from '../values/transform.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import type { Looks } from './looks.ts';
import type { Style } from './style.ts';

/**
 * Writes what moves an element as SVG 1.1's `transform`: CSS has it turn around another point, of a box that may be the
 * element's own, and has further properties beside it (CSS Transforms 1 and 2). Gives back what leads to pixels from here.
 */
export function placeTransform(
  element: DrawingElement,
  values: ReadonlyMap<string, string>,
  style: Style,
  attributes: Map<string, string>,
  looks: Looks,
): Matrix {
  const written = values.get('transform');
  const single = ['translate', 'rotate', 'scale'].filter((name) => isSet(values.get(name)));
  if (!isSet(written) && single.length === 0) return style.toPixels;
  const origin = values.get('transform-origin');
  const plain = written !== undefined && isPlainTransform(written);
  if (plain && single.length === 0 && origin === undefined) {
    attributes.set('transform', written.trim());
    return multiply(style.toPixels, readTransform(written, { ...style, box: null }) ?? identity);
  }
  const needsBox = values.get('transform-box')?.toLowerCase().includes('fill-box') ?? false;
  // The element's geometry may come from its style.
  const bounds = needsBox ? boundsOf({ ...element, attributes }) : null;
  if (needsBox && !bounds) looks.add('its transforms around the middle of texts or groups are left out');
  const box = needsBox ? bounds : viewBox(style);
  if (needsBox && !box) return style.toPixels;
  const context: TransformContext = {
    ...style,
    box: box && { width: box.right - box.left, height: box.bottom - box.top },
  };
  const list = [
    ...single.map((name) => asFunction(name, values.get(name)!)),
    ...(isSet(written) ? [written!] : []),
  ].join(' ');
  const matrix = readTransform(list, context);
  if (matrix === null) {
    if (list.includes('3d') || /perspective|rotate[xy]/i.test(list))
      looks.add('its transforms in space are left out');
    return style.toPixels;
  }
  const [x, y] = readOrigin(origin ?? '', box, style);
  const placed = x === 0 && y === 0 ? matrix : around(matrix, x, y);
  attributes.set('transform', writeMatrix(placed));
  return multiply(style.toPixels, placed);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value.trim().toLowerCase() !== 'none';
}

function asFunction(name: string, value: string): string {
  const words = topLevelWords(cssTokens(value));
  // `rotate: z 45deg`
  return `${name}(${(name === 'rotate' ? words.slice(-1) : words.slice(0, 2)).join(',')})`;
}

function viewBox({ viewport }: Style): Bounds {
  return { left: 0, top: 0, right: viewport.width, bottom: viewport.height };
}

/** `center`, `50% 10px`, `left bottom`: the point that stays where it is. By default the user space's own origin. */
function readOrigin(value: string, box: Bounds | null, style: Style): readonly [x: number, y: number] {
  const words = topLevelWords(cssTokens(value)).map((word) => word.toLowerCase());
  if (words.length === 0 || !box) return [box?.left ?? 0, box?.top ?? 0];
  const vertical = ['top', 'bottom'];
  let [first, second = 'center'] = words as [string, string?];
  if (vertical.includes(first) || second === 'left' || second === 'right') [first, second] = [second, first];
  const size = { width: box.right - box.left, height: box.bottom - box.top };
  const inBox = { ...style, viewport: size };
  const at = (word: string, of: 'width' | 'height'): number => {
    const share = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 }[word];
    return share !== undefined ? share * size[of] : (lengthNumber(word, inBox, of) ?? 0);
  };
  return [box.left + at(first, 'width'), box.top + at(second, 'height')];
}
