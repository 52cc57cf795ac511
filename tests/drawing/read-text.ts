import { type Drawing, type DrawingFault, readDrawing } from '../../src/drawing/index.ts';

/** Reads a drawing from its text; photos in it are taken as they are. */
export function readText(text: string | Uint8Array): Drawing | DrawingFault {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readDrawing(bytes, { checkRaster: (photo) => ({ mediaType: 'image/png', bytes: photo }) });
}

export const root = (inside: string, attributes = 'width="10" height="20"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

/** What becomes of what stands in a drawing of 10 by 20; fails where it is refused. */
export function drawn(inside: string, attributes = 'width="10" height="20"'): string {
  const read = readText(root(inside, attributes));
  if ('code' in read) throw new Error(`${read.code}: ${read.problem}`);
  return read.text
    .replace(
      /^<svg xmlns="[^"]*"(?: xmlns:xlink="[^"]*")? width="10" height="20" viewBox="0 0 10 20"/,
      '<svg',
    )
    .replace(' font-size="16" font-family="\'Times New Roman\',serif"', '')
    .replace(/^<svg>|<\/svg>$/g, '');
}

/** `code: problem | hint`, or what will look otherwise. */
export function verdict(text: string | Uint8Array): string {
  const read = readText(text);
  if ('code' in read) return `${read.code}: ${read.problem}${read.hint === null ? '' : ` | ${read.hint}`}`;
  return read.looks.length === 0 ? 'taken' : `taken: ${read.looks.join('; ')}`;
}

/** A drawing with the attributes of each tag in one order. */
export function inOrder(svg: string): string {
  return svg.replace(/<[^>]*>/g, (tag) => (tag.match(/[^\s=<>/]+(="[^"]*")?/g) ?? []).sort().join(' '));
}
