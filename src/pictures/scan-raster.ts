import { scanGif } from './gif/scan-gif.ts';
import { scanJpeg } from './jpeg/scan-jpeg.ts';
import { scanPng } from './png/scan-png.ts';
import { type RasterFormat, type RasterScan, rasterFormat } from './raster-scan.ts';
import { scanWebp } from './webp/scan-webp.ts';

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
