import { type Drawing, type DrawingFault, type DrawingOptions, readDrawing } from '../drawing/index.ts';
import { pictureLimits } from './picture-limits.ts';
import { measureRaster, rasterFormat } from './raster.ts';

/** A drawing as it goes into the deck. */
export interface DrawingPicture extends Pick<Drawing, 'width' | 'height' | 'looks'> {
  readonly bytes: Uint8Array;
}

/** By the bytes of its file, which is read once: several decks and languages show the same drawing. */
const known = new WeakMap<Uint8Array, DrawingPicture | DrawingFault>();

/** Reads an SVG picture; photos in it are held to the rules for photos. */
export function readDrawingOf(bytes: Uint8Array): DrawingPicture | DrawingFault {
  let read = known.get(bytes);
  if (!read) {
    const drawing = readDrawing(bytes, { checkRaster });
    read = 'code' in drawing ? drawing : { ...drawing, bytes: new TextEncoder().encode(drawing.text) };
    known.set(bytes, read);
  }
  return read;
}

const checkRaster: DrawingOptions['checkRaster'] = (bytes) => {
  const format = rasterFormat(bytes);
  if (!format) return { problem: 'is neither PNG, JPEG nor GIF' };
  const measured = measureRaster(bytes, format);
  if ('problem' in measured) return measured;
  const { width, height } = measured;
  if (!(width > 0 && height > 0)) return { problem: 'has no size' };
  const { side, pixels } = pictureLimits;
  if (width > side || height > side || width * height > pixels)
    return { problem: `has ${width} × ${height} pixels` };
  return { mediaType: `image/${format}`, bytes };
};
