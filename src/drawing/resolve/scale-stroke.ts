import { pathLibrary } from '../load-libraries.ts';
import { writeNumber } from '../values/length.ts';
import { type Matrix, writeMatrix } from '../values/transform.ts';
import type { Looks } from './looks.ts';
import type { Style } from './style.ts';

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
