import { crc32 } from 'node:zlib';
import { type ByteReader, startsWith } from '../byte-reader.ts';
import { cutOff, malformed } from '../fault.ts';

export interface PngChunk {
  readonly type: string;
  /** Where it begins, with its length. */
  readonly start: number;
  readonly data: Uint8Array;
}

/** PNG (ISO/IEC 15948, 5.3): chunks of length, type, data and checksum, from IHDR to IEND. */
export function readChunks(reader: ByteReader): readonly PngChunk[] {
  const chunks: PngChunk[] = [];
  for (let at = 8; ; ) {
    const length = reader.uint32(at);
    const type = reader.latin(at + 4, 4);
    if (chunks.length === 0 && type !== 'IHDR') throw malformed('has no header');
    if (!/^[A-Za-z]{4}$/.test(type) || length > 0x7fffffff) throw malformed('has a broken chunk');
    if (at + 12 + length > reader.length) throw cutOff();
    const data = reader.slice(at + 8, length);
    if (crc32(reader.slice(at + 4, 4 + length)) !== reader.uint32(at + 8 + length)) {
      throw malformed(`is damaged: the checksum of its part ${type} does not fit`);
    }
    chunks.push({ type, start: at, data });
    at += 12 + length;
    if (type === 'IEND') return chunks;
  }
}

/** What stands once at the most, and what it stands before (5.6). */
export function checkOrder(chunks: readonly PngChunk[]): void {
  const seen = new Set<string>();
  let last = '';
  for (const { type, data } of chunks) {
    const isCritical = type.charCodeAt(0) < 0x60;
    if (isCritical && !critical.has(type)) throw malformed(`has a part that no program knows (${type})`);
    if (once.has(type) && seen.has(type)) throw malformed(`has the part ${type} twice`);
    if (type === 'IDAT' && seen.has('IDAT') && last !== 'IDAT') throw malformed('has its pixels in pieces');
    if (beforePixels.has(type) && seen.has('IDAT')) throw malformed(`has the part ${type} too late`);
    if (beforePalette.has(type) && seen.has('PLTE')) throw malformed(`has the part ${type} too late`);
    if (type === 'PLTE' && (seen.has('tRNS') || seen.has('bKGD')))
      throw malformed('has its palette too late');
    if (type === 'IEND' && data.length > 0) throw malformed('has a broken end');
    seen.add(type);
    last = type;
  }
  if (!seen.has('IDAT')) throw malformed('holds no pixels');
}

/** Text before a zero byte, then what the rest of a chunk says (iCCP). */
export function afterName(data: Uint8Array): Uint8Array {
  const end = data.indexOf(0);
  return end < 0 || startsWith(data, '\0') ? new Uint8Array() : data.subarray(end + 1);
}

const critical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const once = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'bKGD',
  'pHYs',
]);
const beforePixels = new Set([...once, 'acTL'].filter((type) => type !== 'IHDR'));
const beforePalette = new Set(['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT']);
