import type { BrandFile } from '../../../theme/index.ts';

/** The notes master of a deck on a brand file: the file's own, else ours under a free name. */
export function notesMasterOf(brand: BrandFile): string {
  return brand.notesMaster ?? freeName('ppt/notesMasters/notesMaster', brand);
}

/** Where a deck says what it was when it was written. */
export function basePartOf(brand: BrandFile | undefined): string {
  let number = 1;
  while (
    brand?.parts.has(`customXml/item${number}.xml`) ||
    brand?.parts.has(`customXml/itemProps${number}.xml`)
  )
    number += 1;
  return `customXml/item${number}.xml`;
}

/** A name that no part of the file has: `ppt/theme/theme4.xml`. */
export function freeName(stem: string, { parts }: BrandFile): string {
  let number = 1;
  while (parts.has(`${stem}${number}.xml`)) number += 1;
  return `${stem}${number}.xml`;
}

/** What pictures of a deck begin with: no part of the file does. */
export function mediaStem(brand: BrandFile | undefined): string {
  let stem = 'image';
  const taken = (own: string) =>
    [...(brand?.parts.keys() ?? [])].some((name) => name.startsWith(`ppt/media/${own}`));
  while (taken(stem)) stem = `deck-${stem}`;
  return `ppt/media/${stem}`;
}

/** The number of the last chart that the file has. */
export function lastChart(brand: BrandFile | undefined): number {
  let last = 0;
  for (const name of brand?.parts.keys() ?? []) {
    const number = Number(/(?:charts\/chart|embeddings\/Microsoft_Excel_Sheet)(\d+)\./.exec(name)?.[1] ?? 0);
    last = Math.max(last, number);
  }
  return last;
}
