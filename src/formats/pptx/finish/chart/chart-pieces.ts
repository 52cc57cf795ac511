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
  /** Colours of text on a fill, and of marks as text. */
  readonly textOn: (fill: ColorRef) => ColorRef;
  readonly readable: (color: ColorRef) => ColorRef;
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
  options: { alpha?: number; round?: boolean; dashed?: boolean } = {},
): string {
  const cap = options.round ? ' cap="rnd"' : '';
  const dash = options.dashed ? '<a:prstDash val="dash"/>' : '';
  return `<a:ln w="${width}"${cap}>${solidFillXml(color, options.alpha)}${dash}<a:round/></a:ln>`;
}

/** How the texts of a piece look: the theme's faces are inherited. */
export function textLook(
  { chart, language }: ChartWork,
  look: { color?: ColorRef; body?: string; size?: Points; bold?: boolean } = {},
): string {
  const own = paragraphLook(chart, look.size ?? chart.textSize, look.color ?? chart.textColor, look.bold);
  return `<c:txPr><a:bodyPr${look.body ?? ''}/><a:lstStyle/><a:p>${own}<a:endParaRPr lang="${language}"/></a:p></c:txPr>`;
}

/** Pieces of a text, each in its colour. */
export type RichLine = readonly {
  readonly text: string;
  readonly color: ColorRef;
  readonly bold?: boolean;
  readonly raised?: boolean;
}[];

/** Lines of text in a chart; `body`: attributes of its box, which say how it is turned. */
export function richXml(
  lines: readonly RichLine[],
  { chart, language }: ChartWork,
  {
    body = '',
    size = chart.textSize,
    align = null,
  }: { body?: string; size?: Points; align?: string | null } = {},
): string {
  const own = chart.rightToLeft && align === 'l' ? 'r' : align;
  const paragraphs = lines.map((pieces) => {
    const runs = pieces.map(({ text, color, bold, raised }) => {
      const look = `lang="${language}" sz="${toHundredths(size)}" b="${bold ? 1 : 0}"${raised ? ' baseline="30000"' : ''}`;
      return `<a:r><a:rPr ${look}>${solidFillXml(color)}</a:rPr><a:t>${escapeXmlText(cleanText(text))}</a:t></a:r>`;
    });
    const look = paragraphLook(chart, size, chart.textColor, false, own);
    return `<a:p>${look}${runs.join('')}<a:endParaRPr lang="${language}"/></a:p>`;
  });
  return `<c:tx><c:rich><a:bodyPr${body}/><a:lstStyle/>${paragraphs.join('')}</c:rich></c:tx>`;
}

/** A title of an axis; `place`: its corner in shares of the chart. */
export function titleXml(
  lines: readonly RichLine[],
  body: string,
  work: ChartWork,
  place: { readonly x: number; readonly y: number } | null = null,
): string {
  if (lines.length === 0) return '';
  const layout = place
    ? `<c:layout><c:manualLayout>${val('xMode', 'edge')}${val('yMode', 'edge')}${val('x', share(place.x))}${val('y', share(place.y))}</c:manualLayout></c:layout>`
    : '';
  const align = place ? 'l' : null;
  return `<c:title>${richXml(lines, work, { body, align })}${layout}<c:overlay val="0"/></c:title>`;
}

/** A share of the chart's width or height as it is written. */
export function share(value: number): string {
  return String(Math.round(value * 100_000) / 100_000);
}

function paragraphLook(
  { rightToLeft }: PlacedChart,
  size: Points,
  color: ColorRef,
  bold = false,
  align: string | null = null,
): string {
  const algn = `${align === null ? '' : ` algn="${align}"`}${rightToLeft ? ' rtl="1"' : ''}`;
  return `<a:pPr${algn}><a:defRPr sz="${toHundredths(size)}" b="${bold ? 1 : 0}">${solidFillXml(color)}</a:defRPr></a:pPr>`;
}
