import type { ByteReader } from '../byte-reader.ts';
import { cutOff, malformed } from '../fault.ts';

/** A marker with what belongs to it (ITU-T T.81, B.1.1). */
export interface JpegSegment {
  readonly marker: number;
  /** From the marker to the end of what belongs to it; of a scan header, with its data. */
  readonly start: number;
  readonly end: number;
  /** Behind the length; empty for markers that stand alone. */
  readonly data: Uint8Array;
  /** Where the pixels of a scan begin. */
  readonly pixels: number;
}

export const marker = {
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  dqt: 0xdb,
  dht: 0xc4,
  dri: 0xdd,
  app0: 0xe0,
} as const;

/** All segments from the first marker to the end of the picture. */
export function readSegments(reader: ByteReader): readonly JpegSegment[] {
  const segments: JpegSegment[] = [];
  let at = 0;
  for (;;) {
    const start = at;
    if (reader.uint8(at) !== 0xff) throw malformed('has a broken segment');
    while (reader.uint8(at) === 0xff) at += 1;
    const code = reader.uint8(at);
    at += 1;
    let data: Uint8Array = empty;
    if (isReserved(code) || (code === marker.soi && segments.length > 0))
      throw malformed('has a broken segment');
    if (!standsAlone(code)) {
      const length = reader.uint16(at);
      if (length < 2) throw malformed('has a broken segment');
      data = reader.slice(at + 2, length - 2);
      at += length;
    }
    const pixels = at;
    if (code === marker.sos) at = endOfScan(reader.bytes, at);
    segments.push({ marker: code, start, end: at, data, pixels });
    if (code === marker.eoi) return segments;
    if (segments.length > mostSegments) throw malformed('has more segments than any picture');
    if (at >= reader.length) throw cutOff();
  }
}

const empty = new Uint8Array();
/** The longest profile is spread over 255 of them. */
const mostSegments = 5000;

/** What table B.1 gives to nothing, or to other standards: no decoder goes on behind them. */
function isReserved(code: number): boolean {
  return (code < 0xc0 && code !== 0x01) || code === 0xc8 || (code >= 0xf0 && code <= 0xfd);
}

function standsAlone(code: number): boolean {
  return code === 0x01 || (code >= 0xd0 && code <= 0xd9);
}

/** In the data of a scan, 0xFF is followed by 0x00, a restart marker or more of its kind. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1];
    if (next === undefined) return bytes.length;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}
