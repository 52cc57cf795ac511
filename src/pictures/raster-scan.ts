import { ByteReader, startsWith } from './byte-reader.ts';

export type RasterFormat = 'png' | 'jpeg' | 'gif' | 'webp';

/** What is known of a picture from its structure, before any of its pixels is decoded. */
export interface RasterScan {
  readonly format: RasterFormat;
  /** As stored, before it is turned. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly alpha: boolean;
  /** It is several pictures, shown one after the other. */
  readonly moves: boolean;
  readonly colors: Colors;
  /** What not every program can show, so that it has to be decoded and saved again: `a JPEG in CMYK`. Null: nothing. */
  readonly odd: string | null;
  /** Of JPEG: what saving it again is to keep. */
  readonly saved: JpegSaved | null;
  /** Decodes as much as it takes to see that the pixels are all there. Throws a PictureFault. */
  readonly checkPixels: () => void;
  /**
   * The file without what shows nothing: texts, places, dates, thumbnails, further pictures, what lies behind its end.
   * The very same bytes where there is nothing of that kind. `colors` false: without its colour profile too.
   */
  readonly clean: (options: { readonly colors: boolean }) => Uint8Array;
}

interface JpegSaved {
  readonly subsampled: boolean;
}

/** What the numbers of the pixels mean. */
export type Colors =
  /** What all programs take them for. */
  | { readonly kind: 'srgb' }
  /** What an ICC profile says. */
  | { readonly kind: 'profile'; readonly profile: Uint8Array }
  /** Something that cannot be converted; `problem` says so in words that follow the picture's name. */
  | { readonly kind: 'unknown'; readonly problem: string };

export const srgb: Colors = { kind: 'srgb' };

/** The format that the first bytes name. */
export function rasterFormat(bytes: Uint8Array): RasterFormat | null {
  const has = (at: number, text: string): boolean =>
    bytes.length >= at + text.length && [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
  if (has(0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (has(0, '\xff\xd8\xff')) return 'jpeg';
  if (has(0, 'GIF87a') || has(0, 'GIF89a')) return 'gif';
  return has(0, 'RIFF') && has(8, 'WEBP') ? 'webp' : null;
}

/** EXIF's tag Orientation: 1 stands upright; 3, 6 and 8 are turned; 2, 4, 5 and 7 mirrored too. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Of 5 to 8, width and height change places when they are made upright. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/**
 * Reads the orientation out of EXIF data, with or without the name that JPEG puts before it. Data that cannot be read turn
 * nothing, as in every program that shows pictures.
 */
export function readOrientation(exif: Uint8Array): Orientation {
  const entry = readEntries(exif).get(orientationTag);
  const value = entry?.type === shortType ? entry.short : 1;
  // Checked to be one of the eight.
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

/** Whether EXIF data say where a picture was taken. */
export function hasPlace(exif: Uint8Array): boolean {
  return readEntries(exif).has(placeTag);
}

/** Whether XMP data do (the names of EXIF in XMP: ISO 16684-2). */
export function namesPlace(xmp: Uint8Array): boolean {
  return Buffer.from(xmp.buffer, xmp.byteOffset, xmp.byteLength).includes('GPSLatitude');
}

/** What it is called among the things that a picture holds besides itself. */
export const placeName = 'the place where it was taken';

const orientationTag = 0x0112;
/** What leads to the directory of the place. */
const placeTag = 0x8825;
const shortType = 3;

interface Entry {
  readonly type: number;
  /** Its value, where it is a short number. */
  readonly short: number;
}

/** The first directory of EXIF data by tags (CIPA DC-008, 4.5 and 4.6.2), as far as it can be read. */
function readEntries(exif: Uint8Array): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>();
  const tiff = startsWith(exif, 'Exif\0') ? exif.subarray(6) : exif;
  const order = startsWith(tiff, 'II') ? 'little-endian' : 'big-endian';
  if (order === 'big-endian' && !startsWith(tiff, 'MM')) return entries;
  const reader = new ByteReader(tiff, order);
  const has = (at: number, length: number): boolean => at + length <= tiff.length;
  if (!has(4, 4) || reader.uint16(2) !== 42) return entries;
  const directory = reader.uint32(4);
  if (!has(directory, 2)) return entries;
  const count = reader.uint16(directory);
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + 12 * i;
    if (!has(at, 12)) break;
    const tag = reader.uint16(at);
    if (!entries.has(tag)) entries.set(tag, { type: reader.uint16(at + 2), short: reader.uint16(at + 8) });
  }
  return entries;
}

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg';

/** What a picture is by its first bytes; for kinds that are not taken, what people call them. */
export function pictureKind(bytes: Uint8Array): {
  readonly name: PictureKind | null;
  readonly other: string | null;
} {
  const raster = rasterFormat(bytes);
  if (raster) return { name: raster, other: null };
  const head = withoutMark(new TextDecoder('latin1').decode(bytes.subarray(0, 512)));
  const root = rootName(head);
  if (root === 'svg' || root === '') return { name: 'svg', other: null };
  if (root === 'html') return { name: null, other: 'a web page' };
  const other = otherKinds.find(([pattern]) => pattern.test(head));
  return { name: null, other: other?.[1] ?? null };
}

/** A text without the marks of UTF-8 and UTF-16 at its beginning, and without the zeros of the latter. */
function withoutMark(head: string): string {
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(head)) return head.slice(2).replaceAll('\u0000', '');
  return head.startsWith('\u00ef\u00bb\u00bf') ? head.slice(3) : head;
}

/**
 * The local name of a document's first element, in lower case, or of its document type; empty where what stands before
 * is longer than what was looked at. Null: no markup.
 */
function rootName(head: string): string | null {
  let at = 0;
  for (;;) {
    while (' \t\r\n'.includes(head[at] ?? 'x')) at += 1;
    if (head[at] !== '<') return null;
    const opening = (['<?', '<!--'] as const).find((each) => head.startsWith(each, at));
    if (opening === undefined) break;
    const closing = { '<?': '?>', '<!--': '-->' }[opening];
    const end = head.indexOf(closing, at + opening.length);
    if (end < 0) return '';
    at = end + closing.length;
  }
  return wordAt(head, at + (head.startsWith('<!', at) ? '<!DOCTYPE '.length : 1));
}

function wordAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && !' \t\r\n/>['.includes(text[end]!)) end += 1;
  const name = text.slice(start, end).toLowerCase();
  return name.slice(name.indexOf(':') + 1);
}

const otherKinds: readonly (readonly [RegExp, string])[] = [
  [/^BM/, 'BMP'],
  [/^(II\*\u0000|MM\u0000\*)/, 'TIFF'],
  [/^[\s\S]{4}ftyp(heic|heix|hevc|mif1|msf1)/, 'HEIC'],
  [/^[\s\S]{4}ftypavif/, 'AVIF'],
  [/^(\u00ff\u000a|\u0000\u0000\u0000\u000cJXL )/, 'JPEG XL'],
  [/^(\u0000\u0000\u0000\u000cjP {2}|\u00ff\u004f\u00ff\u0051)/, 'JPEG 2000'],
  [/^\u0000\u0000\u0001\u0000/, 'an icon'],
  [/^%PDF/, 'PDF'],
  [/^%!PS/, 'PostScript'],
  [/^\u00d7\u00cd\u00c6\u009a/, 'WMF'],
  [/^\u0001\u0000\u0000\u0000[\s\S]{36} EMF/, 'EMF'],
  [/^PK\u0003\u0004/, 'an archive or an Office file'],
];
