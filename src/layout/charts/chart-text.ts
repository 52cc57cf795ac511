import type { Points } from '../../theme/index.ts';
import { wrapParagraph } from '../measure/wrap-paragraph.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** A box in points, the units of our drawings. */
export interface PointBox {
  readonly x: Points;
  readonly y: Points;
  readonly w: Points;
  readonly h: Points;
}

/** Measures and breaks the texts of a chart. */
export interface ChartText {
  widthOf(text: string, size: Points, bold?: boolean): Points;
  /** A text broken into lines of a width; what is too much for the lines that there are ends with three dots. */
  linesOf(text: string, width: Points, most: number, size: Points, bold?: boolean): string[];
}

export function chartText(typesetter: Typesetter, language: string): ChartText {
  const measured = (text: string, bold = false) =>
    typesetter.measure([{ text, bold, italic: false, font: 'body', language }]);
  const widthOf = (text: string, size: Points, bold?: boolean) =>
    (measured(text, bold).offsets.at(-1) ?? 0) * size;
  const shortened = (text: string, width: Points, size: Points, bold?: boolean): string => {
    const characters = [...text];
    while (characters.length > 1 && widthOf(`${characters.join('')}…`, size, bold) > width) characters.pop();
    return `${characters.join('').trimEnd()}…`;
  };
  return {
    widthOf,
    linesOf(text, width, most, size, bold) {
      const paragraph = measured(text, bold);
      const { lines } = wrapParagraph(paragraph, Math.max(width / size, 1));
      const texts = lines.map((line) => paragraph.text.slice(line.start, line.end).trimEnd());
      if (texts.length <= most) return texts;
      return [...texts.slice(0, most - 1), shortened(texts.slice(most - 1).join(' '), width, size, bold)];
    },
  };
}
