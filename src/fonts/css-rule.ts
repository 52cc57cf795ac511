import type { FontFace } from './read-face.ts';

/** A face in one style, under the name that texts ask for. */
export interface NamedFace {
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly face: FontFace;
  /** As `unicode-range` has it: what is drawn with this file, where others under the same name have the rest. */
  readonly range?: string;
}

/** The face as a rule of a style sheet that has the file in it, or where it is had from. */
export function cssRule(
  { name, bold, italic, face, range }: NamedFace,
  address: string = dataOf(face),
): string {
  const family = name.replace(/[^\p{L}\p{N} ._+()-]/gu, '');
  const style = `font-weight:${bold ? 700 : 400};font-style:${italic ? 'italic' : 'normal'}`;
  return `@font-face{font-family:"${family}";${style}${range ? `;unicode-range:${range}` : ''};src:url(${address}) format("${face.format}")}`;
}

/** As `unicode-range` has them. */
export function rangesOf(covers: FontFace['covers']): string {
  const hex = (code: number) => code.toString(16).toUpperCase();
  return covers.map(([from, to]) => `U+${hex(from)}${to === from ? '' : `-${hex(to)}`}`).join(',');
}

const types = { woff2: 'font/woff2', truetype: 'font/ttf', opentype: 'font/otf' } as const;
const packed = new WeakMap<FontFace, string>();

export function typeOf({ format }: FontFace): string {
  return types[format];
}

function dataOf(face: FontFace): string {
  const known =
    packed.get(face) ?? `data:${typeOf(face)};base64,${Buffer.from(face.bytes).toString('base64')}`;
  packed.set(face, known);
  return known;
}
