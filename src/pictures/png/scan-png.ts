import { constants, inflateSync } from 'node:zlib';
import { ByteReader, joinBytes } from '../byte-reader.ts';
import { hasPlace, namesPlace, placeName, readOrientation } from '../exif.ts';
import { malformed } from '../fault.ts';
import { checkSize } from '../limits.ts';
import type { RasterScan } from '../raster-scan.ts';
import { pngColors } from './png-colors.ts';
import { type PngHeader, readPngHeader } from './png-header.ts';
import { checkOrder, type PngChunk, readChunks } from './read-chunks.ts';
import { pixelBytesOf, RowChecker } from './row-checker.ts';

/** What else than a scan the thread needs that looks at the pixels of a large PNG. */
export interface PngScan extends RasterScan {
  readonly pixelBytes: number;
  readonly pixelData: readonly Uint8Array[];
  readonly rowChecker: () => RowChecker;
}

/** Reads the structure of a PNG (ISO/IEC 15948). Throws a PictureFault. */
export function scanPng(bytes: Uint8Array): PngScan {
  const reader = new ByteReader(bytes);
  if (reader.latin(12, 4) !== 'IHDR') throw malformed('has no header');
  checkSize(reader.uint32(16), reader.uint32(20));
  const chunks = readChunks(reader);
  const header = readPngHeader(new ByteReader(chunks[0]!.data));
  checkOrder(chunks);
  const find = (type: string): Uint8Array | null => chunks.find((chunk) => chunk.type === type)?.data ?? null;
  const palette = find('PLTE');
  const transparent = find('tRNS');
  checkPalette(header, palette, transparent);
  const pixelData = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const rowChecker = (): RowChecker =>
    new RowChecker(header, header.colorType === 3 ? palette!.length / 3 : null);
  const exif = find('eXIf');
  return {
    format: 'png',
    width: header.width,
    height: header.height,
    orientation: exif ? readOrientation(exif) : 1,
    alpha: header.colorType >= 4 || transparent !== null,
    moves: find('acTL') !== null,
    colors: pngColors(header, find),
    odd: null,
    saved: null,
    pixelBytes: pixelBytesOf(header),
    pixelData,
    rowChecker,
    checkPixels: () => checkPixels(pixelData, rowChecker(), pixelBytesOf(header)),
    clean: ({ colors }) => cleanPng(bytes, chunks, colors),
  };
}

/** 11.2.3 and 11.3.2.1. A palette that is longer than its indexes reach does no harm. */
function checkPalette(
  { colorType, depth }: PngHeader,
  palette: Uint8Array | null,
  transparent: Uint8Array | null,
): void {
  if (palette) {
    const fits = palette.length % 3 === 0 && palette.length >= 3 && palette.length <= 768;
    if (!fits || colorType === 0 || colorType === 4) throw malformed('has a broken palette');
  } else if (colorType === 3) throw malformed('has no palette');
  if (!transparent) return;
  const { length } = transparent;
  const fits =
    (colorType === 0 && length === 2) ||
    (colorType === 2 && length === 6) ||
    (colorType === 3 && length > 0 && length <= palette!.length / 3);
  if (!fits) throw malformed('has a broken list of transparent colours');
  // A sample beyond its bits is no colour that there is.
  const samples = new ByteReader(transparent);
  for (let at = 0; colorType !== 3 && at < length; at += 2)
    if (samples.uint16(at) >= 2 ** depth) throw malformed('has a broken list of transparent colours');
}

/** No more comes out of the stream than the size of the picture says. */
function checkPixels(data: readonly Uint8Array[], rows: RowChecker, expected: number): void {
  const packed = data.length === 1 ? data[0]! : joinBytes(data);
  let result: { readonly buffer: Uint8Array; readonly read: number };
  try {
    // Typed by Node as a buffer alone, it comes with the engine where `info` is set (Node, zlib, "Class: Options").
    const { buffer, engine } = inflateSync(packed, {
      maxOutputLength: expected + 1,
      finishFlush: constants.Z_FINISH,
      info: true,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    result = { buffer, read: engine.bytesWritten };
  } catch (error) {
    throw inflateFault(error);
  }
  if (result.read !== packed.length) throw malformed('holds more behind its pixels');
  rows.push(result.buffer);
  rows.finish();
}

/** What zlib says of a stream, in words for people. */
export function inflateFault(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_BUFFER_TOO_LARGE') return malformed('holds more pixels than its size says');
  if (code === 'Z_BUF_ERROR') return malformed('holds fewer pixels than its size says');
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT')
    return malformed('has pixels that cannot be unpacked');
  return error instanceof Error ? error : new Error(String(error));
}

/** Chunks that show something, or say how it is to be shown. */
const shown = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sBIT', 'bKGD', 'pHYs']);
const colorChunks = new Set(['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP']);

function cleanPng(bytes: Uint8Array, chunks: readonly PngChunk[], colors: boolean): Uint8Array {
  const last = chunks.at(-1)!;
  const kept = chunks.filter(({ type }) => shown.has(type) || (colors && colorChunks.has(type)));
  if (kept.length === chunks.length && last.start + 12 === bytes.length) return bytes;
  return joinBytes([
    bytes.subarray(0, 8),
    ...kept.map(({ start, data }) => bytes.subarray(start, start + 12 + data.length)),
  ]);
}

/** Chunks that say something of the picture's author, place, time or program, by what people call them. */
export function pngMetadata(bytes: Uint8Array): readonly string[] {
  const chunks = readChunks(new ByteReader(bytes));
  const names = chunks.flatMap(({ type, data }) => {
    const place =
      (type === 'eXIf' && hasPlace(data)) || (type === 'iTXt' && namesPlace(data)) ? [placeName] : [];
    return metadata[type] ? [metadata[type], ...place] : place;
  });
  const last = chunks.at(-1)!;
  if (last.start + 12 < bytes.length) names.push('data behind its end');
  return [...new Set(names)];
}

const metadata: Readonly<Record<string, string>> = {
  tEXt: 'text',
  zTXt: 'text',
  iTXt: 'text',
  tIME: 'a date',
  eXIf: 'EXIF',
  caBX: 'a record of its origin (C2PA)',
};
