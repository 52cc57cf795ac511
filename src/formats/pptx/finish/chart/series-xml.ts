import type { PlacedChart, PlacedSeries } from '../../../../layout/index.ts';
import type { ColorRef } from '../../../../theme/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../../../xml/index.ts';
import { isCircular } from '../../draw/draw-parts.ts';
import { solidFillXml } from '../../drawing-ml.ts';
import { type ChartWork, line, noFill, noLine, shape, textLook, val } from './chart-pieces.ts';
import { type ChartSheet, cellReference, type SheetColumn } from './chart-workbook.ts';
import { literal } from './number-codes.ts';

/** One `c:ser`, its children in the order that suits all kinds of series (ECMA-376 part 1, 21.2.2.170 to 176). */
export function seriesXml(series: PlacedSeries, index: number, sheet: ChartSheet, work: ChartWork): string {
  const { chart } = work;
  const column = sheet.columns[index + 1]!;
  const points = chart.x.kind === 'numbers';
  const signs = series.drawn === 'line' || series.drawn === 'points';
  return [
    `<c:ser>${val('idx', index)}${val('order', index)}`,
    `<c:tx><c:strRef><c:f>${cellReference(index + 1, 0)}</c:f>${textCache([column.header])}</c:strRef></c:tx>`,
    look(series, work),
    series.drawn === 'bars' ? val('invertIfNegative', 0) : '',
    signs
      ? series.marked
        ? marker(series.color, index)
        : `<c:marker>${val('symbol', 'none')}</c:marker>`
      : '',
    isCircular(chart) ? pieces(chart.categories.length) : '',
    signs && !series.marked ? loneMarks(series, index) : '',
    valueLabels(series, column, work),
    points
      ? `<c:xVal>${reference(sheet.columns[0]!, 0)}</c:xVal><c:yVal>${reference(column, index + 1)}</c:yVal>`
      : `<c:cat>${reference(sheet.columns[0]!, 0)}</c:cat><c:val>${reference(column, index + 1)}</c:val>`,
    signs ? val('smooth', 0) : '',
    '</c:ser>',
  ].join('');
}

/** Where the cells of a column are, and what is in them. A gap is a point that is not there. */
function reference({ cells, code }: SheetColumn, index: number): string {
  const formula = `<c:f>${cellReference(index, 1, Math.max(1, cells.length))}</c:f>`;
  if (cells.some((cell) => cell?.kind === 'text') || (index === 0 && cells.every((cell) => cell === null))) {
    const texts = cells.map((cell) => (cell?.kind === 'text' ? cell.text : null));
    return `<c:strRef>${formula}${textCache(texts)}</c:strRef>`;
  }
  const numbers = cells.map((cell, i) => {
    if (cell?.kind !== 'number') return '';
    const own = cell.code === code ? '' : ` formatCode="${escapeXmlAttribute(cell.code)}"`;
    return `<c:pt idx="${i}"${own}><c:v>${cell.number}</c:v></c:pt>`;
  });
  const count = val('ptCount', cells.length);
  return `<c:numRef>${formula}<c:numCache><c:formatCode>${escapeXmlText(code)}</c:formatCode>${count}${numbers.join('')}</c:numCache></c:numRef>`;
}

function textCache(texts: readonly (string | null)[]): string {
  const points = texts.map((text, i) =>
    text === null ? '' : `<c:pt idx="${i}"><c:v>${escapeXmlText(text)}</c:v></c:pt>`,
  );
  return `<c:strCache>${val('ptCount', texts.length)}${points.join('')}</c:strCache>`;
}

function look({ drawn, color, opacity = 1 }: PlacedSeries, { chart }: ChartWork): string {
  switch (drawn) {
    case 'line':
      return shape(line(color, 28_575, { round: true }));
    case 'points':
      return shape(noLine);
    // Areas behind one another show through.
    case 'area':
      return shape(solidFillXml(color, opacity), line(color, opacity < 1 ? 28_575 : 19_050, { round: true }));
    case 'bars':
    case 'pieces':
      return shape(solidFillXml(isCircular(chart) ? pieceColor(0) : color));
  }
}

