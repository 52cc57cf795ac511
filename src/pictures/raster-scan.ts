import type { Orientation } from './exif.ts';

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

export interface JpegSaved {
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
