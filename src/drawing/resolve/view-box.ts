import type { Matrix } from '../values/transform.ts';

/** Four numbers, or null: none, or one that shows nothing. */
export function readViewBox(value: string | undefined): readonly [number, number, number, number] | null {
  const numbers = (value ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x, y, width, height] = numbers;
  if (numbers.length !== 4 || numbers.some((each) => !Number.isFinite(each))) return null;
  return width! > 0 && height! > 0 ? [x!, y!, width!, height!] : null;
}

/** From the user units that a view box makes to those around it, where it stands in a box (SVG 2, 8.2). */
export function viewBoxMatrix(
  attributes: ReadonlyMap<string, string>,
  { width, height }: { readonly width: number; readonly height: number },
): Matrix {
  const number = (name: string): number => {
    const value = Number(attributes.get(name) ?? 0);
    return Number.isFinite(value) ? value : 0;
  };
  const [left, top] = [number('x'), number('y')];
  const box = readViewBox(attributes.get('viewBox'));
  if (!box) return [1, 0, 0, 1, left, top];
  const [x, y, w, h] = box;
  const ratio = (attributes.get('preserveAspectRatio') ?? '').trim();
  const [sx, sy] = [width / w, height / h];
  if (/^none/.test(ratio)) return [sx, 0, 0, sy, left - x * sx, top - y * sy];
  const scale = /slice$/.test(ratio) ? Math.max(sx, sy) : Math.min(sx, sy);
  const share = (axis: 'x' | 'Y'): number => {
    const word = new RegExp(`${axis}(Min|Mid|Max)`).exec(ratio)?.[1] ?? 'Mid';
    return word === 'Min' ? 0 : word === 'Max' ? 1 : 0.5;
  };
  return [
    scale,
    0,
    0,
    scale,
    left - x * scale + (width - w * scale) * share('x'),
    top - y * scale + (height - h * scale) * share('Y'),
  ];
}
