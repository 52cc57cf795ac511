import { FontFault } from './font-fault.ts';

/** A font as what it is made of. */
export interface FontTables {
  /** What its outlines are: `0x00010000` for TrueType, `OTTO` for those of PostScript. */
  readonly flavor: number;
  readonly tables: ReadonlyMap<string, Uint8Array>;
}

export const postScriptFlavor = 0x4f54544f;
const trueTypeFlavors: readonly number[] = [0x00010000, 0x74727565];
const mostTables = 100;

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The tag at a place: `glyf`. */
export function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

export function checkFlavor(flavor: number): void {
  if (flavor === 0x74746366)
    throw new FontFault(
      'is a collection of several fonts',
      'save the one that is meant in a file of its own',
    );
  if (flavor !== postScriptFlavor && !trueTypeFlavors.includes(flavor))
    throw new FontFault('is no font', 'a .woff2, .ttf or .otf file is meant');
}

/** The tables of a plain file (OpenType specification, "Organization of an OpenType font"). Throws a FontFault or RangeError. */
export function readTables(bytes: Uint8Array): FontTables {
  const view = viewOf(bytes);
  const flavor = view.getUint32(0);
  checkFlavor(flavor);
  const count = view.getUint16(4);
  if (count > mostTables) throw new FontFault('has more tables than any font');
  const tables = new Map<string, Uint8Array>();
  let size = 0;
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const start = view.getUint32(at + 8);
    const end = start + view.getUint32(at + 12);
    if (end > bytes.length) throw new FontFault('is cut off');
    size += end - start;
    // Some old fonts have the same bitmaps under two names; a hundred times the whole file is no font.
    if (size > 2 * bytes.length || tables.has(tagAt(view, at))) throw new FontFault('is damaged');
    tables.set(tagAt(view, at), bytes.subarray(start, end));
  }
  return { flavor, tables };
}

/** A plain file of tables. */
export function packTables({ flavor, tables }: FontTables): Uint8Array {
  const tags = [...tables.keys()].sort();
  const power = Math.floor(Math.log2(tags.length));
  const size = tags.reduce((sum, tag) => sum + padded(tables.get(tag)!.length), 12 + 16 * tags.length);
  const file = new Uint8Array(size);
  const view = viewOf(file);
  view.setUint32(0, flavor);
  view.setUint16(4, tags.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tags.length - 2 ** power));
  let offset = 12 + 16 * tags.length;
  let head = -1;
  tags.forEach((tag, i) => {
    const table = tables.get(tag)!;
    file.set(table, offset);
    if (tag === 'head' && table.length >= 12) {
      head = offset;
      // It is counted without itself.
      view.setUint32(offset + 8, 0);
    }
    const at = 12 + 16 * i;
    for (let k = 0; k < 4; k++) file[at + k] = tag.charCodeAt(k);
    view.setUint32(at + 4, sumOf(view, offset, padded(table.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, table.length);
    offset += padded(table.length);
  });
  if (head >= 0) view.setUint32(head + 8, (0xb1b0afba - sumOf(view, 0, size)) >>> 0);
  return file;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function sumOf(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
