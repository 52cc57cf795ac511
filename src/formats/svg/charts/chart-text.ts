import { chartText, isWide, type PlacedChart } from '../../../layout/index.ts';
import type { ColorRef, Points } from '../../../theme/index.ts';
import { fontFamily } from '../paragraphs-svg.ts';
import { complexScript } from '../set-lines.ts';
import { paintOf, type SvgWork, svgElement, svgNumber, svgText } from '../svg-element.ts';
import { fromTheRight, hasDirection } from '../visual-order.ts';

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

export function chartTextSvg(given: string, at: ChartTextPlace, chart: PlacedChart, work: SvgWork): string {
  // What is set from its right edge begins there, not with the blank behind it.
  const text = chart.rightToLeft ? given.trimEnd() : given;
  if (text === '') return '';
  const codes = [...text].map((c) => c.codePointAt(0)!);
  const script = codes.some(isWide)
    ? 'wide'
    : (codes.map((code) => complexScript(code)).find((each) => each !== 'latin') ?? 'latin');
  const { x, y } = at;
  const turns = [
    // In a chart that is turned over its texts are turned back, each about its own place.
    ...(chart.rightToLeft ? [`matrix(-1 0 0 1 ${svgNumber(2 * x)} 0)`] : []),
    ...(at.upright ? [`rotate(-90 ${svgNumber(x)} ${svgNumber(y)})`] : []),
  ];
  const anchor = chart.rightToLeft && !at.upright ? otherEnds[at.anchor] : at.anchor;
  return svgElement(
    'text',
    {
      x,
      y,
      'font-size': at.size ?? chart.textSize,
      'font-weight': at.bold ? 'bold' : null,
      fill: paintOf(at.color ?? chart.textColor, work),
      'text-anchor': anchor === 'start' ? null : anchor,
      'font-family': script === 'latin' ? null : fontFamily('body', script, work),
      transform: turns.length > 0 ? turns.join(' ') : null,
    },
    svgText(chart.rightToLeft && hasDirection(text) ? fromTheRight(text) : text),
  );
}

const otherEnds = { start: 'end', middle: 'middle', end: 'start' } as const;

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
