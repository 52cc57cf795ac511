import { partText, readZip, writeZip } from '../../src/package/index.ts';
import { type BrandWish, makeBrand } from './make-brand.ts';

/** A made brand file in which some parts say something else, and others are added. */
export function changedBrand(
  wish: BrandWish,
  changes: Readonly<Record<string, (text: string) => string | Uint8Array>>,
): Uint8Array {
  const { parts } = readZip(makeBrand(wish));
  for (const [name, change] of Object.entries(changes)) parts.set(name, change(partText(parts, name) ?? ''));
  return writeZip(parts);
}

/** The part of the layout for content, and those that it stands under. */
export const content = 'ppt/slideLayouts/slideLayout2.xml';
export const master = 'ppt/slideMasters/slideMaster1.xml';
export const theme = 'ppt/theme/theme1.xml';

export function relationshipsOf(part: string): string {
  const at = part.lastIndexOf('/');
  return `${part.slice(0, at)}/_rels${part.slice(at)}.rels`;
}

/** Leads from a part to a picture. */
export function picture(id: string, target: string): (text: string) => string {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
  const list = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
  return (text) =>
    (text || `${list}</Relationships>`).replace(
      '</Relationships>',
      `<Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`,
    );
}
