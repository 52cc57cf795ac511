import type { IParagraphOptions, Paragraph } from 'docx';
import type { HandoutPicture, HandoutSlide } from '../../../handouts/index.ts';
import { cleanText } from '../clean-text.ts';
import type { Drawing } from './drawing.ts';
import { withBookmarks } from './runs.ts';

const decoder = new TextDecoder();
/** Word counts in pixels of 1/96 inch here; 15 twips each. */
const twipsPerPixel = 15;

/** A picture as large as it is, or as there is room. */
export function drawPicture(picture: HandoutPicture, drawing: Drawing, width: number): Paragraph {
  const roomHigh = drawing.page.textHeight * 0.6;
  const natural = { w: picture.widthPx * twipsPerPixel, h: picture.heightPx * twipsPerPixel };
  const scale = Math.min(1, width / natural.w, roomHigh / natural.h);
  const image = imageRun(
    picture.format === 'svg'
      ? { svg: decoder.decode(picture.bytes) }
      : { bytes: picture.bytes, format: picture.format },
    { w: natural.w * scale, h: natural.h * scale },
    { alt: picture.alt, name: null, title: picture.title },
    drawing,
  );
  return new drawing.docx.Paragraph({ style: 'Picture', children: [image] });
}

/** A slide's picture in a thin frame, since most slides are as white as the paper. */
export function drawSlidePicture(
  slide: HandoutSlide,
  drawing: Drawing,
  width: number,
  options: IParagraphOptions,
): Paragraph {
  const size = { w: width, h: (width * slide.height) / slide.width };
  const image = imageRun(
    { svg: slide.svg },
    size,
    { alt: slide.alt, name: drawing.document.words.slide(slide.number) },
    drawing,
  );
  const anchor = slide.heading.length === 0 ? drawing.anchors.get(`#${slide.id}`) : undefined;
  return new drawing.docx.Paragraph({
    style: 'Picture',
    ...options,
    children: withBookmarks(anchor === undefined ? [] : [anchor], [image], drawing),
  });
}

type ImageSource =
  | { readonly svg: string }
  | { readonly bytes: Uint8Array; readonly format: 'png' | 'jpeg' | 'gif'; readonly svg?: undefined };

interface PictureWords {
  readonly alt: string | null;
  readonly name: string | null;
  readonly title?: string | undefined;
}

function imageRun(
  source: ImageSource,
  size: { readonly w: number; readonly h: number },
  { alt, name, title }: PictureWords,
  drawing: Drawing,
) {
  const { docx, palette, rasters } = drawing;
  const transformation = {
    width: Math.max(1, Math.round(size.w / twipsPerPixel)),
    height: Math.max(1, Math.round(size.h / twipsPerPixel)),
  };
  const shared = {
    transformation,
    ...(alt === null
      ? { altText: { name: '' }, decorative: true }
      : {
          altText: {
            name: cleanText(name ?? ''),
            description: cleanText(alt),
            ...(title !== undefined && { title: cleanText(title) }),
          },
        }),
    ...(name !== null && {
      outline: {
        type: 'solidFill' as const,
        solidFillType: 'rgb' as const,
        value: palette.line,
        width: 6350,
      },
    }),
  };
  if (source.svg === undefined) {
    return new docx.ImageRun({
      ...shared,
      type: source.format === 'jpeg' ? 'jpg' : source.format,
      data: source.bytes,
    });
  }
  const fallback = rasters.get(source.svg);
  if (!fallback) throw new Error('a drawing was not made into a picture before the document was drawn');
  return new docx.ImageRun({
    ...shared,
    type: 'svg',
    data: new TextEncoder().encode(source.svg),
    fallback: { type: 'png', data: fallback },
  });
}
