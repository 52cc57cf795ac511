import type { Paragraph, Table } from 'docx';
import type { HandoutPicture, HandoutSlide } from '../../../handouts/index.ts';
import type { Block } from '../../../markup/index.ts';
import type { Twips } from '../page-geometry.ts';
import { type BlockPlace, drawBlock } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { drawPicture, drawSlidePicture } from './picture.ts';
import { drawRuns, withBookmarks } from './runs.ts';

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
  const heading = drawHeading(slide, drawing, place, options.newPage);
  const newPage: { pageBreakBefore?: true } =
    options.newPage && heading.length === 0 ? { pageBreakBefore: true } : {};
  const drawn =
    perPage === 3
      ? besides(slide, drawing, place, newPage)
      : [
          drawSlidePicture(slide, drawing, slideWidth(perPage, place.width), newPage),
          ...drawMixed(slide.blocks, drawing, place),
        ];
  return [...heading, ...drawn];
}

/** How wide the picture of a slide is, in twips. */
export function slideWidth(perPage: 1 | 2 | 3, textWidth: Twips): Twips {
  return Math.round(textWidth * { 1: 1, 2: 0.68, 3: 0.45 }[perPage]);
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

function besides(
  slide: HandoutSlide,
  drawing: Drawing,
  place: BlockPlace,
  newPage: { readonly pageBreakBefore?: true },
): Table[] {
  const { docx } = drawing;
  const gap = 227;
  const left = slideWidth(3, place.width) + gap;
  const right = place.width - left;
  const notes = drawMixed(slide.blocks, drawing, { ...place, width: right - gap });
  const cell = (width: number, children: readonly (Paragraph | Table)[]) =>
    new docx.TableCell({ width: { size: width, type: 'dxa' }, children });
  drawing.tableAlts.push(null);
  return [
    new docx.Table({
      style: 'SlideTable',
      width: { size: place.width, type: 'dxa' },
      layout: 'fixed',
      columnWidths: [left, right],
      tableLook: {
        firstRow: false,
        lastRow: false,
        firstColumn: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows: [
        new docx.TableRow({
          children: [
            // A row that keeps with the next one would draw slide after slide to the next page.
            cell(left, [
              drawSlidePicture(slide, drawing, slideWidth(3, place.width), { ...newPage, keepNext: false }),
            ]),
            cell(right, notes.length > 0 ? notes : [new docx.Paragraph({})]),
          ],
        }),
      ],
    }),
  ];
}
