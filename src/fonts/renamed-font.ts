import type { NamedFace } from './css-rule.ts';
import { packTables, viewOf } from './font-tables.ts';
import type { FontFace } from './read-face.ts';

const made = new WeakMap<FontFace, Map<string, Uint8Array>>();

/**
 * The font as a plain file that is found under a name, for a renderer that looks for one by what the file says: with the name,
 * weight and slope that the theme gives it, and without ligatures, which layout does not know; letters that join keep theirs.
 */
export function renamedFont({ name, bold, italic, face }: NamedFace): Uint8Array {
  const styles = made.get(face) ?? new Map<string, Uint8Array>();
  made.set(face, styles);
  const key = `${name} ${bold} ${italic}`;
  let file = styles.get(key);
  if (!file) {
    const tables = new Map(face.tables.tables);
    tables.set(
      'name',
      nameTable(name, [bold ? 'Bold' : '', italic ? 'Italic' : ''].join(' ').trim() || 'Regular'),
    );
    const os2 = tables.get('OS/2');
    if (os2 && os2.length >= 64) tables.set('OS/2', styledTable(os2, bold, italic));
    if (!joins(face)) tables.delete('GSUB');
    file = packTables({ flavor: face.tables.flavor, tables });
    styles.set(key, file);
  }
  return file;
}

/** Whether it has letters of scripts whose signs change beside each other. */
function joins({ covers }: FontFace): boolean {
  return covers.some(([from, to]) => to >= 0x600 && from <= 0x17ff);
}

/** Weight, and the flags italic (0), bold (5) and regular (6). */
function styledTable(table: Uint8Array, bold: boolean, italic: boolean): Uint8Array {
  const own = table.slice();
  const view = viewOf(own);
  view.setUint16(4, bold ? 700 : 400);
  const others = view.getUint16(62) & ~0x261;
  view.setUint16(62, others | (italic ? 1 : 0) | (bold ? 0x20 : 0) | (bold || italic ? 0 : 0x40));
  return own;
}

/** Family, style, full name and name in PostScript, for Windows in English. */
function nameTable(family: string, style: string): Uint8Array {
  const full = style === 'Regular' ? family : `${family} ${style}`;
  const names = [
    [1, family],
    [2, style],
    [4, full],
    [6, full.replace(/[^A-Za-z0-9-]/g, '')],
  ] as const;
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  names.forEach(([id], i) => {
    const length = texts[i]!.length;
    [3, 1, 0x409, id, length, offset].forEach((value, field) => {
      header.writeUInt16BE(value, 6 + 12 * i + 2 * field);
    });
    offset += length;
  });
  return Buffer.concat([header, ...texts]);
}
