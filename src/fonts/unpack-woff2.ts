import { brotliDecompressSync } from 'node:zlib';
import { FontFault } from './font-fault.ts';
import { checkFlavor, type FontTables, tagAt, viewOf } from './font-tables.ts';
import { rebuildGlyphs, rebuildMetrics } from './woff2-glyphs.ts';

/** Of a font that was unpacked, in bytes. */
const mostBytes = 64 * 1024 * 1024;
const mostTables = 100;

/** Tags by their number (WOFF 2.0, section 4.1). */
const knownTags = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx ' +
  'BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty ' +
  'just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((tag) => tag.replace('_', ' '));

export function isWoff2(bytes: Uint8Array): boolean {
  return bytes.length > 4 && viewOf(bytes).getUint32(0) === 0x774f4632;
}

interface Entry {
  readonly tag: string;
  readonly transformed: boolean;
  readonly length: number;
}

/**
 * The tables of a WOFF 2.0 file (W3C Recommendation): one stream of Brotli in which outlines are written in a shorter way.
 * Throws a FontFault or RangeError.
 */
export function unpackWoff2(bytes: Uint8Array): FontTables {
  const view = viewOf(bytes);
  const flavor = view.getUint32(4);
  checkFlavor(flavor);
  const count = view.getUint16(12);
  if (count > mostTables) throw new FontFault('has more tables than any font');
  const packed = view.getUint32(20);
  let at = 48;
  /** UIntBase128 (section 4.1). */
  const number = (): number => {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = view.getUint8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new FontFault('is damaged');
  };
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    const flags = view.getUint8(at++);
    let tag = knownTags[flags & 0x3f];
    if (tag === undefined) {
      tag = tagAt(view, at);
      at += 4;
    }
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const length = number();
    entries.push({ tag, transformed, length: transformed ? number() : length });
  }
  if (at + packed > bytes.length) throw new FontFault('is cut off');
  const whole = inflate(bytes.subarray(at, at + packed));
  const tables = new Map<string, Uint8Array>();
  const shortened = new Set<string>();
  let offset = 0;
  for (const { tag, transformed, length } of entries) {
    if (offset + length > whole.length) throw new FontFault('is damaged');
    tables.set(tag, whole.subarray(offset, offset + length));
    if (transformed) shortened.add(tag);
    offset += length;
  }
  if (shortened.has('glyf')) {
    const { lefts, ...rebuilt } = rebuildGlyphs(tables.get('glyf')!, needed(tables, 'head'));
    for (const [tag, table] of Object.entries(rebuilt)) tables.set(tag, table);
    if (shortened.has('hmtx'))
      tables.set('hmtx', rebuildMetrics(tables.get('hmtx')!, needed(tables, 'hhea'), lefts));
  } else if (shortened.has('hmtx')) throw new FontFault('is damaged');
  return { flavor, tables };
}

function needed(tables: FontTables['tables'], tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new FontFault(`has no table "${tag}"`);
  return table;
}

function inflate(packed: Uint8Array): Uint8Array {
  try {
    return brotliDecompressSync(packed, { maxOutputLength: mostBytes });
  } catch {
    throw new FontFault('is damaged');
  }
}
