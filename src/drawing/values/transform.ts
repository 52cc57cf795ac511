import { cssTokens, nameOf } from '../style/css-tokens.ts';
import { type LengthContext, lengthNumber, readAngle, writeNumber } from './length.ts';

/** `a b c d e f` of SVG's `matrix()`. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that first does `b`, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

/** What percentages in a transform are of, beside the lengths: the element's box, which may not be known. */
export interface TransformContext extends LengthContext {
  readonly box: { readonly width: number; readonly height: number } | null;
}

/**
 * A list of transforms as CSS or as SVG 1.1 writes it, as one matrix. Null: no list, or one with a percentage of a box
 * that is not known. In three dimensions only what stays in the plane is read.
 */
export function readTransform(value: string, context: TransformContext): Matrix | null {
  if (value.trim().toLowerCase() === 'none') return identity;
  let matrix: Matrix = identity;
  const tokens = cssTokens(value);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'space' || token.kind === 'comma') continue;
    if (token.kind !== 'function' && token.text !== '(') {
      // In SVG 1.1 a blank may stand before the bracket.
      if (token.kind === 'ident' && nextWord(tokens, i)?.text === '(') continue;
      return null;
    }
    const name = token.kind === 'function' ? nameOf(token) : nameBefore(tokens, i);
    const args: string[] = [''];
    let depth = 1;
    for (i += 1; i < tokens.length && depth > 0; i++) {
      const { kind, text } = tokens[i]!;
      if (kind === 'function' || kind === 'open') depth += 1;
      if (kind === 'close') depth -= 1;
      if (depth === 0) break;
      if (depth === 1 && (kind === 'comma' || kind === 'space')) args.push('');
      else args[args.length - 1] += text;
    }
    const next = readFunction(
      name,
      args.filter((arg) => arg !== ''),
      context,
    );
    if (next === null) return null;
    matrix = multiply(matrix, next);
  }
  return matrix;
}

function nextWord(tokens: ReturnType<typeof cssTokens>, at: number) {
  return tokens[at + 1]?.kind === 'space' ? tokens[at + 2] : tokens[at + 1];
}

function nameBefore(tokens: ReturnType<typeof cssTokens>, at: number): string {
  const word = tokens[at - 1]?.kind === 'space' ? tokens[at - 2] : tokens[at - 1];
  return word?.kind === 'ident' ? nameOf(word) : '';
}

function readFunction(name: string, args: readonly string[], context: TransformContext): Matrix | null {
  const number = (i: number): number => Number(args[i]);
  const length = (i: number, of: 'width' | 'height'): number => {
    const text = args[i]!;
    const inBox = context.box ? { ...context, viewport: context.box } : context;
    if (text.includes('%') && !context.box) return Number.NaN;
    return lengthNumber(text, inBox, of) ?? Number.NaN;
  };
  const angle = (i: number): number => ((readAngle(args[i] ?? '') ?? Number.NaN) * Math.PI) / 180;
  const share = (i: number): number =>
    args[i]!.endsWith('%') ? Number(args[i]!.slice(0, -1)) / 100 : number(i);
  const made = ((): Matrix | null => {
    switch (name) {
      case 'matrix':
        return args.length === 6 ? [number(0), number(1), number(2), number(3), number(4), number(5)] : null;
      case 'matrix3d':
        return args.length === 16
          ? [number(0), number(1), number(4), number(5), number(12), number(13)]
          : null;
      case 'translate':
      case 'translate3d':
        return [1, 0, 0, 1, length(0, 'width'), args.length > 1 ? length(1, 'height') : 0];
      case 'translatex':
        return [1, 0, 0, 1, length(0, 'width'), 0];
      case 'translatey':
        return [1, 0, 0, 1, 0, length(0, 'height')];
      case 'translatez':
        return identity;
      case 'scale':
      case 'scale3d':
        return [share(0), 0, 0, args.length > 1 ? share(1) : share(0), 0, 0];
      case 'scalex':
        return [share(0), 0, 0, 1, 0, 0];
      case 'scaley':
        return [1, 0, 0, share(0), 0, 0];
      case 'scalez':
        return identity;
      case 'rotate':
      case 'rotatez': {
        const turn = rotation(angle(0));
        return args.length === 3 ? around(turn, number(1), number(2)) : turn;
      }
      case 'skew':
        return [1, args.length > 1 ? Math.tan(angle(1)) : 0, Math.tan(angle(0)), 1, 0, 0];
      case 'skewx':
        return [1, 0, Math.tan(angle(0)), 1, 0, 0];
      case 'skewy':
        return [1, Math.tan(angle(0)), 0, 1, 0, 0];
      default:
        return null;
    }
  })();
  return made?.every(Number.isFinite) ? made : null;
}

function rotation(radians: number): Matrix {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [cos, sin, -sin, cos, 0, 0];
}

/** A map with a point that it would leave where it is, were there only it. */
export function around(matrix: Matrix, x: number, y: number): Matrix {
  return multiply(multiply([1, 0, 0, 1, x, y], matrix), [1, 0, 0, 1, -x, -y]);
}

export function writeMatrix(matrix: Matrix): string {
  const [a, b, c, d, e, f] = matrix;
  if (a === 1 && b === 0 && c === 0 && d === 1) return `translate(${writeNumber(e)} ${writeNumber(f)})`;
  // The first four are factors of what may be very large.
  return `matrix(${[...[a, b, c, d].map((each) => Number(each.toPrecision(9))), writeNumber(e), writeNumber(f)].join(' ')})`;
}

/** Whether a list of transforms is one of SVG 1.1, in numbers, which every reader takes. */
export function isPlainTransform(value: string): boolean {
  return /^[\d\s.,eE+()-]*$/.test(value.replace(/\b(?:matrix|translate|scale|rotate|skewX|skewY)\b/g, ''));
}

/** A number that an attribute says; `usual` where it says none. */
export function numberIn(attributes: ReadonlyMap<string, string>, name: string, usual = 0): number {
  const value = Number(attributes.get(name) ?? usual);
  return Number.isFinite(value) ? value : usual;
}

/** As lists of numbers are written in attributes; what is none is not a number. */
export function listOfNumbers(value: string): number[] {
  return value
    .trim()
    .split(/[\s,]+/)
    .map(Number);
}

/** Four numbers, or null: none, or one that shows nothing. */
export function readViewBox(value: string | undefined): readonly [number, number, number, number] | null {
  const numbers = listOfNumbers(value ?? '');
  const [x, y, width, height] = numbers;
  if (numbers.length !== 4 || numbers.some((each) => !Number.isFinite(each))) return null;
  return width! > 0 && height! > 0 ? [x!, y!, width!, height!] : null;
}

/** From the user units that a view box makes to those around it, where it stands in a box (SVG 2, 8.2). */
export function viewBoxMatrix(
  attributes: ReadonlyMap<string, string>,
  { width, height }: { readonly width: number; readonly height: number },
): Matrix {
  const [left, top] = [numberIn(attributes, 'x'), numberIn(attributes, 'y')];
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
