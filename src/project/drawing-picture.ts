import { type Drawing, type DrawingFault, readDrawing } from '../drawing/index.ts';
import {
  PictureFault,
  type PictureNote,
  type PrepareOptions,
  pictureLimits,
  prepareRaster,
  sizeFault,
} from '../pictures/index.ts';

/** A drawing as it goes into the deck. */
export interface DrawingPicture extends Pick<Drawing, 'width' | 'height' | 'looks'> {
  readonly format: 'svg';
  readonly bytes: Uint8Array;
  /** Of the photos in it. */
  readonly notes: readonly PictureNote[];
}

/** By the bytes of its file, which is read once: several decks and languages show the same drawing. */
const known = new WeakMap<
  Uint8Array,
  { readonly maxPixels: number | null; readonly read: DrawingPicture | PictureFault }
>();

/** Reads an SVG picture; photos in it are held to the rules for photos. */
export function readDrawingOf(bytes: Uint8Array, options: PrepareOptions): DrawingPicture | PictureFault {
  const { maxPixels } = options;
  const before = known.get(bytes);
  if (before?.maxPixels === maxPixels) return before.read;
  const read = readOnce(bytes, options);
  known.set(bytes, { maxPixels, read });
  return read;
}

function readOnce(bytes: Uint8Array, options: PrepareOptions): DrawingPicture | PictureFault {
  if (bytes.length > pictureLimits.svgBytes)
    return new PictureFault('picture-size', 'is larger than 2 MB', 'save it as PNG');
  const notes: PictureNote[] = [];
  let pixels = 0;
  const drawing = readDrawing(bytes, {
    checkRaster: (photo) => {
      const prepared = prepareRaster(photo, options);
      if (prepared instanceof PictureFault) return { problem: prepared.message };
      pixels += prepared.width * prepared.height;
      if (pixels > pictureLimits.pixels)
        return {
          problem: `is one too many: together they have more than ${pictureLimits.pixels / 1e6} million pixels`,
        };
      notes.push(
        ...prepared.notes.map((note) => ({ ...note, problem: `holds a picture that ${note.problem}` })),
      );
      return { mediaType: `image/${prepared.format}`, bytes: prepared.bytes };
    },
  });
  if (isFault(drawing)) return new PictureFault(drawing.code, drawing.problem, drawing.hint ?? '');
  const { width, height, looks, text } = drawing;
  const fault = sizeFault(width, height);
  return fault ?? { format: 'svg', bytes: new TextEncoder().encode(text), width, height, looks, notes };
}

function isFault(drawing: Drawing | DrawingFault): drawing is DrawingFault {
  return 'code' in drawing;
}
