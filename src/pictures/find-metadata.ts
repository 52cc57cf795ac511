import { readDataUri } from './drawing/data-uri.ts';
import { innerPictures } from './drawing/inner-pictures.ts';
import { PictureFault } from './fault.ts';
import { gifMetadata } from './gif/scan-gif.ts';
import { jpegMetadata } from './jpeg/scan-jpeg.ts';
import { pictureKind } from './picture-kind.ts';
import { pngMetadata } from './png/scan-png.ts';
import { rasterFormat } from './raster-scan.ts';

/**
 * What a picture holds besides itself, by what people call it: where and when it was taken, by whom and with what, or
 * other pictures. Empty for kinds that are not looked into, and for what cannot be read.
 */
export function findMetadata(bytes: Uint8Array): readonly string[] {
  const format = rasterFormat(bytes);
  if (pictureKind(bytes).name === 'svg') return findInside(new TextDecoder().decode(bytes));
  if (format === null || format === 'webp') return [];
  try {
    return { png: pngMetadata, jpeg: jpegMetadata, gif: gifMetadata }[format](bytes);
  } catch (error) {
    if (error instanceof PictureFault) return [];
    throw error;
  }
}

/** Of the pictures that a drawing holds. */
function findInside(svg: string): readonly string[] {
  const found = innerPictures(svg).flatMap(({ start, end }) => {
    const inside = readDataUri(svg.slice(start, end));
    return inside && inside.type !== 'image/svg+xml' ? findMetadata(inside.bytes) : [];
  });
  return [...new Set(found)];
}
