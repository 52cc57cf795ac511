import { ByteReader, startsWith } from './byte-reader.ts';

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
