import type { PlacedChart, PlacedSeries } from '../../../../layout/index.ts';
import { officeLanguage, writeRelationships, writeZip } from '../../../../package/index.ts';
import { xmlDeclaration } from '../../../../xml/index.ts';
import { isCircular } from '../../draw/chart-drawing.ts';
import type { Work } from '../work.ts';
import { type AxisPair, axesXml, firstPair, secondPair } from './axes-xml.ts';
import { type ChartWork, noFill, noLine, shape, textLook, val } from './chart-look.ts';
import { type ChartSheet, chartSheet } from './chart-sheet.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { seriesXml } from './series-xml.ts';

/** Writes a chart's part and gives it a workbook of its own, which PowerPoint opens at "Edit data". */
export function finishChart(chart: PlacedChart, number: number, work: Work): void {
  const language = officeLanguage(work.deck.language);
  const sheet = chartSheet(chart, language);
  const book = `Microsoft_Excel_Sheet${number}.xlsx`;
  work.parts.set(`ppt/charts/chart${number}.xml`, xmlDeclaration + chartXml(sheet, { chart, language }));
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
  const plot = `<c:plotArea><c:layout/>${groupsXml(sheet, work)}${isCircular(chart) ? '' : axesXml(sheet, work)}${bare}</c:plotArea>`;
  const legend = chart.legend
    ? `<c:legend>${val('legendPos', isCircular(chart) ? 'r' : 'b')}${val('overlay', 0)}${textLook(work)}</c:legend>`
    : '';
  return [
    `<c:chartSpace${namespaces.join('')}>${val('date1904', 0)}${val('lang', language)}${val('roundedCorners', 0)}`,
    `<c:chart>${val('autoTitleDeleted', 1)}${plot}${legend}${val('plotVisOnly', 1)}${val('dispBlanksAs', 'gap')}</c:chart>`,
    `${bare}<c:externalData r:id="rId1">${val('autoUpdate', 0)}</c:externalData></c:chartSpace>`,
  ].join('');
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
  { chart, x }: PlacedChart,
): string {
  const axes = val('axId', ids.across) + val('axId', ids.up);
  const all = series.join('');
  const plain = `${val('grouping', 'standard')}${val('varyColors', 0)}`;
  if (drawn === 'pieces') {
    const name = chart === 'pie' ? 'pieChart' : 'doughnutChart';
    const hole = chart === 'pie' ? '' : val('holeSize', 50);
    return `<c:${name}>${val('varyColors', 1)}${all}${val('firstSliceAng', 0)}${hole}</c:${name}>`;
  }
  if (drawn === 'points' || x.kind === 'numbers')
    return `<c:scatterChart>${val('scatterStyle', 'lineMarker')}${val('varyColors', 0)}${all}${axes}</c:scatterChart>`;
  if (drawn === 'bars') {
    const several = series.length > 1;
    const gaps = val('gapWidth', several ? 80 : 60) + val('overlap', several ? -10 : 0);
    return `<c:barChart>${val('barDir', chart === 'bar' ? 'bar' : 'col')}${val('grouping', 'clustered')}${val('varyColors', 0)}${all}${gaps}${axes}</c:barChart>`;
  }
  if (drawn === 'area') return `<c:areaChart>${plain}${all}${axes}</c:areaChart>`;
  return `<c:lineChart>${plain}${all}${val('marker', 1)}${axes}</c:lineChart>`;
}
