import type { Image } from '../../deck/index.ts';
import type { Focus } from '../../markup/index.ts';
import type { Box } from '../../theme/index.ts';
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
    ...(image.link !== undefined && { link: image.link }),
    ...(image.media && { media: image.media }),
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
  if (image.fit === 'cover') return { ...base, box, crop: cropTo(ratio, box.w / box.h, image.focus) };
  const w = Math.min(box.w, box.h * ratio);
  const h = w / ratio;
  return { ...base, box: { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h }, crop: null };
}

/** What is cut off at each side of a picture, so that it has another ratio and its focus is as near the middle as can be. */
function cropTo(ratio: number, wanted: number, focus: Focus = [50, 50]): NonNullable<PlacedImage['crop']> {
  const cut = (share: number, at: number) => {
    const before = Math.min(1 - share, Math.max(0, at / 100 - share / 2));
    return [before, Math.max(0, 1 - share - before)] as const;
  };
  const [left, right] = ratio > wanted ? cut(wanted / ratio, focus[0]) : [0, 0];
  const [top, bottom] = ratio < wanted ? cut(ratio / wanted, focus[1]) : [0, 0];
  return { left, right, top, bottom };
}
