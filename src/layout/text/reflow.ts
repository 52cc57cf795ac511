import type { Inches } from '../../theme/index.ts';
import { wrapParagraph } from '../measure/wrap-paragraph.ts';
import type { PlacedLineOfText, PlacedParagraph, PlacedText } from '../placed.ts';
import type { Typesetter } from './typesetter.ts';

const pointsPerInch = 72;

/** The same text with its lines broken anew, and how far it is taller than its box. */
export function reflow(shape: PlacedText, typesetter: Typesetter): PlacedText {
  const { box, inset } = shape;
  const width = box.w - inset.left - inset.right;
  const paragraphs = shape.paragraphs.map((each) => ({ ...each, lines: linesOf(each, width, typesetter) }));
  const over = heightOf(paragraphs) - (box.h - inset.top - inset.bottom);
  return { ...shape, paragraphs, overflow: over > 0.01 ? Math.round(over * 1000) / 1000 : 0 };
}

export function linesOf(
  { runs, indent, lineSpacing }: PlacedParagraph,
  width: Inches,
  typesetter: Typesetter,
): readonly PlacedLineOfText[] {
  const size = Math.max(...runs.map((run) => run.size), 1);
  const em = size / pointsPerInch;
  const measured = typesetter.measure(runs);
  const { lines } = wrapParagraph(measured, Math.max(0.5, (width - indent) / em));
  return lines.map((line) => ({
    text: measured.text.slice(line.start, line.end),
    width: line.width * em,
    height: em * lineSpacing,
  }));
}

export function heightOf(paragraphs: readonly PlacedParagraph[]): Inches {
  return paragraphs.reduce(
    (sum, { lines, spaceBefore }, i) =>
      sum + lines.reduce((all, line) => all + line.height, 0) + (i > 0 ? spaceBefore / pointsPerInch : 0),
    0,
  );
}
