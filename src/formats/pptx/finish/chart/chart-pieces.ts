import type { PlacedChart } from '../../../../layout/index.ts';
import type { ColorRef, Points } from '../../../../theme/index.ts';
import { escapeXmlText } from '../../../../xml/index.ts';
import { cleanText } from '../../draw/text-objects.ts';
import { solidFillXml, toHundredths } from '../../drawing-ml.ts';

/** What is drawn: the chart with its place among the file's parts. */
export interface ChartWork {
  readonly chart: PlacedChart;
  /** As Office writes it. */
  readonly language: string;
}

/** `c:name val="…"` */
export function val(name: string, value: string | number): string {
  return `<c:${name} val="${value}"/>`;
}

export function shape(...content: readonly string[]): string {
  return `<c:spPr>${content.join('')}</c:spPr>`;
}

export const noFill = '<a:noFill/>';
export const noLine = `<a:ln>${noFill}</a:ln>`;

/** A line; its width in EMU. */
export function line(
  color: ColorRef,
  width: number,
  options: { alpha?: number; round?: boolean } = {},
): string {
  const cap = options.round ? ' cap="rnd"' : '';
  return `<a:ln w="${width}"${cap}>${solidFillXml(color, options.alpha)}<a:round/></a:ln>`;
}

/** How the texts of a piece look: the theme's faces are inherited. */
export function textLook(
  { chart, language }: ChartWork,
  look: { color?: ColorRef; body?: string } = {},
): string {
  return `<c:txPr><a:bodyPr${look.body ?? ''}/><a:lstStyle/><a:p>${paragraphLook(chart.textSize, look.color ?? chart.textColor)}<a:endParaRPr lang="${language}"/></a:p></c:txPr>`;
}

/** A title of an axis; `body`: attributes of its box, which say how it is turned. */
export function titleXml(text: string | null, body: string, { chart, language }: ChartWork): string {
  if (text === null) return '';
  const fill = solidFillXml(chart.textColor);
  const run = `<a:r><a:rPr lang="${language}" sz="${toHundredths(chart.textSize)}" b="0">${fill}</a:rPr><a:t>${escapeXmlText(cleanText(text))}</a:t></a:r>`;
  const paragraph = `<a:p>${paragraphLook(chart.textSize, chart.textColor)}${run}<a:endParaRPr lang="${language}"/></a:p>`;
  return `<c:title><c:tx><c:rich><a:bodyPr${body}/><a:lstStyle/>${paragraph}</c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function paragraphLook(size: Points, color: ColorRef): string {
  return `<a:pPr><a:defRPr sz="${toHundredths(size)}" b="0">${solidFillXml(color)}</a:defRPr></a:pPr>`;
}
