import type {
  NameSide,
  PlacedChart,
  PlacedEnd,
  PlacedNote,
  PlacedSeries,
  PointLook,
} from '../../../../layout/index.ts';
import type { ColorRef } from '../../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../../xml/index.ts';
import { solidFillXml } from '../../drawing-ml.ts';
import {
  type ChartWork,
  noFill,
  noLine,
  type RichLine,
  richXml,
  shape,
  share,
  textLook,
  val,
} from './chart-pieces.ts';
import type { SheetColumn } from './chart-workbook.ts';
import { literal } from './number-codes.ts';

/**
 * What is written at the marks of a series: numbers of the workbook, in its formats, so that they follow when somebody
 * changes one. A label of its own has what is written in another format than most or looks otherwise, what is left out
 * where labels are thinned, the name of a series, and what is said of a point.
 */
export function labelsXml(series: PlacedSeries, index: number, column: SheetColumn, work: ChartWork): string {
  const { chart } = work;
  const { ends, values, points } = series;
  const note = chart.note?.series === index ? chart.note : null;
  const shown = chart.values && series.labelAt !== 'none';
  if (!shown && ends.length === 0 && !note) return '';
  const usual = chart.percentDecimals === null ? column.code : percentCode(chart);
  const own = values.map((value, i) => {
    const cell = column.cells[i];
    const code = cell?.kind === 'number' ? cell.code : usual;
    if (note?.category === i) return label(i, noteXml(note, series, work));
    const end = ends.find(({ point }) => point === i);
    if (end) return label(i, endXml(end, code, work));
    if (!shown || value === null) return '';
    if (series.silent?.has(i) || series.literal?.[i] === '') return label(i, val('delete', 1));
    if (i % chart.valueEvery !== 0) return label(i, val('delete', 1));
    const own = points.get(i);
    if (series.literal)
      return label(i, content(literal(series.literal[i]!), series, work, own, series.nameSides?.get(i)));
    if (!own && (chart.percentDecimals !== null || code === usual)) return '';
    return label(i, content(chart.percentDecimals === null ? code : usual, series, work, own));
  });
  const rest = shown ? content(usual, series, work, undefined) : flags([]);
  return `<c:dLbls>${own.join('')}${rest}${note ? leaders : ''}</c:dLbls>`;
}

const positions: Readonly<Record<PlacedSeries['drawn'], string | null>> = {
  bars: 'outEnd',
  line: 't',
  points: 't',
  area: null,
  pieces: 'outEnd',
};

function label(index: number, inner: string): string {
  return `<c:dLbl>${val('idx', index)}${inner}</c:dLbl>`;
}

function content(
  code: string,
  series: PlacedSeries,
  work: ChartWork,
  point: PointLook | undefined,
  side: NameSide | undefined = undefined,
): string {
  const { chart } = work;
  const { labelAt } = series;
  const own = point?.color ?? series.color;
  const bold = (point?.strong ?? false) || labelAt === 'right';
  // On a ring the labels stand on the colours themselves, in the one place that programs have for them.
  const ring = chart.chart === 'doughnut';
  const inside = labelAt === 'middle' || labelAt === 'head';
  const color: ColorRef = ring
    ? { color: 'light1' }
    : inside
      ? work.textOn(own)
      : labelAt === 'right'
        ? work.readable(own)
        : chart.textColor;
  const position = side
    ? side === 'l' || side === 'r'
      ? beside(chart, side === 'l')
      : side
    : ring
      ? null
      : labelAt === 'middle'
        ? 'ctr'
        : labelAt === 'right'
          ? beside(chart, false)
          : positions[series.drawn];
  const shown = [
    chart.percentDecimals === null ? 'showVal' : 'showPercent',
    ...(chart.names ? ['showCatName'] : []),
  ];
  return [
    numberFormat(code),
    shape(labelAt === 'head' ? solidFillXml(own) : noFill, noLine),
    textLook(work, { color, bold }),
    // Labels of a radar have one place, which no file may name.
    position && chart.chart !== 'radar' ? val('dLblPos', position) : '',
    flags(shown),
    // Between the name and the value.
    chart.names ? '<c:separator>\n</c:separator>' : '',
    labelAt === 'head' ? headForm : '',
  ].join('');
}

const c15 = 'http://schemas.microsoft.com/office/drawing/2012/chart';
const extension = '{CE6537A1-D6FC-4f65-9D91-7224C49458BB}';

