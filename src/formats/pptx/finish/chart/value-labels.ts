import type { PlacedChart, PlacedSeries } from '../../../../layout/index.ts';
import type { ColorRef } from '../../../../theme/index.ts';
import { escapeXmlAttribute } from '../../../../xml/index.ts';
import { type ChartWork, noFill, noLine, shape, textLook, val } from './chart-look.ts';
import type { SheetColumn } from './chart-sheet.ts';
import { literal } from './number-codes.ts';

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
export function valueLabels(series: PlacedSeries, column: SheetColumn, work: ChartWork): string {
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
