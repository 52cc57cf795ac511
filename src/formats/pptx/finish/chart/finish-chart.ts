import {
  bubbleScale,
  type PlacedAxis,
  type PlacedChart,
  type PlacedChartLine,
  type PlacedSeries,
} from '../../../../layout/index.ts';
import { officeLanguage, writeRelationships, writeZip } from '../../../../package/index.ts';
import { readableOn, textOn } from '../../../../theme/index.ts';
import { escapeXmlAttribute, xmlDeclaration } from '../../../../xml/index.ts';
import { isCircular } from '../../draw/draw-parts.ts';
import { brandColored } from '../brand-colors.ts';
import type { Work } from '../work.ts';
import {
  type ChartWork,
  line,
  noFill,
  noLine,
  type RichLine,
  shape,
  share,
  textLook,
  titleXml,
  val,
} from './chart-pieces.ts';
import { type ChartSheet, chartSheet, chartWorkbook } from './chart-workbook.ts';
import { axisCode } from './number-codes.ts';
import { seriesXml } from './series-xml.ts';

/** Writes a chart's part and gives it a workbook of its own, which PowerPoint opens at "Edit data". */
export function finishChart(chart: PlacedChart, number: number, work: Work): void {
  const language = officeLanguage(work.deck.language);
  const { theme } = work;
  const sheet = chartSheet(chart, language);
  const book = `Microsoft_Excel_Sheet${number}.xlsx`;
  work.parts.set(
    `ppt/charts/chart${number}.xml`,
    brandColored(
      xmlDeclaration +
        chartXml(sheet, {
          chart,
          language,
          textOn: (fill) => textOn(theme, fill),
          readable: (color) => readableOn(theme, color, theme.brand ? theme.roles.page : { color: 'light1' }),
        }),
      theme,
    ),
  );
  work.parts.set(
    `ppt/charts/_rels/chart${number}.xml.rels`,
    writeRelationships([{ id: 'rId1', type: 'package', target: `../embeddings/${book}`, external: false }]),
  );
  work.parts.set(`ppt/embeddings/${book}`, writeZip(chartWorkbook(sheet)));
}

