import { constants, inflateSync } from 'node:zlib';
import { ByteReader, joinBytes } from '../byte-reader.ts';
import { checkSize, malformed } from '../limits.ts';
import { hasPlace, namesPlace, placeName, type RasterScan, readOrientation } from '../raster-scan.ts';
import {
  checkOrder,
  type PngChunk,
  type PngHeader,
  type PngPass,
  passesOf,
  pngColors,
  readChunks,
  readPngHeader,
  rowLength,
} from './read-chunks.ts';

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

/** Bytes that the pixels of a PNG come to, with the filter of each row. */
function pixelBytesOf(header: PngHeader): number {
  return passesOf(header).reduce(
    (sum, { width, height }) => sum + height * (1 + rowLength(header, width)),
    0,
  );
}

/**
 * Looks at the rows of a PNG as they come out of its stream, in pieces of any length: each has a filter that there is,
 * and of a palette only colours that there are.
 */
class RowChecker {
  private readonly header: PngHeader;
  /** How many colours there are; null where there are enough for every index. */
  private readonly colors: number | null;
  private readonly passes: PngPass[];
  private readonly expected: number;
  private row = new Uint8Array(0);
  private above = new Uint8Array(0);
  /** How much of the row is there, and how many rows of the pass are left. */
  private filled = 0;
  private rowsLeft = 0;
  private rowPixels = 0;
  private seen = 0;

  constructor(header: PngHeader, colors: number | null) {
    this.header = header;
    this.colors = colors !== null && colors < 2 ** header.depth ? colors : null;
    this.passes = [...passesOf(header)];
    this.expected = pixelBytesOf(header);
    this.nextPass();
  }

  push(bytes: Uint8Array): void {
    this.seen += bytes.length;
    if (this.seen > this.expected) throw malformed('holds more pixels than its size says');
    for (let at = 0; at < bytes.length; ) {
      const part = Math.min(this.row.length - this.filled, bytes.length - at);
      this.row.set(bytes.subarray(at, at + part), this.filled);
      this.filled += part;
      at += part;
      if (this.filled === this.row.length) this.finishRow();
    }
  }

  finish(): void {
    if (this.seen < this.expected) throw malformed('holds fewer pixels than its size says');
  }

  private finishRow(): void {
    if (this.row[0]! > 4) throw malformed('has a broken row of pixels');
    if (this.colors !== null) this.checkIndexes(this.colors);
    [this.row, this.above] = [this.above, this.row];
    this.filled = 0;
    this.rowsLeft -= 1;
    if (this.rowsLeft === 0) this.nextPass();
  }

  private nextPass(): void {
    const pass = this.passes.shift();
    if (!pass) return;
    const length = 1 + rowLength(this.header, pass.width);
    this.row = new Uint8Array(length);
    this.above = new Uint8Array(length);
    this.rowsLeft = pass.height;
    this.rowPixels = pass.width;
  }

  private checkIndexes(colors: number): void {
    const { row, above } = this;
    const filter = row[0]!;
    // Indexes are never longer than a byte, so that the byte to the left is the one before (9.2).
    for (let x = 1; x < row.length; x++) {
      const left = x > 1 ? row[x - 1]! : 0;
      const corner = x > 1 ? above[x - 1]! : 0;
      row[x] = row[x]! + guess(filter, left, above[x]!, corner);
    }
    const { depth } = this.header;
    const mask = 2 ** depth - 1;
    // What fills the last byte up is no pixel.
    for (let i = 0; i < this.rowPixels; i++) {
      const bit = i * depth;
      const index = (row[1 + (bit >> 3)]! >> (8 - depth - (bit & 7))) & mask;
      if (index >= colors) throw malformed('uses a colour that its palette does not have');
    }
  }
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
