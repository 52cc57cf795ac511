import { type PlacedChart, type PlacedSeries, pieceColor } from '../../../../layout/index.ts';
import type { ColorRef } from '../../../../theme/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../../../xml/index.ts';
import { isCircular } from '../../draw/draw-parts.ts';
import { solidFillXml } from '../../drawing-ml.ts';
import { type ChartWork, line, noFill, noLine, shape, val } from './chart-pieces.ts';
import { type ChartSheet, cellReference, type SheetColumn, sideColumn } from './chart-workbook.ts';
import { labelsXml } from './labels-xml.ts';

/** One `c:ser`, its children in the order that suits all kinds of series (ECMA-376 part 1, 21.2.2.170 to 176). */
export function seriesXml(series: PlacedSeries, index: number, sheet: ChartSheet, work: ChartWork): string {
  const { chart } = work;
  const column = sheet.columns[index + 1]!;
  const points = chart.x.kind === 'numbers';
  const bubbles = chart.chart === 'bubble';
  const signs = !bubbles && (series.drawn === 'line' || series.drawn === 'points');
  return [
    `<c:ser>${val('idx', index)}${val('order', index)}`,
    `<c:tx><c:strRef><c:f>${cellReference(index + 1, 0)}</c:f>${textCache([column.header])}</c:strRef></c:tx>`,
    look(series, work),
    series.drawn === 'bars' || bubbles ? val('invertIfNegative', 0) : '',
    signs ? (series.marked ? markerOf(series, index) : `<c:marker>${val('symbol', 'none')}</c:marker>`) : '',
    isCircular(chart) ? pieces(chart, chart.categories.length) : '',
    signs ? pointMarks(series, index, work) : pointFills(series, work),
    labelsXml(series, index, column, work),
    sticksXml(series),
    errorsXml(series, index, sheet, work),
    points
      ? `<c:xVal>${reference(sheet.columns[0]!, 0)}</c:xVal><c:yVal>${reference(column, index + 1)}</c:yVal>`
      : `<c:cat>${reference(sheet.columns[0]!, 0)}</c:cat><c:val>${reference(column, index + 1)}</c:val>`,
    bubbles
      ? `<c:bubbleSize>${reference(...sideColumn(sheet, index, 'size')!)}</c:bubbleSize>${val('bubble3D', 0)}`
      : '',
    signs && chart.chart !== 'radar' ? val('smooth', 0) : '',
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

function look(series: PlacedSeries, { chart }: ChartWork): string {
  const { drawn, color, opacity = 1, width, dashed, outline, hidden } = series;
  if (hidden) return shape(noFill, noLine);
  switch (drawn) {
    case 'line':
      if (width === 0) return shape(noLine);
      return shape(line(color, width * emuPerPoint, { round: !dashed, dashed }));
    case 'points':
      return chart.chart === 'bubble'
        ? shape(solidFillXml(color, opacity), line(outline ?? color, emuPerPoint))
        : shape(noLine);
    // Areas behind one another show through.
    case 'area':
      return shape(solidFillXml(color, opacity), line(color, opacity < 1 ? 28_575 : 19_050, { round: true }));
    case 'bars':
      return shape(solidFillXml(color), outline ? line(outline, emuPerPoint) : '');
    case 'pieces':
      return shape(solidFillXml(isCircular(chart) ? pieceColor(chart, 0) : color));
  }
}

const emuPerPoint = 12_700;

/** Bars that look otherwise than their series. */
function pointFills({ points, opacity = 1 }: PlacedSeries, { chart }: ChartWork): string {
  return [...points]
    .map(([i, { color, outline }]) => {
      const fill = shape(
        solidFillXml(color, chart.chart === 'bubble' ? opacity : 1),
        outline ? line(outline, emuPerPoint) : '',
      );
      return `<c:dPt>${val('idx', i)}${val('invertIfNegative', 0)}${val('bubble3D', 0)}${fill}</c:dPt>`;
    })
    .join('');
}

function pieces(chart: PlacedChart, count: number): string {
  const edge = line({ color: 'light1' }, 19_050, { round: true });
  const each = Array.from(
    { length: count },
    (_, i) =>
      `<c:dPt>${val('idx', i)}${val('bubble3D', 0)}${shape(solidFillXml(pieceColor(chart, i)), edge)}</c:dPt>`,
  );
  return each.join('');
}

/** The sign of a series: of the two of a dumbbell a ring and a disc, larger than others. */
function markerOf({ color, hollow, sticks }: PlacedSeries, index: number): string {
  return hollow || sticks ? disc(color, hollow) : marker(color, index);
}

function disc(color: ColorRef, hollow: boolean): string {
  const look = shape(solidFillXml(hollow ? { color: 'light1' } : color), line(color, 19_050));
  return `<c:marker>${val('symbol', 'circle')}${val('size', 11)}${look}</c:marker>`;
}

/** Lines up from the points of a series, as error bars without caps. */
function sticksXml({ sticks }: PlacedSeries): string {
  if (!sticks) return '';
  const points = sticks.up.map((up, i) => (up === null ? '' : `<c:pt idx="${i}"><c:v>${up}</c:v></c:pt>`));
  const plus = `<c:plus><c:numLit><c:formatCode>General</c:formatCode>${val('ptCount', sticks.up.length)}${points.join('')}</c:numLit></c:plus>`;
  const look = shape(line(sticks.color, 6 * emuPerPoint));
  return `<c:errBars>${val('errDir', 'y')}${val('errBarType', 'plus')}${val('errValType', 'cust')}${val('noEndCap', 1)}${plus}${look}</c:errBars>`;
}

/** How far off values may be, from the workbook. */
function errorsXml(series: PlacedSeries, index: number, sheet: ChartSheet, { chart }: ChartWork): string {
  const around = sideColumn(sheet, index, 'around');
  const above = around ?? sideColumn(sheet, index, 'above');
  const below = around ?? sideColumn(sheet, index, 'below');
  if (!above || !below) return '';
  const direction = series.drawn === 'bars' ? '' : val('errDir', 'y');
  const look = shape(line(chart.textColor, 19_050));
  return `<c:errBars>${direction}${val('errBarType', 'both')}${val('errValType', 'cust')}${val('noEndCap', 0)}<c:plus>${reference(...above)}</c:plus><c:minus>${reference(...below)}</c:minus>${look}</c:errBars>`;
}

/** Series are told apart by their signs too, not by colour alone (WCAG 2.2, 1.4.1). */
function marker(color: ColorRef, index: number): string {
  const symbol = ['circle', 'square', 'triangle', 'diamond'][index % 4]!;
  const look = shape(solidFillXml(color), line(color, 9525, { round: true }));
  return `<c:marker>${val('symbol', symbol)}${val('size', 8)}${look}</c:marker>`;
}

/**
 * Points of a line with a sign of their own: that of which something is said, and those between gaps on both sides, where a
 * line has no length and without a sign the value would not be seen.
 */
function pointMarks(
  { values, color, marked, dashed, hidden, points }: PlacedSeries,
  index: number,
  { chart }: ChartWork,
): string {
  const noted = chart.note?.series === index ? chart.note.category : -1;
  const ring = `<c:marker>${val('symbol', 'circle')}${val('size', 9)}${shape(solidFillXml({ color: 'light1' }), line(chart.textColor, 19_050))}</c:marker>`;
  return values
    .flatMap((value, i) => {
      const alone = value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
      const own = points.get(i);
      if (i !== noted && !own && (marked || dashed || hidden || !alone)) return [];
      const sign = i === noted ? ring : own ? disc(own.color, false) : marker(color, index);
      return [`<c:dPt>${val('idx', i)}${sign}${val('bubble3D', 0)}</c:dPt>`];
    })
    .join('');
}