const namespaces = [
  ['c', 'http://schemas.openxmlformats.org/drawingml/2006/chart'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
].map(([prefix, name]) => ` xmlns:${prefix}="${name}"`);

/** The whole part, its elements in the order of the schema (ECMA-376 part 1, 21.2.2). */
function chartXml(sheet: ChartSheet, work: ChartWork): string {
  const { chart, language } = work;
  const bare = shape(noFill, noLine, '<a:effectLst/>');
  const plot = `<c:plotArea>${fieldXml(chart)}${groupsXml(sheet, work)}${isCircular(chart) ? '' : axesXml(sheet, work)}${bare}</c:plotArea>`;
  const legend = chart.legend
    ? `<c:legend>${val('legendPos', legendPlace(chart))}${val('overlay', 0)}${textLook(work)}</c:legend>`
    : '';
  return [
    `<c:chartSpace${namespaces.join('')}>${val('date1904', 0)}${val('lang', language)}${val('roundedCorners', 0)}`,
    `<c:chart>${val('autoTitleDeleted', 1)}${plot}${legend}${val('plotVisOnly', 1)}${val('dispBlanksAs', 'gap')}</c:chart>`,
    `${bare}<c:externalData r:id="rId1">${val('autoUpdate', 0)}</c:externalData></c:chartSpace>`,
  ].join('');
}

/** Right is where reading ends. */
function legendPlace({ legendAt, rightToLeft }: PlacedChart): 'l' | 'r' | 'b' | 't' {
  if (legendAt === 'right') return rightToLeft ? 'l' : 'r';
  return legendAt === 'top' ? 't' : 'b';
}

/** The field between the axes, in shares of the chart: so that names and notes stand beside what they speak of. */
function fieldXml({ plot, box, rightToLeft }: PlacedChart): string {
  if (!plot) return '<c:layout/>';
  const left = (plot.x - box.x) / box.w;
  const places = [
    val('x', share(rightToLeft ? 1 - left - plot.w / box.w : left)),
    val('y', share((plot.y - box.y) / box.h)),
    val('w', share(plot.w / box.w)),
    val('h', share(plot.h / box.h)),
  ];
  return `<c:layout><c:manualLayout>${val('layoutTarget', 'inner')}${val('xMode', 'edge')}${val('yMode', 'edge')}${places.join('')}</c:manualLayout></c:layout>`;
}

/** Series that are drawn in one way on one axis are a group; columns come first, since lines lie over them. */
function groupsXml(sheet: ChartSheet, work: ChartWork): string {
  const { chart } = work;
  const group = (drawn: PlacedSeries['drawn'], second: boolean): string => {
    const own = chart.series.filter((each) => each.drawn === drawn && each.second === second);
    if (own.length === 0) return '';
    const series = own.map((each) => seriesXml(each, chart.series.indexOf(each), sheet, work));
    return groupXml(drawn, series, second ? secondPair : firstPair, chart);
  };
  const kinds = ['pieces', 'bars', 'area', 'line', 'points'] as const;
  return [false, true].flatMap((second) => kinds.map((drawn) => group(drawn, second))).join('');
}

function groupXml(
  drawn: PlacedSeries['drawn'],
  series: readonly string[],
  ids: AxisPair,
  placed: PlacedChart,
): string {
  const { chart, x, level, stacking, gap, overlap } = placed;
  const axes = val('axId', ids.across) + val('axId', ids.up);
  const all = series.join('');
  const plain = `${val('grouping', 'standard')}${val('varyColors', 0)}`;
  if (drawn === 'pieces') {
    const name = chart === 'pie' ? 'pieChart' : 'doughnutChart';
    const hole = chart === 'pie' ? '' : val('holeSize', 50);
    return `<c:${name}>${val('varyColors', 1)}${all}${val('firstSliceAng', 0)}${hole}</c:${name}>`;
  }
  if (chart === 'radar')
    return `<c:radarChart>${val('radarStyle', 'marker')}${val('varyColors', 0)}${all}${axes}</c:radarChart>`;
  if (chart === 'bubble')
    return `<c:bubbleChart>${val('varyColors', 0)}${all}${val('bubbleScale', bubbleScale(placed))}${val('showNegBubbles', 0)}${val('sizeRepresents', 'area')}${axes}</c:bubbleChart>`;
  if (drawn === 'points' || x.kind === 'numbers')
    return `<c:scatterChart>${val('scatterStyle', 'lineMarker')}${val('varyColors', 0)}${all}${axes}</c:scatterChart>`;
  if (drawn === 'bars') {
    const over = stacking === 'none' ? Math.round(overlap * 100) : 100;
    const gaps = val('gapWidth', Math.round(gap * 100)) + val('overlap', over);
    return `<c:barChart>${val('barDir', level ? 'bar' : 'col')}${val('grouping', groupings[stacking])}${val('varyColors', 0)}${all}${gaps}${axes}</c:barChart>`;
  }
  if (drawn === 'area')
    return `<c:areaChart>${val('grouping', stacking === 'stacked' ? 'stacked' : 'standard')}${val('varyColors', 0)}${all}${axes}</c:areaChart>`;
  return `<c:lineChart>${plain}${all}${val('marker', 1)}${axes}</c:lineChart>`;
}

const groupings = { none: 'clustered', stacked: 'stacked', percent: 'percentStacked' } as const;

/** The ids of a pair of axes. */
interface AxisPair {
  readonly across: number;
  readonly up: number;
}

const firstPair: AxisPair = { across: 111_111_101, up: 111_111_102 };
const secondPair: AxisPair = { across: 111_111_103, up: 111_111_104 };

// Boxes of texts: level, and read upwards. Names that find no room are wrapped or left out, not turned.
const level = ' rot="0" vert="horz"';
const upward = ' rot="-5400000" vert="horz"';

/** The axes of a chart, each with the one that it crosses. */
function axesXml(sheet: ChartSheet, work: ChartWork): string {
  const { chart } = work;
  const first = acrossXml(sheet, firstPair, false, work) + upXml(chart.valueAxis!, firstPair, work);
  if (!chart.secondAxis) return first;
  return first + upXml(chart.secondAxis, secondPair, work) + acrossXml(sheet, secondPair, true, work);
}

/** What categories, times or the numbers of points stand along; the second one is not shown. */
function acrossXml(sheet: ChartSheet, ids: AxisPair, hidden: boolean, work: ChartWork): string {
  const { chart } = work;
  const { x, rightToLeft } = chart;
  const bars = chart.level;
  const name = x.kind === 'names' ? 'catAx' : x.kind === 'time' ? 'dateAx' : 'valAx';
  const slope = chart.chart === 'slope';
  const grid =
    slope ||
    chart.chart === 'radar' ||
    (x.kind === 'numbers' && (chart.chart === 'scatter' || chart.chart === 'bubble'))
      ? gridlines(work)
      : '';
  const code = x.kind === 'names' ? 'General' : sheet.columns[0]!.code;
  return [
    `<c:${name}>${val('axId', ids.across)}`,
    // Bars stand in the order of the data from the top.
    `<c:scaling>${val('orientation', bars || rightToLeft ? 'maxMin' : 'minMax')}${chart.chart === 'bubble' && x.kind === 'numbers' ? endsXml(x.axis.written) : ''}</c:scaling>`,
    `${val('delete', hidden ? 1 : 0)}${val('axPos', bars ? (rightToLeft ? 'r' : 'l') : 'b')}${grid}`,
    hidden ? '' : titleXml(plainTitle(chart.xTitle, chart), bars ? upward : level, work),
    `<c:numFmt formatCode="${escapeXmlAttribute(code)}" sourceLinked="0"/>`,
    `${val('majorTickMark', 'none')}${val('minorTickMark', 'none')}`,
    // Below, also of columns that reach down, where names at the axis would stand on them.
    val('tickLblPos', slope ? 'high' : 'low'),
    shape(slope || !chart.axisLine ? noLine : chartLine(chart.axisLine)),
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
  const bars = chart.level;
  const second = ids === secondPair;
  // Parts of a whole reach from nothing to all by themselves.
  const { min, max } = chart.stacking === 'percent' ? { min: 0, max: null } : axis.written;
  const ends = endsXml({ min, max });
  return [
    `<c:valAx>${val('axId', ids.up)}`,
    `<c:scaling>${val('orientation', bars && chart.rightToLeft ? 'maxMin' : 'minMax')}${ends}</c:scaling>`,
    `${val('delete', 0)}${val('axPos', bars ? 'b' : second === (chart.rightToLeft ?? false) ? 'l' : 'r')}`,
    second || chart.scaleHidden ? '' : gridlines(work),
    headXml(second, work),
    `<c:numFmt formatCode="${escapeXmlAttribute(axisCode(axis.format, chart.numbers))}" sourceLinked="0"/>`,
    `${val('majorTickMark', 'none')}${val('minorTickMark', 'none')}`,
    val(
      'tickLblPos',
      chart.scaleHidden ? 'none' : second ? 'high' : bars || chart.chart === 'radar' ? 'nextTo' : 'low',
    ),
    shape(noLine),
    textLook(work),
    // The axis of values stays below bars that are read from the top only if it crosses at the last of them.
    `${val('crossAx', ids.across)}${val('crosses', bars || second ? 'max' : 'autoZero')}`,
    val(
      'crossBetween',
      crossesAtPoints.has(chart.chart) || chart.x.kind === 'numbers' ? 'midCat' : 'between',
    ),
    // Left to itself a program has one ring for some radars, and figures outside of it.
    chart.chart === 'radar' ? val('majorUnit', axis.majorUnit) : '',
    '</c:valAx>',
  ].join('');
}

function endsXml({ min, max }: PlacedAxis['written']): string {
  return (max === null ? '' : val('max', max)) + (min === null ? '' : val('min', min));
}

/** What stands above the field: the title of the axis, level, at the start of the chart or the end of the field. */
function headXml(second: boolean, work: ChartWork): string {
  const { chart } = work;
  const { box, plot } = chart;
  const { rightToLeft } = chart;
  const lines = second ? chart.secondHead : chart.head;
  // Titles are placed by their left edge.
  if (!second) {
    const x = rightToLeft ? Math.max(0, 1 - chart.headWidth / 72 / box.w) : 0;
    return titleXml(lines, level, work, { x, y: 0 });
  }
  const width = chart.secondHeadWidth / 72;
  const end = plot ? plot.x + plot.w : box.x + box.w;
  if (rightToLeft) return titleXml(lines, level, work, { x: Math.max(0, 1 - (end - box.x) / box.w), y: 0 });
  return titleXml(lines, level, work, { x: Math.max(0, (end - width - box.x) / box.w), y: 0 });
}

/** Kinds that reach from the first category to the last. */
const crossesAtPoints: ReadonlySet<PlacedChart['chart']> = new Set(['area', 'stacked-area', 'slope']);

function plainTitle(text: string | null, { textColor: color }: PlacedChart): RichLine[] {
  return text === null ? [] : [[{ text, color }]];
}

function gridlines({ chart }: ChartWork): string {
  return chart.grid ? `<c:majorGridlines>${shape(chartLine(chart.grid))}</c:majorGridlines>` : '';
}

function chartLine({ color, alpha, width }: PlacedChartLine): string {
  return line(color, Math.round(width * 12_700), alpha < 1 ? { alpha } : {});
}
