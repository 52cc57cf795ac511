import { isWide, type PlacedAxis, type PlacedChart, ticksOf, wrapParagraph } from '../../../layout/index.ts';
import { type NumberStyle, writeNumber } from '../../../numbers/index.ts';
import type { ColorRef } from '../../../theme/index.ts';
import { fontFamily } from '../paragraphs-svg.ts';
import { paintOf, type SvgWork, svgElement, svgNumber, svgText } from '../svg-element.ts';

/** How a text of a chart stands: `x` is its start, its middle or its end. */
interface ChartTextPlace {
  readonly x: number;
  /** The foot of its letters. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly color?: ColorRef;
  /** Reads upwards. */
  readonly upright?: boolean;
}

export function chartTextSvg(text: string, at: ChartTextPlace, chart: PlacedChart, work: SvgWork): string {
  if (text === '') return '';
  const wide = [...text].some((c) => isWide(c.codePointAt(0)!));
  const { x, y } = at;
  return svgElement(
    'text',
    {
      x,
      y,
      'font-size': chart.textSize,
      fill: paintOf(at.color ?? chart.textColor, work),
      'text-anchor': at.anchor === 'start' ? null : at.anchor,
      'font-family': wide ? fontFamily('body', true, work) : null,
      transform: at.upright ? `rotate(-90 ${svgNumber(x)} ${svgNumber(y)})` : null,
    },
    svgText(text),
  );
}

/** Width of a text of the chart, in points. */
export function chartTextWidth(text: string, chart: PlacedChart, work: SvgWork): number {
  return (measured(text, work).offsets.at(-1) ?? 0) * chart.textSize;
}

/** A text broken into lines of a width; what is too much for the lines that there are ends with three dots. */
export function chartTextLines(
  text: string,
  width: number,
  most: number,
  chart: PlacedChart,
  work: SvgWork,
): string[] {
  const paragraph = measured(text, work);
  const { lines } = wrapParagraph(paragraph, Math.max(width / chart.textSize, 1));
  const texts = lines.map((line) => paragraph.text.slice(line.start, line.end));
  if (texts.length <= most) return texts;
  return [...texts.slice(0, most - 1), shortened(texts.slice(most - 1).join(' '), width, chart, work)];
}

function shortened(text: string, width: number, chart: PlacedChart, work: SvgWork): string {
  const characters = [...text];
  while (characters.length > 1 && chartTextWidth(`${characters.join('')}…`, chart, work) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function measured(text: string, { typesetter, language }: SvgWork) {
  return typesetter.measure([{ text, bold: false, italic: false, font: 'body', language }]);
}

/** An axis of values, to be drawn along some length. */
export interface ValueScale {
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** The share of the axis (0 to 1) at which a value stands; beyond these where the axis leaves it out. */
  readonly shareOf: (value: number) => number;
  /** As `shareOf`, no further than the axis goes. */
  readonly shareWithin: (value: number) => number;
  readonly holds: (value: number) => boolean;
}

/** The ticks of an axis with what is written at them, and where its values stand. */
export function valueScale(axis: PlacedAxis, numbers: NumberStyle): ValueScale {
  const { min, max, format } = axis;
  const shareOf = (value: number) => (value - min) / (max - min);
  return {
    ticks: ticksOf(axis).map((value) => ({ value, text: writeNumber(value, format, numbers) })),
    shareOf,
    shareWithin: (value) => Math.min(1, Math.max(0, shareOf(value))),
    holds: (value) => value >= min && value <= max,
  };
}
