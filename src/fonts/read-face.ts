import { readCharacterMap } from './character-map.ts';
import { FontFault } from './font-fault.ts';
import { type FontTables, packTables, postScriptFlavor, readTables, viewOf } from './font-tables.ts';
import { type PairKerning, readKerning } from './pair-kerning.ts';
import { isWoff2, unpackWoff2 } from './unpack-woff2.ts';

type Ems = number;

/** A face of a font file: what layout measures with, what pictures are drawn with, and what is embedded. */
export interface FontFace {
  /** As it stands in the project. */
  readonly bytes: Uint8Array;
  readonly format: 'woff2' | 'truetype' | 'opentype';
  /** Its own name; null: it says none. */
  readonly family: string | null;
  /** What may be done with it (OpenType specification, `OS/2`, fsType). */
  readonly rights: FontRights;
  readonly outlines: 'truetype' | 'postscript';
  /** Height of a line, as a share of the type size. */
  readonly pitch: Ems;
  /** First and last code points of the runs of characters that it has, in order. */
  readonly covers: readonly (readonly [from: number, to: number])[];
  /** What a character takes; NaN: it has none. */
  advanceOf(code: number): Ems;
  /** What neighbours on the right of a character are moved together (negative) or apart; null: nothing is kerned. */
  readonly kernOf: ((left: number, rights: readonly number[]) => Float32Array) | null;
  /** Of a face that several files make up: all of them. What is said of bytes and tables is of the first. */
  readonly files?: readonly FontFace[];
  /** As a plain file, its bytes made once. */
  plain(): Uint8Array;
  readonly tables: FontTables;
}

/** Free; in documents that can be edited; in those that are only read; in none. */
export type FontRights = 'free' | 'editable' | 'read-only' | 'none';

/** Reads a .woff2, .ttf or .otf file; what is wrong with it otherwise. */
export function readFace(bytes: Uint8Array): FontFace | FontFault {
  try {
    return faceOf(bytes);
  } catch (error) {
    if (error instanceof FontFault) return error;
    // A place beyond the end of a table.
    if (error instanceof RangeError) return new FontFault('is damaged or cut off');
    throw error;
  }
}

function faceOf(bytes: Uint8Array): FontFace {
  if (bytes.length < 12) throw new FontFault('is no font', 'a .woff2, .ttf or .otf file is meant');
  if (viewOf(bytes).getUint32(0) === 0x774f4646)
    throw new FontFault('is in the older form WOFF 1.0', 'a .woff2, .ttf or .otf file is meant');
  const packed = isWoff2(bytes);
  const font = packed ? unpackWoff2(bytes) : readTables(bytes);
  const { tables, flavor } = font;
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (!found) throw new FontFault(`has no table "${tag}"`);
    return found;
  };
  if (tables.has('fvar'))
    throw new FontFault(
      'is a variable font, which Office does not show',
      'give a file for each style that is used: regular, bold',
    );
  if (flavor !== postScriptFlavor) for (const tag of ['glyf', 'loca']) table(tag);
  else if (!tables.has('CFF ') && !tables.has('CFF2')) throw new FontFault('has no outlines');
  const [head, hhea, hmtx] = [viewOf(table('head')), viewOf(table('hhea')), viewOf(table('hmtx'))];
  const units = head.getUint16(18);
  // As the specification has them: of a font with one unit an em, letters are wider than a page.
  if (units < 16 || units > 16_384) throw new FontFault('has no size');
  const unit = 1 / units;
  const glyphs = viewOf(table('maxp')).getUint16(4);
  const full = hhea.getUint16(34);
  if (full === 0 || hmtx.byteLength < 4 * full) throw new FontFault('has no widths');
  const characters = readCharacterMap(table('cmap'), glyphs);
  const widthOf = (glyph: number) => hmtx.getUint16(4 * Math.min(glyph, full - 1)) * unit;
  const kerning = kerningOf(font);
  let plain: Uint8Array | null = packed ? null : bytes;
  return {
    bytes,
    format: packed ? 'woff2' : flavor === postScriptFlavor ? 'opentype' : 'truetype',
    family: familyOf(tables.get('name')),
    rights: rightsOf(tables.get('OS/2')),
    outlines: flavor === postScriptFlavor ? 'postscript' : 'truetype',
    pitch: (hhea.getInt16(4) - hhea.getInt16(6) + hhea.getInt16(8)) * unit,
    covers: runsOf(characters.keys()),
    advanceOf(code) {
      const glyph = characters.get(code);
      return glyph === undefined ? Number.NaN : widthOf(glyph);
    },
    kernOf: kerning && ((left, rights) => kerned(kerning, characters, unit, left, rights)),
    plain() {
      plain ??= packTables(font);
      return plain;
    },
    tables: font,
  };
}

function kerningOf(font: FontTables): PairKerning | null {
  try {
    return readKerning(font);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function kerned(
  kerning: PairKerning,
  characters: ReadonlyMap<number, number>,
  unit: number,
  left: number,
  rights: readonly number[],
): Float32Array {
  try {
    const row = kerning(
      characters.get(left) ?? 0,
      rights.map((right) => characters.get(right) ?? 0),
    );
    return Float32Array.from(row, (value) => value * unit);
  } catch (error) {
    // Programs that meet a table that is damaged do without it.
    if (error instanceof RangeError) return new Float32Array(rights.length);
    throw error;
  }
}

function rightsOf(table: Uint8Array | undefined): FontRights {
  if (!table) return 'free';
  const type = viewOf(table).getUint16(8);
  // Bitmaps only: there are none in what is embedded.
  if ((type & 0x200) !== 0) return 'none';
  // Where several are set, the one that allows most counts.
  if ((type & 8) !== 0) return 'editable';
  if ((type & 4) !== 0) return 'read-only';
  return (type & 2) !== 0 ? 'none' : 'free';
}

/** The family under which programs list it. */
function familyOf(table: Uint8Array | undefined): string | null {
  return table ? (nameIn(table, 1) ?? nameIn(table, 16)) : null;
}

/** A name of a font in English, of the records for Windows; null: there is none. */
export function nameIn(table: Uint8Array, id: number): string | null {
  const view = viewOf(table);
  const strings = view.getUint16(4);
  for (let at = 6; at < 6 + 12 * view.getUint16(2) && at + 12 <= view.byteLength; at += 12) {
    const [platform, , language, own, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      view.getUint16(at + field),
    ) as [number, number, number, number, number, number];
    if (platform !== 3 || language !== 0x409 || own !== id) continue;
    const start = strings + offset;
    const end = Math.min(start + length, view.byteLength);
    let text = '';
    for (let i = start; i + 1 < end; i += 2) text += String.fromCharCode(view.getUint16(i));
    if (text !== '') return text;
  }
  return null;
}

function runsOf(codes: Iterable<number>): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs;
}
