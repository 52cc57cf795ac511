import type { PlacedDeck } from '../../layout/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import { reportPptx } from './codes.ts';
import { drawnShapes } from './draw/draw-parts.ts';

/** Links to slides that are not there; their runs were drawn without a link. */
export function missingLinks(placed: PlacedDeck): Diagnostic[] {
  const slides = new Set(placed.slides.map(({ id }) => `#${id}`));
  const found: Diagnostic[] = [];
  for (const slide of placed.slides) {
    // No link of theirs leads to a slide.
    if (slide.stands !== undefined) continue;
    for (const shape of drawnShapes(slide)) {
      const paragraphs =
        shape.kind === 'text'
          ? shape.paragraphs
          : shape.kind === 'table'
            ? shape.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
            : [];
      for (const { link, yaml } of paragraphs.flatMap(({ runs }) => runs)) {
        if (link?.startsWith('#') && !slides.has(link)) {
          const message = `slide "${slide.id}": the link "${link}" leads to a slide that the deck does not have`;
          found.push(reportPptx('pptx-link', yaml ?? shape.yaml, message));
        }
      }
    }
  }
  return found;
}
