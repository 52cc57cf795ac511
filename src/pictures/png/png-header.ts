import type { ByteReader } from '../byte-reader.ts';
import { malformed } from '../fault.ts';

/** IHDR (ISO/IEC 15948, 11.2.2). */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha. */
  readonly colorType: number;
  readonly interlaced: boolean;
  /** Bits of a pixel. */
  readonly pixelBits: number;
}

export function readPngHeader(data: ByteReader): PngHeader {
  if (data.length !== 13) throw malformed('has a broken header');
  const [width, height] = [data.uint32(0), data.uint32(4)];
  const [depth, colorType] = [data.uint8(8), data.uint8(9)];
  const channels = channelsOf[colorType];
  if (!channels || !depthsOf[colorType]!.includes(depth)) throw malformed('has a broken header');
  if (data.uint8(10) !== 0 || data.uint8(11) !== 0 || data.uint8(12) > 1)
    throw malformed('has a broken header');
  return {
    width,
    height,
    depth,
    colorType,
    interlaced: data.uint8(12) === 1,
    pixelBits: channels * depth,
  };
}

/** A rectangle of the picture that is stored by itself: all of it, or one pass of Adam7 (8.2). */
export interface PngPass {
  readonly width: number;
  readonly height: number;
}

export function passesOf({ width, height, interlaced }: PngHeader): readonly PngPass[] {
  if (!interlaced) return [{ width, height }];
  return adam7
    .map(([x, y, dx, dy]) => ({
      width: Math.max(0, Math.ceil((width - x) / dx)),
      height: Math.max(0, Math.ceil((height - y) / dy)),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

/** Bytes of a row, without the one for its filter. */
export function rowLength({ pixelBits }: PngHeader, width: number): number {
  return Math.ceil((width * pixelBits) / 8);
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** First column and row, and the steps between them. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
