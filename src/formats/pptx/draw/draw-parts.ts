import PptxGenJS from 'pptxgenjs';
import type {
  PlacedCell,
  PlacedChart,
  PlacedDeck,
  PlacedImage,
  PlacedShape,
  PlacedSlide,
  PlacedTable,
  PlacedText,
} from '../../../layout/index.ts';
import {
  type Package,
  partText,
  type Relationship,
  readRelationships,
  readZip,
} from '../../../package/index.ts';
import { cornerRadius, presetShapes } from '../drawing-ml.ts';
import { cleanText, type SlideNumbers, type TextObject, textObjects } from './text-objects.ts';

/** What pptxgenjs drew of a slide. */
export interface DrawnSlide {
  /** Elements as XML, by the shape that they draw. */
  readonly elements: ReadonlyMap<DrawnShape, string>;
  /** What the elements refer to; layout and notes are related anew. */
  readonly relationships: readonly Relationship[];
}

const nothingDrawn: DrawnSlide = { elements: new Map(), relationships: [] };

/**
 * Draws shapes of slides with pptxgenjs, not yet fit to be opened. The one file that knows pptxgenjs: it gets checked
 * values and bytes, never paths or addresses to fetch, and fresh objects every time; `numbers` are those that links
 * lead to.
 */
export async function drawSlides(
  slides: readonly (readonly DrawnShape[])[],
  size: Pick<PlacedDeck, 'width' | 'height'>,
  numbers: SlideNumbers,
): Promise<DrawnSlide[]> {
  const inhabited = slides.filter((shapes) => shapes.length > 0);
  if (inhabited.length === 0) return slides.map(() => nothingDrawn);
  const presentation = new PptxGenJS();
  presentation.defineLayout({ name: 'placed', width: size.width, height: size.height });
  presentation.layout = 'placed';
  for (const shapes of inhabited) {
    const drawing = presentation.addSlide();
    shapes.forEach((shape, index) => {
      drawShape(drawing, shape, String(index), numbers);
    });
  }
  // Under the zip shim this is the map of parts, under JSZip (where nothing set the alias) the bytes of a zip file;
  // the types of pptxgenjs know neither.
  const written: unknown = await presentation.write({ outputType: 'nodebuffer' });
  const parts = written instanceof Map ? (written as Package) : readZip(written as Uint8Array).parts;
  let number = 0;
  return slides.map((shapes) => {
    if (shapes.length === 0) return nothingDrawn;
    number += 1;
    return readDrawn(shapes, number, parts);
  });
}

function readDrawn(shapes: readonly DrawnShape[], number: number, parts: Package): DrawnSlide {
  const elements = drawnElements(partText(parts, `ppt/slides/slide${number}.xml`)!);
  if (shapes.length !== elements.length)
    throw new Error(`${shapes.length} shapes were drawn as ${elements.length}`);
  const byShape = new Map<DrawnShape, string>();
  shapes.forEach((shape, i) => {
    if (!elements[i]!.includes(` name="${i}"`)) throw new Error('shapes were drawn in another order');
    byShape.set(shape, elements[i]!);
  });
  const relationships = readRelationships(partText(parts, `ppt/slides/_rels/slide${number}.xml.rels`)!);
  return {
    elements: byShape,
    relationships: relationships.filter(({ type }) => type !== 'slideLayout' && type !== 'notesSlide'),
  };
}

const endTags = {
  'p:sp': '</p:sp>',
  'p:pic': '</p:pic>',
  'p:graphicFrame': '</p:graphicFrame>',
} as const;