/** The form of a label, an extension of Office 2013; others draw a box. */
const headForm = `<c:extLst><c:ext uri="${extension}" xmlns:c15="${c15}"><c15:spPr><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></c15:spPr></c:ext></c:extLst>`;

/** The name of a series with its value, beside a point. */
function endXml(end: PlacedEnd, code: string, work: ChartWork): string {
  const { across, down, size, strong, color, value, left, text, suffix } = end;
  return [
    moved((across * (work.chart.plot?.w ?? 0) * 72) / Math.max(1, work.chart.categories.length), down, work),
    numberFormat(suffix === '' ? code : withSuffix(code, suffix)),
    shape(noFill, noLine),
    textLook(work, { color, size, bold: strong, body: ' wrap="none"' }),
    val('dLblPos', beside(work.chart, left)),
    flags([...(value ? ['showVal'] : []), ...(text === '' ? [] : ['showSerName'])]),
    '<c:separator> </c:separator>',
  ].join('');
}

/** A code, in each of its parts for signs, with a text behind the number. */
function withSuffix(code: string, suffix: string): string {
  return code
    .split(';')
    .map((part) => part + literal(suffix))
    .join(';');
}

/** What is said of a point: a label of it, at a distance, with a line to it. */
function noteXml(note: PlacedNote, series: PlacedSeries, work: ChartWork): string {
  const { chart } = work;
  const { box, point, size } = note;
  const color = chart.textColor;
  const lines: RichLine[] = [
    ...(note.head === null ? [] : [[{ text: note.head, color: series.labelColor, bold: true }]]),
    ...note.lines.map((text, i) => [
      { text, color },
      ...(i === note.lines.length - 1 && note.marks !== ''
        ? [{ text: note.marks, color, raised: true }]
        : []),
    ]),
  ];
  // Labels of pieces of a stack have their place in the middle, and nowhere else.
  const inside = chart.stacking !== 'none';
  const over = series.drawn === 'bars' && !chart.level;
  const across = over ? box.x + box.w / 2 - point.x : box.x - point.x;
  const down = over && !inside ? box.y + box.h - point.y : box.y + box.h / 2 - point.y;
  return [
    moved(across * 72, down * 72, work),
    richXml(lines, work, { body: ' wrap="none"', size, align: 'l' }),
    shape(noFill, noLine),
    val('dLblPos', series.drawn !== 'bars' ? beside(chart, false) : inside ? 'ctr' : 'outEnd'),
    flags(['showVal']),
  ].join('');
}

/** The side on which a label stands: in a chart that is turned over, the other one. */
function beside({ rightToLeft }: PlacedChart, left: boolean): 'l' | 'r' {
  return left === (rightToLeft === true) ? 'r' : 'l';
}

/** So many points from where a program would set a label. */
function moved(across: number, down: number, { chart }: ChartWork): string {
  if (Math.abs(across) < 0.5 && Math.abs(down) < 0.5) return '';
  const x = share((chart.rightToLeft ? -across : across) / 72 / chart.box.w);
  const y = share(down / 72 / chart.box.h);
  return `<c:layout><c:manualLayout>${val('x', x)}${val('y', y)}</c:manualLayout></c:layout>`;
}

/** Lines from labels that were moved to their points: an extension of Office 2013, which LibreOffice draws too. */
const leaders = `<c:extLst><c:ext uri="${extension}" xmlns:c15="${c15}"><c15:showLeaderLines val="1"/></c:ext></c:extLst>`;

function numberFormat(code: string): string {
  return `<c:numFmt formatCode="${escapeXmlAttribute(code)}" sourceLinked="0"/>`;
}

const parts = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'];

function flags(shown: readonly string[]): string {
  return parts.map((name) => val(name, shown.includes(name) ? 1 : 0)).join('');
}

/** Of shares, which Office counts itself: the code multiplies by a hundred. */
function percentCode({ percentDecimals, numbers }: PlacedChart): string {
  const digits = percentDecimals ? `0.${'0'.repeat(percentDecimals)}` : '0';
  const [before = '', after = ''] = numbers.percent.split('{number}');
  // The sign that stands in quotes would not multiply.
  const unquoted = (text: string) =>
    text
      .split('%')
      .map((piece) => literal(piece))
      .join('%');
  return unquoted(before) + digits + unquoted(after);
}
