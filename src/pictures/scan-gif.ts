import { ByteReader, joinBytes, startsWith } from './byte-reader.ts';
import { checkSize, malformed, PictureFault } from './limits.ts';
import { type RasterScan, srgb } from './raster-scan.ts';

/** All pictures of an animation together; each is decoded on its own. */
const mostPixels = 500_000_000;

interface GifBlock {
  readonly kind: 'picture' | 'control' | 'loop' | 'other';
  readonly start: number;
  readonly end: number;
}

interface GifPicture {
  readonly width: number;
  readonly height: number;
  readonly codeSize: number;
  readonly data: readonly Uint8Array[];
}

/** GIF89a, 17 to 27: screen, colour table, then blocks of sub-blocks, up to the trailer. Throws a PictureFault. */
export function scanGif(bytes: Uint8Array): RasterScan {
  const reader = new ByteReader(bytes, 'little-endian');
  const [width, height] = [reader.uint16(6), reader.uint16(8)];
  checkSize(width, height);
  const { blocks, pictures, end } = readBlocks(reader, { width, height });
  return {
    format: 'gif',
    width,
    height,
    orientation: 1,
    alpha: true,
    moves: pictures.length > 1,
    colors: srgb,
    odd: null,
    saved: null,
    checkPixels: () => {
      for (const picture of pictures) checkLzw(picture);
    },
    clean: () => cleanGif(bytes, blocks, end),
  };
}

function readBlocks(reader: ByteReader, screen: { readonly width: number; readonly height: number }) {
  const hasColors = (reader.uint8(10) & 0x80) !== 0;
  const blocks: GifBlock[] = [{ kind: 'other', start: 0, end: 13 + colorTableLength(reader.uint8(10)) }];
  const pictures: GifPicture[] = [];
  let pixels = 0;
  let at = blocks[0]!.end;
  for (;;) {
    const start = at;
    const introducer = reader.uint8(at);
    if (introducer === 0x3b) {
      if (pictures.length === 0) throw malformed('holds no pixels');
      return { blocks, pictures, end: at + 1 };
    }
    if (introducer === 0x2c) {
      const picture = readPicture(reader, start, screen, hasColors);
      pixels += picture.width * picture.height;
      if (pixels > mostPixels) {
        const problem = `has more than ${mostPixels / 1e6} million pixels in all its pictures`;
        throw new PictureFault('picture-size', problem, 'save it smaller or with fewer pictures');
      }
      pictures.push(picture);
      at = picture.end;
      blocks.push({ kind: 'picture', start, end: at });
    } else if (introducer === 0x21) {
      at = readSubBlocks(reader, at + 2).end;
      blocks.push({ kind: extensionKind(reader, start), start, end: at });
    } else throw malformed('has a broken block');
  }
}

function extensionKind(reader: ByteReader, start: number): GifBlock['kind'] {
  const label = reader.uint8(start + 1);
  if (label === 0xf9) return 'control';
  const name = label === 0xff && reader.uint8(start + 2) === 11 ? reader.slice(start + 3, 11) : null;
  return name && (startsWith(name, 'NETSCAPE2.0') || startsWith(name, 'ANIMEXTS1.0')) ? 'loop' : 'other';
}

function readPicture(
  reader: ByteReader,
  start: number,
  screen: { readonly width: number; readonly height: number },
  hasColors: boolean,
): GifPicture & { readonly end: number } {
  const [left, top] = [reader.uint16(start + 1), reader.uint16(start + 3)];
  const [width, height] = [reader.uint16(start + 5), reader.uint16(start + 7)];
  const flags = reader.uint8(start + 9);
  if (width === 0 || height === 0 || left + width > screen.width || top + height > screen.height) {
    throw malformed('has a picture that does not fit its size');
  }
  if (!hasColors && (flags & 0x80) === 0) throw malformed('has no colours');
  const at = start + 10 + colorTableLength(flags);
  const codeSize = reader.uint8(at);
  const { data, end } = readSubBlocks(reader, at + 1);
  return { width, height, codeSize, data, end };
}

function readSubBlocks(reader: ByteReader, start: number) {
  const data: Uint8Array[] = [];
  let at = start;
  for (let length = reader.uint8(at); length > 0; length = reader.uint8(at)) {
    data.push(reader.slice(at + 1, length));
    at += length + 1;
  }
  return { data, end: at + 1 };
}

function colorTableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The screen, the pictures, what says how long each is shown and how often all are. */
function cleanGif(bytes: Uint8Array, blocks: readonly GifBlock[], end: number): Uint8Array {
  const kept = blocks.filter(({ kind, start }) => kind !== 'other' || start === 0);
  if (kept.length === blocks.length && end === bytes.length) return bytes;
  return joinBytes([
    ...kept.map(({ start, end: last }) => bytes.subarray(start, last)),
    bytes.subarray(end - 1, end),
  ]);
}

/** Blocks that show nothing, by what people call them. */
export function gifMetadata(bytes: Uint8Array): readonly string[] {
  const reader = new ByteReader(bytes, 'little-endian');
  const screen = { width: reader.uint16(6), height: reader.uint16(8) };
  const { blocks, end } = readBlocks(reader, screen);
  const names = blocks.slice(1).flatMap(({ kind, start }) => {
    if (kind !== 'other') return [];
    const label = bytes[start + 1];
    return [label === 0xfe ? 'a comment' : label === 0xff ? 'data of a program' : 'text'];
  });
  if (end < bytes.length) names.push('data behind its end');
  return [...new Set(names)];
}

/**
 * Follows the codes of a GIF's picture (GIF89a, appendix F) without making pixels of them: each is known, and together
 * they come to as many pixels as its size takes. Throws a PictureFault.
 */
function checkLzw(picture: {
  readonly width: number;
  readonly height: number;
  readonly codeSize: number;
  readonly data: readonly Uint8Array[];
}): void {
  const { codeSize, data } = picture;
  if (codeSize < 1 || codeSize > 8) throw malformed('has pixels that cannot be unpacked');
  const clear = 1 << codeSize;
  const wanted = picture.width * picture.height;
  /** How many pixels a code stands for; by number. */
  const lengths = new Uint32Array(4096).fill(1, 0, clear);
  let [next, width, before, pixels] = [clear + 2, codeSize + 1, -1, 0];
  let [bits, count] = [0, 0];
  for (const block of data) {
    for (const byte of block) {
      bits |= byte << count;
      count += 8;
      while (count >= width) {
        const code = bits & ((1 << width) - 1);
        bits >>>= width;
        count -= width;
        if (code === clear + 1) {
          if (pixels < wanted) throw malformed('lacks a part of its pixels');
          return;
        }
        if (code === clear) {
          [next, width, before] = [clear + 2, codeSize + 1, -1];
          continue;
        }
        if (code > next || (code === next && (before < 0 || next > 4095))) {
          // What comes behind the last pixel is shown by nobody.
          if (pixels >= wanted) return;
          throw malformed('has pixels that cannot be unpacked');
        }
        if (before >= 0 && next < 4096) {
          lengths[next] = lengths[before]! + 1;
          next += 1;
          if (next === 1 << width && width < 12) width += 1;
        }
        pixels += lengths[code]!;
        before = code;
      }
    }
  }
  // Some programs leave the last code out.
  if (pixels < wanted) throw malformed('lacks a part of its pixels');
}
