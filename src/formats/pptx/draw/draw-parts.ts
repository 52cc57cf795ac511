import PptxGenJS from 'pptxgenjs';
import type { PlacedDeck, PlacedImage, PlacedSlide, PlacedText } from '../../../layout/index.ts';
import { type Package, readZip } from '../../../package/index.ts';
import { cornerRadius, presetShapes } from '../preset-shape.ts';
import { standInData } from './chart-drawing.ts';
import { type DrawnShape, drawnShapes } from './drawn-shapes.ts';
import type { SlideNumbers } from './link-target.ts';
import { tableDrawing } from './table-drawing.ts';
import { cleanText, textObjects } from './text-objects.ts';

/**
 * Draws slides with pptxgenjs and gives back the parts that it wrote, not yet fit to be opened. The one file that
 * knows pptxgenjs: it gets checked values and bytes, never paths or addresses to fetch, and fresh objects every time.
 * The parts are numbered from 1, whatever the numbers of the slides; `numbers` are those that links lead to.
 */
export async function drawParts(
  slides: readonly PlacedSlide[],
  size: Pick<PlacedDeck, 'width' | 'height'>,
  numbers: SlideNumbers,
): Promise<Package> {
  const presentation = new PptxGenJS();
  presentation.defineLayout({ name: 'placed', width: size.width, height: size.height });
  presentation.layout = 'placed';
  for (const slide of slides) {
    const drawing = presentation.addSlide();
    drawnShapes(slide).forEach((shape, index) => {
      drawShape(drawing, shape, String(index), numbers);
    });
  }
  // Under the zip shim this is the map of parts, under JSZip (where nothing set the alias) the bytes of a zip file;
  // the types of pptxgenjs know neither.
  const written: unknown = await presentation.write({ outputType: 'nodebuffer' });
  return written instanceof Map ? (written as Package) : readZip(written as Uint8Array).parts;
}

type Drawing = ReturnType<PptxGenJS['addSlide']>;

function drawShape(drawing: Drawing, shape: DrawnShape, objectName: string, slides: SlideNumbers): void {
  const { x, y, w, h } = shape.box;
  const base = { objectName, x, y, w, h };
  if (shape.kind === 'text') {
    drawing.addText(textObjects(shape.paragraphs, slides), { ...base, ...shapeOptions(shape) });
  } else if (shape.kind === 'table') {
    const { rows, options } = tableDrawing(shape, slides);
    drawing.addTable(rows, { objectName, x, y, ...options });
  } else if (shape.kind === 'chart') {
    drawing.addChart('bar', standInData(), { ...base, chartColors: ['accent1'] });
  } else {
    drawing.addImage({ ...base, data: pictureToken(shape), altText: cleanText(shape.alt ?? '') || ' ' });
  }
}

/** The form of a box. Fills, lines and insets are left to the finishers: pptxgenjs knows no tints of theme colours. */
function shapeOptions({ shape, box }: PlacedText) {
  const radius =
    shape === 'round-rect' ? cornerRadius : shape === 'terminator' ? Math.min(box.w, box.h) : null;
  return {
    // The types know the presets by the names of an enumeration; what is written is the name itself.
    shape: presetShapes[shape].name as 'rect',
    // Where there is none, pptxgenjs looks for one in three places for every run.
    color: 'tx1',
    ...(radius !== null && { rectRadius: Math.min(radius, box.w / 2, box.h / 2) }),
  };
}

const mediaTypes = { png: 'png', jpeg: 'jpeg', gif: 'gif', svg: 'svg+xml' } as const;

/**
 * A picture without its bytes, which pptxgenjs would copy and search as text several times over. The finishers put
 * them in, once for all slides that show them.
 */
function pictureToken({ image }: PlacedImage): string {
  return `image/${mediaTypes[image.format]};base64,AA==`;
}
