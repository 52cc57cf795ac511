import type { DrawingElement } from '../drawing-tree.ts';
import { pathLibrary } from '../load-libraries.ts';
import { cssTokens, topLevelWords } from '../style/css-tokens.ts';
import { lengthNumber, writeNumber } from '../values/length.ts';
import {
  around,
  identity,
  isPlainTransform,
  type Matrix,
  multiply,
  numberIn,
  readTransform,
  type TransformContext,
  writeMatrix,
} from '../values/transform.ts';
import type { Looks, Style } from './style.ts';

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

/** A rectangle in user units, by its edges. */
interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box of a shape's outline in its own user space (SVG 2, 8.11); null for texts and groups, and where it has none. */
function boundsOf({ name, attributes }: DrawingElement): Bounds | null {
  const number = (attribute: string): number => numberIn(attributes, attribute);
  const box = (x: number, y: number, w: number, h: number): Bounds => ({
    left: x,
    top: y,
    right: x + w,
    bottom: y + h,
  });
  switch (name) {
    case 'rect':
    case 'image':
      return box(number('x'), number('y'), number('width'), number('height'));
    case 'circle':
      return box(number('cx') - number('r'), number('cy') - number('r'), 2 * number('r'), 2 * number('r'));
    case 'ellipse': {
      const rx = number(attributes.has('rx') ? 'rx' : 'ry');
      const ry = number(attributes.has('ry') ? 'ry' : 'rx');
      return box(number('cx') - rx, number('cy') - ry, 2 * rx, 2 * ry);
    }
    case 'line':
      return boundsOfPoints([
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ]);
    case 'polygon':
    case 'polyline': {
      const numbers = (attributes.get('points') ?? '')
        .split(/[\s,]+/)
        .filter((each) => each !== '')
        .map(Number);
      return boundsOfPoints(
        numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? x] as const] : [])),
      );
    }
    case 'path':
      return boundsOfPath(attributes.get('d') ?? '');
    default:
      return null;
  }
}

type Point = readonly [x: number, y: number];

function boundsOfPoints(points: readonly Point[]): Bounds | null {
  if (points.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom].every(Number.isFinite) ? { left, top, right, bottom } : null;
}

/** Arcs as curves, and of each curve its ends and where it turns. */
function boundsOfPath(d: string): Bounds | null {
  const points: Point[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [command, ...values] of pathSegments(d)) {
    if (command === 'Z') {
      [x, y] = [startX, startY];
      continue;
    }
    const ends = values as number[];
    const before: Point = [x, y];
    if (command === 'H') x = ends[0]!;
    else if (command === 'V') y = ends[0]!;
    else [x, y] = ends.slice(-2) as [number, number];
    if (command === 'M') [startX, startY] = [x, y];
    if (command === 'C' || command === 'Q') {
      const controls: Point[] = [before];
      for (let i = 0; i < ends.length; i += 2) controls.push([ends[i]!, ends[i + 1]!]);
      for (const t of turnsOf(controls)) points.push(pointOn(controls, t));
    }
    points.push([x, y]);
  }
  return boundsOfPoints(points);
}

/** Absolute, without short forms and arcs; as far as it is well formed, as browsers draw it. */
function pathSegments(d: string): readonly (readonly [command: string, ...values: number[]])[] {
  const path = pathLibrary()(d).abs().unshort().unarc();
  const segments: [string, ...number[]][] = [];
  path.iterate((segment) => {
    segments.push([...segment]);
  });
  return segments;
}

/** Where a curve is level or upright, as shares of its way. */
function turnsOf(controls: readonly Point[]): number[] {
  const found: number[] = [];
  for (const axis of [0, 1] as const) {
    const p = controls.map((point) => point[axis]);
    if (p.length === 3) found.push((p[0]! - p[1]!) / (p[0]! - 2 * p[1]! + p[2]!));
    else {
      const a = -p[0]! + 3 * p[1]! - 3 * p[2]! + p[3]!;
      const b = 2 * (p[0]! - 2 * p[1]! + p[2]!);
      const c = p[1]! - p[0]!;
      const root = Math.sqrt(b * b - 4 * a * c);
      if (Math.abs(a) < 1e-9) found.push(-c / b);
      else found.push((-b + root) / (2 * a), (-b - root) / (2 * a));
    }
  }
  return found.filter((t) => t > 0 && t < 1);
}

/** De Casteljau. */
function pointOn(controls: readonly Point[], t: number): Point {
  let points = controls;
  while (points.length > 1) {
    const between: Point[] = [];
    for (let i = 0; i + 1 < points.length; i++) {
      const [a, b] = [points[i]!, points[i + 1]!];
      between.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    }
    points = between;
  }
  return points[0]!;
}

/**
 * A line whose width is given in pixels, whatever scales it (`vector-effect: non-scaling-stroke`): as wide in its own
 * units as it comes to be. Where it is stretched in one direction, the shape itself is drawn in pixels.
 */
export function scaleStroke(name: string, attributes: Map<string, string>, style: Style, looks: Looks): void {
  const [a, b, c, d] = style.toPixels;
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  if (!(scale > 0) || !Number.isFinite(scale)) return;
  const isEven =
    Math.abs(Math.hypot(a, b) - Math.hypot(c, d)) < 0.01 * scale && Math.abs(a * c + b * d) < 0.01 * scale;
  if (!isEven && straighten(name, attributes, style.toPixels)) return;
  if (!isEven) looks.add('lines that keep their width while they are stretched are drawn stretched');
  if (Math.abs(scale - 1) < 1e-3) return;
  const width = attributes.get('stroke-width') ?? style.inherited.get('stroke-width') ?? '1';
  if (!width.endsWith('%')) attributes.set('stroke-width', writeNumber(Number(width) / scale));
  for (const property of ['stroke-dasharray', 'stroke-dashoffset']) {
    const written = attributes.get(property) ?? style.inherited.get(property);
    if (written === undefined || !/^[\d.\s-]+$/.test(written)) continue;
    attributes.set(
      property,
      written
        .split(/\s+/)
        .map((each) => writeNumber(Number(each) / scale))
        .join(' '),
    );
  }
}

/** Puts the way to pixels into the points of a path, and takes it out of its transform. */
function straighten(name: string, attributes: Map<string, string>, toPixels: Matrix): boolean {
  const d = asPath(name, attributes);
  const back = invert(toPixels);
  if (d === null || back === null) return false;
  // Where a path has its own transform, the way to pixels includes it: what undoes the outer part takes its place.
  const own = attributes.get('transform');
  const moved = pathLibrary()(d)
    .matrix([...toPixels])
    .round(4)
    .toString();
  for (const point of ['points', 'x1', 'y1', 'x2', 'y2']) attributes.delete(point);
  attributes.set('d', moved);
  attributes.set('transform', own === undefined ? writeMatrix(back) : `${own} ${writeMatrix(back)}`);
  return true;
}

function asPath(name: string, attributes: ReadonlyMap<string, string>): string | null {
  const get = (attribute: string): string => attributes.get(attribute) ?? '0';
  if (name === 'path') return attributes.get('d') ?? null;
  if (name === 'line') return `M${get('x1')} ${get('y1')}L${get('x2')} ${get('y2')}`;
  return null;
}

function invert([a, b, c, d, e, f]: Matrix): Matrix | null {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-12) return null;
  return [
    d / determinant,
    -b / determinant,
    -c / determinant,
    a / determinant,
    (c * f - d * e) / determinant,
    (b * e - a * f) / determinant,
  ];
}
