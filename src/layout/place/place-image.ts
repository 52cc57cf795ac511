import type { Image } from '../../deck/index.ts';
import type { Box, Inches } from '../../theme/index.ts';
import type { PlacedImage } from '../placed.ts';
import type { SlideContext } from './slide-context.ts';

/** A picture in its box: whole and centred, or filling it with its edges cut off (`cover`). */
export function placeImage(image: Image, box: Box, context: SlideContext): PlacedImage {
  const { picture } = image;
  const ratio = picture.widthPx / picture.heightPx;
  const base = {
    kind: 'image',
    name: context.nameOf('Picture'),
    alt: image.decorative ? null : image.alt,
    decorative: image.decorative,
    ...(image.title !== undefined && { title: image.title }),
    template: image.origin.template,
    yaml: image.origin.yaml,
    image: {
      path: picture.path,
      format: picture.format,
      bytes: picture.bytes,
      fallback: null,
      widthPx: picture.widthPx,
      heightPx: picture.heightPx,
    },
  } as const;
  if (image.fit === 'cover') {
    const boxRatio = box.w / box.h;
    const cutX = ratio > boxRatio ? (1 - boxRatio / ratio) / 2 : 0;
    const cutY = ratio < boxRatio ? (1 - ratio / boxRatio) / 2 : 0;
    return { ...base, box, crop: { left: cutX, right: cutX, top: cutY, bottom: cutY } };
  }
  const w = Math.min(box.w, box.h * ratio);
  const h = w / ratio;
  return { ...base, box: { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h }, crop: null };
}

/** The height beyond which a picture of this width would only get empty margins. */
export function tallestImage(image: Image, width: Inches): Inches {
  if (image.fit === 'cover') return Number.POSITIVE_INFINITY;
  return (width * image.picture.heightPx) / image.picture.widthPx;
}
