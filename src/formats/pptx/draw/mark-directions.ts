import type { PlacedDeck, PlacedParagraph, PlacedShape } from '../../../layout/index.ts';
import { isolatesOf, isRightToLeft, withMarks } from '../../../markup/index.ts';

/**
 * The same with marks of direction in its texts, without which programs show telephone numbers, dates and words of another
 * direction in the wrong order. Only what is drawn has them. A deck without a text from right to left comes back as it is.
 */
export function markDirections(placed: PlacedDeck): PlacedDeck {
  const { language } = placed;
  const paragraphs = (all: readonly PlacedParagraph[]): readonly PlacedParagraph[] =>
    all.map((paragraph) => {
      const { runs } = paragraph;
      const isolates = isolatesOf(runs, language, paragraph.rightToLeft ? 'rtl' : 'ltr');
      const marked = withMarks(runs, isolates, (run, text) => ({ ...run, text }));
      return marked === runs ? paragraph : { ...paragraph, runs: marked };
    });
  const shape = <S extends PlacedShape>(each: S): S => {
    if (each.kind === 'text') return { ...each, paragraphs: paragraphs(each.paragraphs) };
    if (each.kind === 'group') return { ...each, shapes: each.shapes.map(shape) };
    if (each.kind !== 'table') return each;
    const rows = each.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, paragraphs: paragraphs(cell.paragraphs) })),
    }));
    return { ...each, rows };
  };
  const slides = placed.slides.map((slide) =>
    placed.rightToLeft || (slide.stands === undefined && slide.shapes.some(readsRightToLeft))
      ? { ...slide, shapes: slide.shapes.map(shape) }
      : slide,
  );
  return { ...placed, slides };
}

function readsRightToLeft(shape: PlacedShape): boolean {
  if (shape.kind === 'group') return shape.shapes.some(readsRightToLeft);
  const all =
    shape.kind === 'text'
      ? shape.paragraphs
      : shape.kind === 'table'
        ? shape.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))
        : [];
  return all.some(({ runs }) => runs.some(({ language }) => isRightToLeft(language)));
}
