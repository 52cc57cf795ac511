import type { Origin } from '../../markup/index.ts';
import type { Box, ColorRef, Points } from '../../theme/index.ts';
import { noInset } from '../place/place-text.ts';
import type { SlideContext } from '../place/slide-context.ts';
import type { PlacedParagraph, PlacedText } from '../placed.ts';
import { pointsPerInch } from '../text/set-text.ts';

/** A piece of a text beside a chart. */
export interface ChartPiece {
  readonly text: string;
  readonly color: ColorRef;
  readonly size: Points;
  readonly bold?: boolean;
}

interface ChartTextBox {
  readonly name: string;
  readonly box: Box;
  readonly lines: readonly (readonly ChartPiece[])[];
  readonly align?: PlacedParagraph['align'];
  readonly anchor?: PlacedText['anchor'];
  readonly shape?: PlacedText['shape'];
  readonly fill?: ColorRef | null;
  readonly line?: PlacedText['line'];
}

const lineSpacing = 1.2;

/** A box beside or in a chart, with a text of which each line has been broken already. */
export function chartTextBox(what: ChartTextBox, origin: Origin, context: SlideContext): PlacedText {
  const { deck, nameOf } = context;
  const paragraphs = what.lines.map((pieces): PlacedParagraph => {
    const size = pieces.reduce((most, piece) => Math.max(most, piece.size), 0);
    const runs = pieces.map((piece) => ({
      text: piece.text,
      size: piece.size,
      color: piece.color,
      bold: piece.bold ?? false,
      italic: false,
      font: 'body' as const,
      language: deck.language,
    }));
    const text = pieces.map((piece) => piece.text).join('');
    return {
      runs,
      level: 0,
      bullet: null,
      indent: 0,
      hanging: 0,
      align: what.align ?? 'left',
      spaceBefore: 0,
      lineSpacing: 1,
      lines: [{ text, width: what.box.w, height: (size * lineSpacing) / pointsPerInch }],
    };
  });
  return {
    kind: 'text',
    name: nameOf(what.name),
    box: what.box,
    alt: null,
    decorative: what.lines.length === 0,
    template: origin.template,
    yaml: origin.yaml,
    placeholder: null,
    shape: what.shape ?? 'rect',
    fill: what.fill ?? null,
    line: what.line ?? null,
    inset: noInset,
    anchor: what.anchor ?? 'top',
    paragraphs,
    overflow: 0,
  };
}
