import { partText, readZip, ZipError } from '../../../package/index.ts';
import { scanXml } from './scan-xml.ts';
import { TagTable } from './tags.ts';

/** How files of a kind begin. */
const signatures: Readonly<Record<string, readonly (readonly number[])[]>> = {
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  jpeg: [[0xff, 0xd8, 0xff]],
  jpg: [[0xff, 0xd8, 0xff]],
  gif: [
    [0x47, 0x49, 0x46, 0x38, 0x37, 0x61],
    [0x47, 0x49, 0x46, 0x38, 0x39, 0x61],
  ],
};

/** What is wrong with a part that is not XML, judged by its extension; null when nothing is. */
export function checkBytes(extension: string, bytes: Uint8Array): string | null {
  if (extension === 'xlsx') return checkWorkbook(bytes);
  if (extension === 'svg') return checkDrawing(bytes);
  const beginnings = Object.hasOwn(signatures, extension) ? signatures[extension]! : null;
  if (!beginnings) return null;
  const fits = beginnings.some((beginning) => beginning.every((byte, i) => bytes[i] === byte));
  return fits ? null : `the bytes are not those of a ${extension} file`;
}

const nothing = { open: () => {}, badValue: () => {}, close: () => {} };

function checkDrawing(bytes: Uint8Array): string | null {
  const text = partText(new Map([['svg', bytes]]), 'svg')!;
  if (!/<svg[\s>]/.test(text)) return 'the bytes are not those of a svg file';
  // A declaration of a type is common in drawings; an XML fault behind it would be too.
  const fault = scanXml(text.replace(/<!DOCTYPE[^>[]*>/, ''), new TagTable(), nothing);
  return fault && `the drawing is not well-formed: ${fault}`;
}

function checkWorkbook(bytes: Uint8Array): string | null {
  try {
    const { parts } = readZip(bytes, { entries: 1000, inflatedBytes: 1 << 28 });
    if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml'))
      return 'the workbook lacks its parts';
    for (const name of parts.keys()) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      const fault = scanXml(partText(parts, name)!, new TagTable(), nothing);
      if (fault) return `"${name}" in the workbook is not well-formed: ${fault}`;
    }
    return null;
  } catch (error) {
    if (error instanceof ZipError || error instanceof TypeError) return 'the workbook cannot be opened';
    throw error;
  }
}
