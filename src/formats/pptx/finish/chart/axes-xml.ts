import type { PlacedAxis } from '../../../../layout/index.ts';
import { escapeXmlAttribute } from '../../../../xml/index.ts';
import { type ChartWork, line, noLine, shape, textLook, titleXml, val } from './chart-look.ts';
import type { ChartSheet } from './chart-sheet.ts';
import { axisCode } from './number-codes.ts';

/** The ids of a pair of axes. */
export interface AxisPair {
  readonly across: number;
  readonly up: number;
}

export const firstPair: AxisPair = { across: 111_111_101, up: 111_111_102 };
export const secondPair: AxisPair = { across: 111_111_103, up: 111_111_104 };

// Boxes of texts: level, and read upwards. Names that find no room are wrapped or left out, not turned.
const level = ' rot="0" vert="horz"';
const upward = ' rot="-5400000" vert="horz"';

/** The axes of a chart, each with the one that it crosses. */
export function axesXml(sheet: ChartSheet, work: ChartWork): string {
  const { chart } = work;
  const first = acrossXml(sheet, firstPair, false, work) + upXml(chart.valueAxis!, firstPair, work);
  if (!chart.secondAxis) return first;
  return first + upXml(chart.secondAxis, secondPair, work) + acrossXml(sheet, secondPair, true, work);
}

/** What categories, times or the numbers of points stand along; the second one is not shown. */
function acrossXml(sheet: ChartSheet, ids: AxisPair, hidden: boolean, work: ChartWork): string {
  const { chart } = work;
  const { x } = chart;
  const bars = chart.chart === 'bar';
  const name = x.kind === 'names' ? 'catAx' : x.kind === 'time' ? 'dateAx' : 'valAx';
  const grid = x.kind === 'numbers' ? gridlines(work) : '';
  const code = x.kind === 'names' ? 'General' : sheet.columns[0]!.code;
  return [
    `<c:${name}>${val('axId', ids.across)}`,
    // Bars stand in the order of the data from the top.
    `<c:scaling>${val('orientation', bars ? 'maxMin' : 'minMax')}</c:scaling>`,
    `${val('delete', hidden ? 1 : 0)}${val('axPos', bars ? 'l' : 'b')}${grid}`,
    hidden ? '' : titleXml(chart.xTitle, bars ? upward : level, work),
    `<c:numFmt formatCode="${escapeXmlAttribute(code)}" sourceLinked="0"/>`,
    `${val('majorTickMark', 'none')}${val('minorTickMark', 'none')}`,
    // Below, also of columns that reach down, where names at the axis would stand on them.
    val('tickLblPos', 'low'),
    shape(line(chart.textColor, 12_700, { alpha: 0.5 })),
    textLook(work, { body: bars ? '' : level }),
    `${val('crossAx', ids.up)}${val('crosses', 'autoZero')}`,
    x.kind === 'names'
      ? `${val('auto', 0)}${val('lblAlgn', 'ctr')}${val('lblOffset', 100)}${val('noMultiLvlLbl', 1)}`
      : '',
    // Dates whatever a program makes of the formats of the cells.
    x.kind === 'time'
      ? `${val('auto', 0)}${val('lblOffset', 100)}${val('baseTimeUnit', units[x.unit])}` +
        `${val('majorUnit', x.step.count)}${val('majorTimeUnit', units[x.step.unit])}`
      : '',
    x.kind === 'numbers' ? val('crossBetween', 'midCat') : '',
    `</c:${name}>`,
  ].join('');
}

const units = { day: 'days', month: 'months', year: 'years' } as const;

function upXml(axis: PlacedAxis, ids: AxisPair, work: ChartWork): string {
  const { chart } = work;
  const bars = chart.chart === 'bar';
  const second = ids === secondPair;
  const { min, max } = axis.written;
  const ends = (max === null ? '' : val('max', max)) + (min === null ? '' : val('min', min));
  const title = second ? chart.secondTitle : chart.yTitle;
  return [
    `<c:valAx>${val('axId', ids.up)}`,
    `<c:scaling>${val('orientation', 'minMax')}${ends}</c:scaling>`,
    `${val('delete', 0)}${val('axPos', bars ? 'b' : second ? 'r' : 'l')}`,
    second || chart.scaleHidden ? '' : gridlines(work),
    titleXml(title, bars ? level : upward, work),
    `<c:numFmt formatCode="${escapeXmlAttribute(axisCode(axis.format, chart.numbers))}" sourceLinked="0"/>`,
    `${val('majorTickMark', 'none')}${val('minorTickMark', 'none')}`,
    val('tickLblPos', chart.scaleHidden ? 'none' : second ? 'high' : bars ? 'nextTo' : 'low'),
    shape(noLine),
    textLook(work),
    // The axis of values stays below bars that are read from the top only if it crosses at the last of them.
    `${val('crossAx', ids.across)}${val('crosses', bars || second ? 'max' : 'autoZero')}`,
    val('crossBetween', chart.chart === 'area' || chart.x.kind === 'numbers' ? 'midCat' : 'between'),
    '</c:valAx>',
  ].join('');
}

function gridlines({ chart }: ChartWork): string {
  return `<c:majorGridlines>${shape(line(chart.textColor, 9525, { alpha: 0.18 }))}</c:majorGridlines>`;
}
