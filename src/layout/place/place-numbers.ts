import type { Points } from '../../theme/index.ts';
import type { PlacedText } from '../placed.ts';
import { numberRoom } from '../text/number-room.ts';
import { pointsPerInch } from '../text/set-text.ts';
import type { SlideContext } from './slide-context.ts';

/** The numbers of a text's formulas: each at the end of its place, at the height of its formula. */
export function placeNumbers(text: PlacedText, size: Points, context: SlideContext): PlacedText[] {
  const { box, inset, anchor, paragraphs } = text;
  if (paragraphs.every(({ number }) => number === undefined)) return [];
  const tops: number[] = [];
  let below = 0;
  for (const [i, { lines, spaceBefore }] of paragraphs.entries()) {
    if (i > 0) below += spaceBefore / pointsPerInch;
    tops.push(below);
    below += lines.reduce((sum, { height }) => sum + height, 0);
  }
  const spare = box.h - inset.top - inset.bottom - below;
  const top = box.y + inset.top + (anchor === 'top' ? 0 : anchor === 'middle' ? spare / 2 : spare);
  return paragraphs.flatMap((paragraph, i): PlacedText[] => {
    const { number, lines, lineSpacing, runs } = paragraph;
    if (number === undefined) return [];
    const height = lines.reduce((sum, line) => sum + line.height, 0);
    const { tex: _, display: __, said: ___, ...run } = runs[0]!;
    const words = `(${number})`;
    const w = (numberRoom(number) * size) / pointsPerInch;
    const h = (lineSpacing * size) / pointsPerInch;
    const y = top + tops[i]! + (height - h) / 2;
    return [
      {
        ...text,
        name: context.nameOf('Number of the formula'),
        placeholder: null,
        box: { x: box.x + box.w - w, y, w, h },
        inset: { left: 0, top: 0, right: 0, bottom: 0 },
        anchor: 'middle',
        overflow: 0,
        paragraphs: [
          {
            ...plainParagraph,
            lineSpacing,
            runs: [{ ...run, text: words, size }],
            lines: [{ text: words, width: w, height: h }],
          },
        ],
      },
    ];
  });
}

const plainParagraph = {
  level: 0,
  bullet: null,
  indent: 0,
  hanging: 0,
  align: 'right',
  spaceBefore: 0,
} as const;
