import type {
  PlacedChart,
  PlacedImage,
  PlacedShape,
  PlacedSlide,
  PlacedTable,
  PlacedText,
} from '../../../layout/index.ts';

/** The shapes that pptxgenjs draws. Groups and connectors it does not know: the finishers make them. */
export type DrawnShape = PlacedText | PlacedTable | PlacedChart | PlacedImage;

/** The drawn shapes of a slide in the order in which they are drawn; its position is a shape's name for the time being. */
export function drawnShapes(slide: PlacedSlide): DrawnShape[] {
  const drawn: DrawnShape[] = [];
  const visit = (shapes: readonly PlacedShape[]): void => {
    for (const shape of shapes) {
      if (shape.kind === 'group') visit(shape.shapes);
      else if (shape.kind !== 'connector') drawn.push(shape);
    }
  };
  visit(slide.shapes);
  return drawn;
}
