import { ByteReader, startsWith } from './byte-reader.ts';
import { classifyProfile } from './color-profile.ts';
import { scanJpeg } from './jpeg/scan-jpeg.ts';
import { checkSize, cutOff, malformed } from './limits.ts';
import { scanPng } from './png/scan-png.ts';
import { type RasterFormat, type RasterScan, rasterFormat, readOrientation, srgb } from './raster-scan.ts';
import { scanGif } from './scan-gif.ts';

/** Reads the structure of a picture by its own format; null: it is of none. Throws a PictureFault. */
export function scanRaster(bytes: Uint8Array): RasterScan | null {
  const format = rasterFormat(bytes);
  return format && scanners[format](bytes);
}

const scanners: Readonly<Record<RasterFormat, (bytes: Uint8Array) => RasterScan>> = {
  png: scanPng,
  jpeg: scanJpeg,
  gif: scanGif,
  webp: scanWebp,
};

/** RFC 9649, 2.3 to 2.7: chunks in a RIFF file. It is always decoded and saved again. Throws a PictureFault. */
function scanWebp(bytes: Uint8Array): RasterScan {
  const reader = new ByteReader(bytes, 'little-endian');
  const end = 8 + reader.uint32(4);
  if (end > bytes.length) throw cutOff();
  const chunks = new Map<string, Uint8Array>();
  for (let at = 12; at + 8 <= end; ) {
    const [type, length] = [reader.latin(at, 4), reader.uint32(at + 4)];
    if (at + 8 + length > end) throw cutOff();
    if (!chunks.has(type)) chunks.set(type, reader.slice(at + 8, length));
    at += 8 + length + (length & 1);
  }
  const { width, height, alpha, moves } = readHeader(chunks);
  checkSize(width, height);
  const profile = chunks.get('ICCP');
  const exif = chunks.get('EXIF');
  return {
    format: 'webp',
    width,
    height,
    orientation: exif ? readOrientation(exif) : 1,
    alpha,
    moves,
    colors: profile ? classifyProfile(profile, 'rgb') : srgb,
    odd: 'WebP',
    // What lost nothing is not to lose anything now.
    saved: chunks.has('VP8 ') && !alpha ? { subsampled: true } : null,
    checkPixels: () => undefined,
    clean: () => bytes,
  };
}

function readHeader(chunks: ReadonlyMap<string, Uint8Array>) {
  const extended = chunks.get('VP8X');
  if (extended) {
    const data = new ByteReader(extended, 'little-endian');
    const flags = data.uint8(0);
    const moves = (flags & 0x02) !== 0;
    if (!moves && !chunks.has('VP8 ') && !chunks.has('VP8L')) throw malformed('holds no pixels');
    return {
      width: data.uint24(4) + 1,
      height: data.uint24(7) + 1,
      alpha: (flags & 0x10) !== 0,
      moves,
    };
  }
  const lossy = chunks.get('VP8 ');
  if (lossy) {
    const data = new ByteReader(lossy, 'little-endian');
    if (data.uint24(3) !== 0x2a019d) throw malformed('has a broken header');
    return { width: data.uint16(6) & 0x3fff, height: data.uint16(8) & 0x3fff, alpha: false, moves: false };
  }
  const lossless = chunks.get('VP8L');
  if (!lossless || !startsWith(lossless, '\x2f')) throw malformed('holds no pixels');
  const bits = new ByteReader(lossless, 'little-endian').uint32(1);
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    alpha: ((bits >>> 28) & 1) === 1,
    moves: false,
  };
}
