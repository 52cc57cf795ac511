import type { PlacedParagraph, PlacedShape, PlacedSlide } from '../layout/index.ts';

/**
 * What a slide says and shows, in reading order, a line for each shape: the alternative text of its picture. What stands
 * at the foot of every slide is left out.
 */
export function describeSlide(slide: PlacedSlide): string {
  return slide.shapes
    .flatMap(describeShape)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function describeShape(shape: PlacedShape): string[] {
  if (shape.decorative) return [];
  switch (shape.kind) {
    case 'text':
      if (shape.placeholder && furniture.has(shape.placeholder.type)) return [];
      return [wordsOf(shape.paragraphs)];
    case 'table':
      return shape.rows.map((row) => row.cells.map((cell) => wordsOf(cell.paragraphs)).join(' | '));
    case 'group':
      return shape.alt === null ? shape.shapes.flatMap(describeShape) : [shape.alt];
    default:
      return shape.alt === null ? [] : [shape.alt];
  }
}

const furniture: ReadonlySet<string> = new Set(['footer', 'date', 'slide-number']);

function wordsOf(paragraphs: readonly PlacedParagraph[]): string {
  return paragraphs
    .map((paragraph) =>
      paragraph.runs.map((run) => (run.cite && run.text !== '' ? ` [${run.text}]` : run.text)).join(''),
    )
    .join(' ');
}
