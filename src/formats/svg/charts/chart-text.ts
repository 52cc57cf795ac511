import { chartText, isWide, type PlacedChart } from '../../../layout/index.ts';
import type { ColorRef, Points } from '../../../theme/index.ts';
import { fontFamily } from '../paragraphs-svg.ts';
import { paintOf, type SvgWork, svgElement, svgNumber, svgText } from '../svg-element.ts';

/** How a text of a chart stands: `x` is its start, its middle or its end. */
interface ChartTextPlace {
  readonly x: number;
  /** The foot of its letters. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly color?: ColorRef;
  readonly size?: Points;
  readonly bold?: boolean;
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
      'font-size': at.size ?? chart.textSize,
      'font-weight': at.bold ? 'bold' : null,
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
  return chartText(work.typesetter, work.language).widthOf(text, chart.textSize);
}

/** A text broken into lines of a width; what is too much for the lines that there are ends with three dots. */
export function chartTextLines(
  text: string,
  width: number,
  most: number,
  chart: PlacedChart,
  work: SvgWork,
): string[] {
  return chartText(work.typesetter, work.language).linesOf(text, width, most, chart.textSize);
}
