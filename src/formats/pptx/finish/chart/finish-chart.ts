import type { PlacedAxis, PlacedChart } from '../../../../layout/index.ts';
import { officeLanguage, writeRelationships, writeZip } from '../../../../package/index.ts';
import {
  attributeOf,
  childElements,
  elementAt,
  firstChild,
  parseXml,
  serializeXml,
  setAttribute,
  type XmlElement,
  xmlDeclaration,
  xmlElement,
} from '../../../../xml/index.ts';
import { solidFill } from '../../scheme-color.ts';
import { withoutSpace } from '../without-space.ts';
import type { Work } from '../work.ts';
import { chartWorkbook } from './chart-workbook.ts';
import { finishSeries } from './finish-series.ts';

/** Puts a chart's part right and gives it a workbook of its own, which PowerPoint opens at "Edit data". */
export function finishChart(placed: PlacedChart, number: number, drawn: string, work: Work): void {
  const root = withoutSpace(parseXml(drawn));
  const language = officeLanguage(work.deck.language);
  const chart = firstChild(root, 'c:chart')!;
  const plot = firstChild(chart, 'c:plotArea')!;
  for (const element of childElements(plot)) {
    if (element.name.endsWith('Chart')) finishPlot(element, plot, placed);
    else if (element.name.endsWith('Ax')) finishAxis(element, placed);
  }
  finishTypes(root, placed, language);
  root.children.splice(1, 0, xmlElement('c:lang', { val: language }));
  work.parts.set(`ppt/charts/chart${number}.xml`, xmlDeclaration + serializeXml(root));
  work.parts.set(
    `ppt/charts/_rels/chart${number}.xml.rels`,
    writeRelationships([
      {
        id: 'rId1',
        type: 'package',
        target: `../embeddings/Microsoft_Excel_Sheet${number}.xlsx`,
        external: false,
      },
    ]),
  );
  work.parts.set(`ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`, writeZip(chartWorkbook(placed)));
}

/** The group of series: its grouping, its series, its axes. */
function finishPlot(element: XmlElement, plot: XmlElement, placed: PlacedChart): void {
  const axes = new Set(
    childElements(plot)
      .filter(({ name }) => name.endsWith('Ax'))
      .map((axis) => attributeOf(firstChild(axis, 'c:axId')!, 'val')),
  );
  element.children = childElements(element).filter(
    (child) =>
      child.name !== 'c:dLbls' &&
      // pptxgenjs names a third axis that bars, lines and areas do not have.
      (child.name !== 'c:axId' || axes.has(attributeOf(child, 'val'))),
  );
  const grouped = element.name === 'c:lineChart' || element.name === 'c:areaChart';
  if (grouped && !firstChild(element, 'c:grouping'))
    element.children.unshift(xmlElement('c:grouping', { val: 'standard' }));
  const overlap = firstChild(element, 'c:overlap');
  if (overlap) setAttribute(overlap, 'val', placed.series.length > 1 ? -10 : 0);
  childElements(element, 'c:ser').forEach((series, i) => {
    finishSeries(series, i, placed);
  });
}

function finishAxis(axis: XmlElement, placed: PlacedChart): void {
  // Children of category axes that pptxgenjs gives to value axes of scatter charts too.
  if (axis.name === 'c:valAx') {
    axis.children = childElements(axis).filter(({ name }) => !categoryOnly.includes(name));
    scaleAxis(axis, isNumericAbscissa(axis, placed) ? placed.numberAxis : placed.valueAxis);
  }
  if (placed.scaleHidden && axis.name === 'c:valAx') hideScale(axis);
  const lines = firstChild(axis, 'c:majorGridlines');
  if (lines) lines.children = [shapeProperties([line(placed, 9525, 0.18)])];
  const index = axis.children.findIndex((child) => child.kind === 'element' && child.name === 'c:spPr');
  const shown = axis.name === 'c:catAx' || isNumericAbscissa(axis, placed);
  axis.children[index] = shapeProperties([
    shown ? line(placed, 12_700, 0.5) : xmlElement('a:ln', {}, [xmlElement('a:noFill')]),
  ]);
  if (placed.chart === 'bar') readFromTop(axis, placed);
}

/** Without numbers and gridlines; the axis stays, for its title. */
function hideScale(axis: XmlElement): void {
  axis.children = childElements(axis).filter(({ name }) => name !== 'c:majorGridlines');
  setAttribute(firstChild(axis, 'c:tickLblPos')!, 'val', 'none');
}

/** Ends and ticks of an axis of numbers, in the schema's order (ECMA-376 part 1, 21.2.2.160 and 21.2.2.226). */
function scaleAxis(axis: XmlElement, scale: PlacedAxis | null): void {
  if (!scale) return;
  firstChild(axis, 'c:scaling')!.children.push(
    xmlElement('c:max', { val: scale.max }),
    xmlElement('c:min', { val: scale.min }),
  );
  axis.children.push(xmlElement('c:majorUnit', { val: scale.majorUnit }));
}

/** Bars stand in the order of the data from the top; the value axis stays below only if it crosses at the last one. */
function readFromTop(axis: XmlElement, placed: PlacedChart): void {
  if (axis.name === 'c:catAx') setAttribute(elementAt(axis, 'c:scaling', 'c:orientation')!, 'val', 'maxMin');
  else {
    setAttribute(firstChild(axis, 'c:crosses')!, 'val', 'max');
    if (!placed.scaleHidden) setAttribute(firstChild(axis, 'c:tickLblPos')!, 'val', 'nextTo');
  }
}

const categoryOnly = ['c:auto', 'c:lblAlgn', 'c:lblOffset', 'c:noMultiLvlLbl'];

function isNumericAbscissa(axis: XmlElement, placed: PlacedChart): boolean {
  return placed.chart === 'scatter' && attributeOf(firstChild(axis, 'c:axPos')!, 'val') === 'b';
}

/** Text of the chart: the theme's faces and colours, the deck's language. */
function finishTypes(root: XmlElement, placed: PlacedChart, language: string): void {
  const visit = (element: XmlElement): void => {
    if (element.name === 'a:defRPr' || element.name === 'a:rPr') {
      const kept = element.attributes.filter(({ name }) => name === 'sz' || name === 'b');
      element.attributes =
        element.name === 'a:rPr' ? [{ name: 'lang', value: language, start: -1 }, ...kept] : kept;
      if (!firstChild(element, 'a:solidFill') || !isOwn(element))
        element.children = [solidFill(placed.textColor)];
      return;
    }
    if (element.name === 'a:endParaRPr') setAttribute(element, 'lang', language);
    if (element.name === 'a:p' && !firstChild(element, 'a:endParaRPr'))
      element.children.push(xmlElement('a:endParaRPr', { lang: language }));
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(root);
}

/** Colours that a finisher chose: those are not pptxgenjs' own element. */
function isOwn(element: XmlElement): boolean {
  return firstChild(element, 'a:solidFill')!.start === -1;
}

function shapeProperties(children: readonly XmlElement[]): XmlElement {
  return xmlElement('c:spPr', {}, children);
}

function line(placed: PlacedChart, width: number, alpha: number): XmlElement {
  return xmlElement('a:ln', { w: width }, [solidFill(placed.textColor, alpha), xmlElement('a:round')]);
}