/** Colours of the pieces of a circle: the accents, then the accents again, lighter. */
function pieceColor(index: number): ColorRef {
  const color = `accent${(index % 6) + 1}` as ColorRef['color']; // accent1 to accent6
  const round = Math.floor(index / 6);
  return round === 0 ? { color } : { color, tint: Math.min(0.8, 0.4 * round) };
}

function pieces(count: number): string {
  const edge = line({ color: 'light1' }, 19_050, { round: true });
  const each = Array.from(
    { length: count },
    (_, i) =>
      `<c:dPt>${val('idx', i)}${val('bubble3D', 0)}${shape(solidFillXml(pieceColor(i)), edge)}</c:dPt>`,
  );
  return each.join('');
}

/** Series are told apart by their signs too, not by colour alone (WCAG 2.2, 1.4.1). */
function marker(color: ColorRef, index: number): string {
  const symbol = ['circle', 'square', 'triangle', 'diamond'][index % 4]!;
  const look = shape(solidFillXml(color), line(color, 9525, { round: true }));
  return `<c:marker>${val('symbol', symbol)}${val('size', 8)}${look}</c:marker>`;
}

/** Between gaps on both sides a line has no length: without a sign the value would not be seen. */
function loneMarks({ values, color }: PlacedSeries, index: number): string {
  const alone = values.flatMap((value, i) =>
    value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? [i] : [],
  );
  return alone
    .map((i) => `<c:dPt>${val('idx', i)}${marker(color, index)}${val('bubble3D', 0)}</c:dPt>`)
    .join('');
}

const positions: Readonly<Record<PlacedSeries['drawn'], string | null>> = {
  bars: 'outEnd',
  line: 't',
  points: 't',
  area: null,
  pieces: 'outEnd',
};

/**
 * The values at the marks of a series: numbers of the workbook, in its formats, so that they follow when somebody changes
 * one. A label of its own has what is written in another format than most, and what is left out where labels are thinned.
 */
function valueLabels(series: PlacedSeries, column: SheetColumn, work: ChartWork): string {
  const { chart } = work;
  if (!chart.values) return '';
  const usual = chart.percentDecimals === null ? column.code : percentCode(chart);
  const own = series.values.map((value, i) => {
    if (i % chart.valueEvery !== 0) return `<c:dLbl>${val('idx', i)}${val('delete', 1)}</c:dLbl>`;
    const cell = column.cells[i];
    if (value === null || chart.percentDecimals !== null || cell?.kind !== 'number' || cell.code === usual)
      return '';
    return `<c:dLbl>${val('idx', i)}${content(cell.code, series, work)}</c:dLbl>`;
  });
  return `<c:dLbls>${own.join('')}${content(usual, series, work)}</c:dLbls>`;
}

function content(code: string, series: PlacedSeries, work: ChartWork): string {
  const { chart } = work;
  // On a ring the labels stand on the colours themselves, in the one place that programs have for them.
  const ring = chart.chart === 'doughnut';
  const color: ColorRef = ring ? { color: 'light1' } : chart.textColor;
  const position = ring ? null : positions[series.drawn];
  const shown = new Set([
    chart.percentDecimals === null ? 'showVal' : 'showPercent',
    ...(chart.names ? ['showCatName'] : []),
  ]);
  return [
    `<c:numFmt formatCode="${escapeXmlAttribute(code)}" sourceLinked="0"/>`,
    shape(noFill, noLine),
    textLook(work, { color }),
    position ? val('dLblPos', position) : '',
    ...parts.map((name) => val(name, shown.has(name) ? 1 : 0)),
    // Between the name and the value.
    chart.names ? '<c:separator>\n</c:separator>' : '',
  ].join('');
}

const parts = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'];

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
