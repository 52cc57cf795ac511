import type { PlacedParagraph, PlacedSlide } from '../../../layout/index.ts';
import { toEmu } from '../drawing-ml.ts';
import { type DrawnShape, drawingRadius, drawnShapes } from './draw-parts.ts';

/**
 * What is taken over of the shapes that pptxgenjs drew, by their form: the geometry of a box, the tag of a plain cell.
 * Texts, places and numbers are filled in, and all else the finishers write, so that of each form one shape is drawn
 * while the program runs. Nothing of a deck is in here.
 */
export type Forms = Map<string, string>;

const shared: Forms = new Map();
/** Sizes of rounded boxes are forms of their own: in a long run there is no end of them. */
const mostForms = 2000;

/** The forms that a deck begins with. */
export function knownForms(): Forms {
  return shared.size < mostForms ? shared : new Map();
}

/**
 * All that what we take over of a shape hangs on; null for a shape of which more is taken: the numbers of links,
 * pictures and charts, the cells under merged ones. These pptxgenjs draws each time.
 */
export function formOf(shape: DrawnShape): string | null {
  if (shape.kind === 'text') {
    if (hasLink(shape.paragraphs)) return null;
    const radius = drawingRadius(shape);
    const { w, h } = shape.box;
    return radius === null ? shape.shape : `${shape.shape} ${radius} ${toEmu(Math.min(w, h))}`;
  }
  if (shape.kind !== 'table') return null;
  const plain = shape.rows.every(({ cells }) =>
    cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1 && !hasLink(cell.paragraphs)),
  );
  return plain ? 'table' : null;
}

/** The shapes of each slide that have to be drawn: those without a form, and the first of each form; without `forms` all. */
export function shapesToDraw(slides: readonly PlacedSlide[], forms: Forms | null): DrawnShape[][] {
  if (!forms) return slides.map(drawnShapes);
  const coming = new Set<string>();
  return slides.map((slide) =>
    drawnShapes(slide).filter((shape) => {
      const form = formOf(shape);
      if (form === null) return true;
      if (coming.has(form) || forms.has(form)) return false;
      coming.add(form);
      return true;
    }),
  );
}

/** Keeps what is taken over of a shape that was drawn. */
export function keepForm(shape: DrawnShape, element: string, forms: Forms): void {
  const form = formOf(shape);
  if (form !== null) forms.set(form, shape.kind === 'text' ? drawnGeometry(element) : plainCell(element));
}

/** The geometry that pptxgenjs drew: a preset with its adjustments. */
export function drawnGeometry(element: string): string {
  const start = element.indexOf('<a:prstGeom');
  const end = element.indexOf('</a:prstGeom>', start);
  if (start < 0 || end < 0) throw new Error('a shape was drawn without its geometry');
  return `${element.slice(start, end)}</a:prstGeom>`;
}

function plainCell(element: string): string {
  const tag = /<a:tc( [^>]*)?>/.exec(element);
  if (!tag) throw new Error('a table was drawn without cells');
  return tag[0];
}

function hasLink(paragraphs: readonly PlacedParagraph[]): boolean {
  return paragraphs.some(({ runs }) => runs.some(({ link }) => link !== undefined));
}
