import type { IParagraphOptions, Paragraph, Table } from 'docx';
import type { HandoutPicture, HandoutSlide } from '../../../handouts/index.ts';
import { type Block, isCjk, plainText } from '../../../markup/index.ts';
import { replaceForbidden } from '../../../source/index.ts';
import type { Twips } from '../paper.ts';
import { type BlockPlace, drawBlock } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { drawRuns, withBookmarks } from './runs.ts';
import { drawLines } from './sheet.ts';
import { plainLook } from './table.ts';

/**
 * A slide's heading, its picture and what belongs to it: below where one or two slides share a page, beside where three
 * do. The heading, the picture and the first lines below it stay together.
 */
export function drawSlide(
  slide: HandoutSlide,
  drawing: Drawing,
  place: BlockPlace,
  options: { readonly newPage: boolean },
): (Paragraph | Table)[] {
  const perPage = drawing.document.slidesPerPage ?? 1;
  if (perPage === 3) return besides(slide, drawing, place, options.newPage);
  const heading = drawHeading(slide, drawing, place, options.newPage);
  const newPage: { pageBreakBefore?: true } =
    options.newPage && heading.length === 0 ? { pageBreakBefore: true } : {};
  return [
    ...heading,
    drawSlidePicture(slide, drawing, slideWidth(perPage, place.width), newPage),
    ...drawMixed(slide.blocks, drawing, place),
  ];
}

/** How wide the picture of a slide is, in twips. */
export function slideWidth(perPage: 1 | 2 | 3, textWidth: Twips): Twips {
  // Three a page: 3.8 in.
  return Math.round(
    perPage === 3 ? Math.min(5472, textWidth * 0.57) : textWidth * { 1: 1, 2: 0.68 }[perPage],
  );
}

function drawHeading(
  slide: HandoutSlide,
  drawing: Drawing,
  place: BlockPlace,
  newPage: boolean,
): Paragraph[] {
  if (slide.heading.length === 0) return [];
  const level = Math.min(4, Math.max(1, slide.level - place.headingShift));
  const anchor = drawing.anchors.get(`#${slide.id}`);
  const children = drawRuns(slide.heading, drawing, { notes: true });
  return [
    new drawing.docx.Paragraph({
      style: `Heading${level}`,
      ...(newPage && { pageBreakBefore: true }),
      children: withBookmarks(anchor === undefined ? [] : [anchor], children, drawing),
    }),
  ];
}

/** Blocks of a slide, pictures among them. */
function drawMixed(
  blocks: readonly (Block | HandoutPicture)[],
  drawing: Drawing,
  place: BlockPlace,
): (Paragraph | Table)[] {
  return blocks.flatMap((block, i) =>
    block.kind === 'picture'
      ? [drawPicture(block, drawing, place.width)]
      : drawBlock(block, drawing, place, blocks[i + 1]),
  );
}

function besides(slide: HandoutSlide, drawing: Drawing, place: BlockPlace, newPage: boolean): Table[] {
  const { docx } = drawing;
  const foot = slide.blocks.find((block) => block.kind === 'paragraph' && block.class === 'caption');
  const told = slide.blocks.filter((block) => block !== foot);
  const gap = 227;
  const left = slideWidth(3, place.width) + gap;
  const right = place.width - left;
  const heading = drawHeading(slide, drawing, place, false);
  const lines = linesBeside(slide, told, right - gap);
  const notes = [
    ...heading,
    ...drawMixed(told, drawing, { ...place, width: right - gap }),
    ...drawLines({ kind: 'lines', count: lines }, drawing, quarterInch),
  ];
  const cell = (width: number, children: readonly (Paragraph | Table)[]) =>
    new docx.TableCell({ width: { size: width, type: 'dxa' }, children });
  drawing.tableAlts.push(null);
  return [
    new docx.Table({
      style: 'SlideTable',
      width: { size: place.width, type: 'dxa' },
      layout: 'fixed',
      columnWidths: [left, right],
      tableLook: plainLook,
      rows: [
        new docx.TableRow({
          cantSplit: true,
          children: [
            // A row that keeps with the next one would draw slide after slide to the next page.
            cell(left, [
              drawSlidePicture(slide, drawing, slideWidth(3, place.width), {
                ...(newPage && { pageBreakBefore: true }),
                keepNext: false,
              }),
              ...(foot?.kind === 'paragraph' ? drawMixed([foot], drawing, place) : []),
            ]),
            cell(right, notes.length > 0 ? notes : [new docx.Paragraph({})]),
          ],
        }),
      ],
    }),
  ];
}

/** Lines to write on, in twips. */
const quarterInch = 360;

/** As many as there is room for between the notes and the picture's foot, as far as that can be told. */
function linesBeside(
  slide: HandoutSlide,
  blocks: readonly (Block | HandoutPicture)[],
  width: number,
): number {
  const linesOf = (text: string, letter: number): number => {
    let taken = 0;
    for (const character of text) taken += isCjk(character) ? 2 : 1;
    return Math.ceil((taken * letter) / width);
  };
  const heading = linesOf(plainText(slide.heading), 118) * 300 + 120;
  const notes = blocks.reduce(
    (sum, block) =>
      sum + (block.kind === 'paragraph' ? linesOf(plainText(block.runs), 104) * 280 + 110 : 280),
    0,
  );
  const room = (5472 * slide.height) / slide.width;
  return Math.max(0, Math.min(8, Math.floor((room - heading - notes) / quarterInch)));
}

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
function drawSlidePicture(
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
            name: replaceForbidden(name ?? ''),
            description: replaceForbidden(alt),
            ...(title !== undefined && { title: replaceForbidden(title) }),
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
