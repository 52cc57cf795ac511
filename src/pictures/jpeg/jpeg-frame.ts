import type { ByteReader } from '../byte-reader.ts';
import { cutOff, malformed } from '../limits.ts';
import type { HuffmanTable } from './bit-reader.ts';

/** A frame header (ITU-T T.81, B.2.2). */
export interface JpegFrame {
  readonly coding: JpegCoding;
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: readonly JpegComponent[];
}

interface JpegComponent {
  readonly id: number;
  /** Samples across and down where the least have one. */
  readonly across: number;
  readonly down: number;
  readonly quantization: number;
}

/** By the marker of the frame. */
interface JpegCoding {
  readonly kind: 'baseline' | 'extended' | 'progressive' | 'lossless' | 'hierarchical';
  readonly arithmetic: boolean;
}

/** A scan header (B.2.3) with what was in force where it stands. */
export interface JpegPass {
  readonly parts: readonly {
    readonly component: number;
    readonly dc: HuffmanTable | null;
    readonly ac: HuffmanTable | null;
  }[];
  /** First and last of the coefficients; and the bits that were sent before and are sent now. */
  readonly first: number;
  readonly last: number;
  readonly before: number;
  readonly now: number;
  readonly restartInterval: number;
  /** Where its data begin and end in the file. */
  readonly start: number;
  readonly end: number;
}

/** The coding that a marker stands for; null for markers of other things. */
export function codingOf(marker: number): JpegCoding | null {
  if (marker < 0xc0 || marker > 0xcf || marker === 0xc4 || marker === 0xc8 || marker === 0xcc) return null;
  const arithmetic = marker > 0xc8;
  const kinds = ['baseline', 'extended', 'progressive', 'lossless'] as const;
  return { kind: marker & 4 ? 'hierarchical' : kinds[marker & 3]!, arithmetic };
}

export function readFrame(segment: ByteReader, coding: JpegCoding): JpegFrame {
  const count = segment.uint8(5);
  if (count < 1 || count > 4 || segment.length !== 6 + 3 * count) throw malformed('has a broken frame');
  const components = Array.from({ length: count }, (_, i) => {
    const at = 6 + 3 * i;
    const sampling = segment.uint8(at + 1);
    return {
      id: segment.uint8(at),
      across: sampling >> 4,
      down: sampling & 15,
      quantization: segment.uint8(at + 2),
    };
  });
  const precision = segment.uint8(0);
  const isSound =
    new Set(components.map(({ id }) => id)).size === count &&
    components.every(
      ({ across, down, quantization }) =>
        across >= 1 && across <= 4 && down >= 1 && down <= 4 && quantization <= 3,
    ) &&
    precision >= 2 &&
    precision <= 16;
  if (!isSound) throw malformed('has a broken frame');
  return { coding, precision, height: segment.uint16(1), width: segment.uint16(3), components };
}

/** How many blocks of 8 by 8 a component has; `padded`: with those that fill the last units up (A.2.4). */
export function blocksOf(
  frame: JpegFrame,
  { across, down }: JpegComponent,
): {
  readonly wide: number;
  readonly high: number;
  readonly paddedWide: number;
  readonly paddedHigh: number;
} {
  const most = mostSamples(frame);
  const units = unitsOf(frame);
  return {
    wide: Math.ceil((frame.width * across) / most.across / 8),
    high: Math.ceil((frame.height * down) / most.down / 8),
    paddedWide: units.wide * across,
    paddedHigh: units.high * down,
  };
}

/** How many units of interleaved blocks a frame has. */
export function unitsOf(frame: JpegFrame): { readonly wide: number; readonly high: number } {
  const most = mostSamples(frame);
  return {
    wide: Math.ceil(frame.width / (8 * most.across)),
    high: Math.ceil(frame.height / (8 * most.down)),
  };
}

function mostSamples({ components }: JpegFrame): { readonly across: number; readonly down: number } {
  return {
    across: Math.max(...components.map(({ across }) => across)),
    down: Math.max(...components.map(({ down }) => down)),
  };
}

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
