import type { SnapshotBox, SnapshotCrop } from './snapshot.ts';

/** LibreOffice keeps places in hundredths of a millimetre: up to 720 EMU are lost on the way. */
const boxSlack = 1000;
/** Half a point. */
const sizeSlack = 0.5;
/** Of 255: tints are rounded differently. */
const colorSlack = 3;

export function sameBox(a: SnapshotBox | null, b: SnapshotBox | null, slack = boxSlack): boolean {
  return a === null || b === null || a.every((value, i) => Math.abs(value - b[i]!) <= slack);
}

export function sameSize(a: number, b: number): boolean {
  return Math.abs(a - b) <= sizeSlack;
}

/** `other`: a gradient or a picture, which has no one colour. */
export function sameColor(a: string, b: string): boolean {
  if (a === b || a === 'other' || b === 'other') return true;
  if (a === 'none' || b === 'none') return false;
  return [0, 2, 4].every(
    (at) =>
      Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) <=
      colorSlack,
  );
}

export function sameText(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null || (a.length === b.length && a.every((line, i) => line === b[i]));
}

/** Columns and rows: a hundredth of an inch. */
export function sameLengths(a: readonly number[], b: readonly number[]): boolean {
  return a.every((length, i) => Math.abs(length - b[i]!) <= 9144);
}

/** In thousandths; LibreOffice rounds to the pixels of the picture. */
export function sameCrop(a: SnapshotCrop, b: SnapshotCrop): boolean {
  return a.every((side, i) => Math.abs(side - b[i]!) <= 20);
}
