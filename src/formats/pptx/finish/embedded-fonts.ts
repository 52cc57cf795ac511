import { type FontFace, nameIn, viewOf } from '../../../fonts/index.ts';
import { facesOf, type Theme } from '../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../xml/index.ts';
import type { PartSink } from './media-store.ts';

/** Writes the faces that a deck carries as parts, and gives the list of them for the presentation; empty: it carries none. */
export function writeEmbeddedFonts(
  theme: Theme,
  parts: PartSink,
  relate: (type: string, part: string) => string,
): string {
  const known = new Set(parts.names());
  const names = new Map<FontFace, string>();
  const partOf = (face: FontFace): string => {
    let name = names.get(face);
    if (name === undefined) {
      let number = 1;
      do name = `ppt/fonts/font${number++}.fntdata`;
      while (known.has(name));
      known.add(name);
      names.set(face, name);
      parts.set(name, eotOf(face));
    }
    return name;
  };
  const families = new Map<string, string[]>();
  for (const { name, bold, italic, face, embed } of facesOf(theme)) {
    if (!embed) continue;
    const element = bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular';
    const styles = families.get(name) ?? [];
    if (styles.some((each) => each.startsWith(`<p:${element} `))) continue;
    families.set(name, [...styles, `<p:${element} r:id="${relate('font', partOf(face))}"/>`]);
  }
  const listed = [...families].map(
    ([name, styles]) =>
      `<p:embeddedFont><p:font typeface="${escapeXmlAttribute(name)}"/>${inOrder(styles).join('')}</p:embeddedFont>`,
  );
  return listed.length === 0 ? '' : `<p:embeddedFontLst>${listed.join('')}</p:embeddedFontLst>`;
}

/** As the schema has them (ECMA-376 part 1, 19.2.1.9). */
function inOrder(styles: readonly string[]): readonly string[] {
  const order = ['regular', 'bold', 'italic', 'boldItalic'];
  const rank = (style: string) => order.indexOf(/^<p:(\w+)/.exec(style)![1]!);
  return [...styles].sort((a, b) => rank(a) - rank(b));
}

/**
 * A face as an Embedded OpenType file (W3C Member Submission of 2008), which is what a .fntdata part is: a header over the font, here
 * neither packed nor scrambled.
 */
function eotOf(face: FontFace): Uint8Array {
  const { tables } = face.tables;
  const font = face.plain();
  const os2 = tables.get('OS/2');
  const head = viewOf(font.subarray(tableStart(font, 'head')));
  const fixed = Buffer.alloc(82);
  fixed.writeUInt32LE(font.length, 4);
  fixed.writeUInt32LE(0x00020001, 8);
  fixed.writeUInt8(1, 26);
  fixed.writeUInt32LE(400, 28);
  if (os2 && os2.length >= 78) {
    const view = viewOf(os2);
    fixed.set(os2.subarray(32, 42), 16);
    fixed.writeUInt8(view.getUint16(62) & 1, 27);
    fixed.writeUInt32LE(view.getUint16(4), 28);
    fixed.writeUInt16LE(view.getUint16(8), 32);
    [42, 46, 50, 54].forEach((at, i) => {
      fixed.writeUInt32LE(view.getUint32(at), 36 + 4 * i);
    });
    if (os2.length >= 86)
      [78, 82].forEach((at, i) => {
        fixed.writeUInt32LE(view.getUint32(at), 52 + 4 * i);
      });
  }
  fixed.writeUInt16LE(0x504c, 34);
  fixed.writeUInt32LE(head.getUint32(8), 60);
  const table = tables.get('name');
  // Family, style, version and full name, each with its length before it and two bytes behind; then no root string.
  const names = [1, 2, 5, 4].map((id) => {
    const text = Buffer.from((table && nameIn(table, id)) ?? '', 'utf16le');
    const length = Buffer.alloc(2);
    length.writeUInt16LE(text.length);
    return Buffer.concat([length, text, Buffer.alloc(2)]);
  });
  const file = Buffer.concat([fixed, ...names, Buffer.alloc(2), font]);
  file.writeUInt32LE(file.length, 0);
  return file;
}

function tableStart(font: Uint8Array, tag: string): number {
  const view = viewOf(font);
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16)
    if (Buffer.from(font.subarray(at, at + 4)).toString('latin1') === tag) return view.getUint32(at + 8);
  throw new Error(`the font has no table "${tag}"`);
}