/** The elements of a drawn slide's shape tree, which pptxgenjs never nests. */
function drawnElements(xml: string): string[] {
  const elements: string[] = [];
  let at = xml.indexOf('</p:grpSpPr>') + '</p:grpSpPr>'.length;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (xml.startsWith('</p:spTree>', start)) return elements;
    const name = xml.startsWith('<p:sp>', start)
      ? 'p:sp'
      : xml.startsWith('<p:pic>', start)
        ? 'p:pic'
        : 'p:graphicFrame';
    const end = xml.indexOf(endTags[name], start);
    if (start < 0 || end < 0) throw new Error('a slide was drawn in a way that we do not know');
    at = end + endTags[name].length;
    elements.push(xml.slice(start, at));
  }
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
function shapeOptions(text: PlacedText) {
  const radius = drawingRadius(text);
  return {
    // The types know the presets by the names of an enumeration; what is written is the name itself.
    shape: presetShapes[text.shape].name as 'rect',
    // Where there is none, pptxgenjs looks for one in three places for every run.
    color: 'tx1',
    ...(radius !== null && { rectRadius: radius }),
  };
}

/** The radius of a box's corners in inches; null for shapes that have none. */
export function drawingRadius({ shape, box, radius }: PlacedText): number | null {
  if (shape !== 'round-rect' && shape !== 'terminator') return null;
  const most = Math.min(box.w / 2, box.h / 2);
  return shape === 'terminator' ? most : Math.min(radius ?? cornerRadius, most);
}

const mediaTypes = { png: 'png', jpeg: 'jpeg', gif: 'gif', svg: 'svg+xml' } as const;

/**
 * A picture without its bytes, which pptxgenjs would copy and search as text several times over. The finishers put
 * them in, once for all slides that show them.
 */
function pictureToken({ image, media }: PlacedImage): string {
  // What plays has a picture of points only.
  const format = media && image.format === 'svg' ? 'png' : image.format;
  return `image/${mediaTypes[format]};base64,AA==`;
}

/** The shapes that pptxgenjs draws. Groups, connectors and icons are made by the finishers. */
export type DrawnShape = PlacedText | PlacedTable | PlacedChart | PlacedImage;

/** The drawn shapes of a slide in the order in which they are drawn; its position is a shape's name for the time being. */
export function drawnShapes(slide: PlacedSlide): DrawnShape[] {
  const drawn: DrawnShape[] = [];
  const visit = (shapes: readonly PlacedShape[]): void => {
    for (const shape of shapes) {
      if (shape.kind === 'group') visit(shape.shapes);
      else if (shape.kind !== 'connector' && shape.kind !== 'icon') drawn.push(shape);
    }
  };
  visit(slide.shapes);
  return drawn;
}

/** Series that have several points in one circle, told apart by colour. */
export function isCircular(chart: PlacedChart): boolean {
  return chart.chart === 'pie' || chart.chart === 'doughnut';
}

/**
 * Data of the least chart of which pptxgenjs makes a frame, a part and what joins them. What is in the part the finishers
 * write: dates, second axes, formats and gaps are not pptxgenjs' to say.
 */
function standInData(): { name: string; labels: string[]; values: number[] }[] {
  return [{ name: 'Series', labels: ['Category'], values: [1] }];
}

interface TableDrawing {
  readonly rows: { text: TextObject[]; options: CellDrawingOptions }[][];
  readonly options: { colW: number[]; rowH: number[] };
}

interface CellDrawingOptions {
  colspan?: number;
  rowspan?: number;
}

/** Rows and options of a table as pptxgenjs takes them; fills and insets are left to the finishers. */
function tableDrawing(table: PlacedTable, slides: SlideNumbers): TableDrawing {
  return {
    rows: table.rows.map((row) => row.cells.map((cell) => cellDrawing(cell, slides))),
    options: { colW: [...table.columns], rowH: table.rows.map((row) => row.height) },
  };
}

function cellDrawing(cell: PlacedCell, slides: SlideNumbers): TableDrawing['rows'][number][number] {
  const options: CellDrawingOptions = {};
  if (cell.colspan > 1) options.colspan = cell.colspan;
  if (cell.rowspan > 1) options.rowspan = cell.rowspan;
  return { text: textObjects(cell.paragraphs, slides), options };
}
