import type { PlacedChart } from '../../../../layout/index.ts';
import type { ColorRef } from '../../../../theme/index.ts';
import {
  childElements,
  elementAt,
  firstChild,
  setAttribute,
  type XmlElement,
  xmlElement,
} from '../../../../xml/index.ts';
import { isCircular } from '../../draw/chart-drawing.ts';
import { solidFill } from '../../scheme-color.ts';

/** Puts a `c:ser` right: its children in the schema's order, gaps left out, its colours those of the theme. */
export function finishSeries(series: XmlElement, index: number, placed: PlacedChart): void {
  const color = placed.series[index]?.color ?? { color: 'accent1' as const };
  const children = childElements(series).filter(({ name }) => !replaced.has(name));
  for (const child of children) {
    if (child.name === 'c:cat') plainCategories(child);
    dropGaps(child);
  }
  children.push(seriesProperties(placed, color, index), ...points(placed), ...labels(placed));
  if (placed.chart === 'bar' || placed.chart === 'column')
    children.push(xmlElement('c:invertIfNegative', { val: 0 }));
  if (placed.chart === 'line' || placed.chart === 'scatter') children.push(marker(color, index));
  series.children = children.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** Children of all kinds of series in one order that suits each (ECMA-376 part 1, 21.2.2.170 to 176). */
const order = [
  'c:idx',
  'c:order',
  'c:tx',
  'c:spPr',
  'c:invertIfNegative',
  'c:marker',
  'c:dPt',
  'c:dLbls',
  'c:cat',
  'c:val',
  'c:xVal',
  'c:yVal',
  'c:smooth',
];

const replaced = new Set(['c:spPr', 'c:invertIfNegative', 'c:marker', 'c:dPt', 'c:dLbls']);

/** Colours of the pieces of a circle: the accents, then the accents again, lighter. */
function pieceColor(index: number): ColorRef {
  const color = `accent${(index % 6) + 1}` as ColorRef['color'];
  const round = Math.floor(index / 6);
  return round === 0 ? { color } : { color, tint: Math.min(0.8, 0.4 * round) };
}

function seriesProperties(placed: PlacedChart, color: ColorRef, index: number): XmlElement {
  if (placed.chart === 'line') return shape([stroke(color, 28_575)]);
  if (placed.chart === 'scatter') return shape([xmlElement('a:ln', {}, [xmlElement('a:noFill')])]);
  // Areas behind one another show through.
  if (placed.chart === 'area') {
    const opacity = placed.series[index]?.opacity ?? 1;
    return shape([solidFill(color, opacity), stroke(color, opacity < 1 ? 28_575 : 19_050)]);
  }
  return shape([solidFill(isCircular(placed) ? pieceColor(0) : color)]);
}

function points(placed: PlacedChart): XmlElement[] {
  if (!isCircular(placed)) return [];
  return placed.categories.map((_, i) =>
    xmlElement('c:dPt', {}, [
      xmlElement('c:idx', { val: i }),
      xmlElement('c:bubble3D', { val: 0 }),
      shape([solidFill(pieceColor(i)), stroke({ color: 'light1' }, 19_050)]),
    ]),
  );
}

/** Series are told apart by their signs too, not by colour alone (WCAG 2.2, 1.4.1). */
function marker(color: ColorRef, index: number): XmlElement {
  const symbol = ['circle', 'square', 'triangle', 'diamond'][index % 4]!;
  return xmlElement('c:marker', {}, [
    xmlElement('c:symbol', { val: symbol }),
    xmlElement('c:size', { val: 8 }),
    shape([solidFill(color), stroke(color, 9525)]),
  ]);
}

function labels(placed: PlacedChart): XmlElement[] {
  if (!placed.values) return [];
  const position = labelPositions[placed.chart];
  const shown = new Set(placed.names ? ['showVal', 'showCatName'] : ['showVal']);
  // On a ring the labels stand on the colours themselves.
  const color: ColorRef = placed.chart === 'doughnut' ? { color: 'light1' } : placed.textColor;
  return [
    xmlElement('c:dLbls', {}, [
      xmlElement('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
      shape([xmlElement('a:noFill'), xmlElement('a:ln', {}, [xmlElement('a:noFill')])]),
      xmlElement('c:txPr', {}, [
        xmlElement('a:bodyPr'),
        xmlElement('a:lstStyle'),
        xmlElement('a:p', {}, [
          xmlElement('a:pPr', {}, [
            xmlElement('a:defRPr', { sz: Math.round(placed.textSize * 100), b: 0 }, [solidFill(color)]),
          ]),
        ]),
      ]),
      ...(position ? [xmlElement('c:dLblPos', { val: position })] : []),
      ...['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'].map(
        (name) => xmlElement(`c:${name}`, { val: shown.has(name) ? 1 : 0 }),
      ),
      // Between the name and the value.
      ...(placed.names ? [xmlElement('c:separator', {}, ['\n'])] : []),
    ]),
  ];
}

const labelPositions: Readonly<Record<PlacedChart['chart'], string | null>> = {
  bar: 'outEnd',
  column: 'outEnd',
  line: 't',
  scatter: 't',
  pie: 'outEnd',
  area: null,
  doughnut: null,
};

/** One level of labels is a plain list of texts, as PowerPoint writes it. */
function plainCategories(categories: XmlElement): void {
  const several = firstChild(categories, 'c:multiLvlStrRef');
  if (!several) return;
  const cache = firstChild(several, 'c:multiLvlStrCache')!;
  const level = elementAt(cache, 'c:lvl');
  categories.children = [
    xmlElement('c:strRef', {}, [
      firstChild(several, 'c:f')!,
      xmlElement('c:strCache', {}, [firstChild(cache, 'c:ptCount')!, ...(level ? childElements(level) : [])]),
    ]),
  ];
}

/** pptxgenjs writes a point without a value for a gap; a gap is a point that is not there. */
function dropGaps(element: XmlElement): void {
  element.children = element.children.filter(
    (child) =>
      child.kind !== 'element' ||
      child.name !== 'c:pt' ||
      (firstChild(child, 'c:v')?.children.length ?? 0) > 0,
  );
  for (const child of childElements(element)) dropGaps(child);
}

function shape(children: readonly XmlElement[]): XmlElement {
  return xmlElement('c:spPr', {}, children);
}

function stroke(color: ColorRef, width: number): XmlElement {
  const element = xmlElement('a:ln', { w: width }, [solidFill(color), xmlElement('a:round')]);
  setAttribute(element, 'cap', 'rnd');
  return element;
}
