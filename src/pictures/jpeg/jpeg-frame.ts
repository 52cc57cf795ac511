import type { ByteReader } from '../byte-reader.ts';
import { malformed } from '../fault.ts';
import type { HuffmanTable } from './huffman-table.ts';

/** A frame header (ITU-T T.81, B.2.2). */
export interface JpegFrame {
  readonly coding: JpegCoding;
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: readonly JpegComponent[];
}

export interface JpegComponent {
  readonly id: number;
  /** Samples across and down where the least have one. */
  readonly across: number;
  readonly down: number;
  readonly quantization: number;
}

/** By the marker of the frame. */
export interface JpegCoding {
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
