import { mostOf } from '../../source/index.ts';
import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  textContent,
  type XmlElement,
} from '../../xml/index.ts';
import type { ImportedChart } from '../imported-deck.ts';

const kinds: Readonly<Record<string, string>> = {
  'c:barChart': 'column',
  'c:bar3DChart': 'column',
  'c:lineChart': 'line',
  'c:line3DChart': 'line',
  'c:areaChart': 'area',
  'c:area3DChart': 'area',
  'c:pieChart': 'pie',
  'c:pie3DChart': 'pie',
  'c:ofPieChart': 'pie',
  'c:doughnutChart': 'doughnut',
};
const mostPoints = 5000;

/** The figures of a chart as the file keeps them; null: of a kind that we have not, or without any. */
export function readChartData(root: XmlElement): ImportedChart | null {
  const plot = descendants(root, 'c:plotArea')[0];
  const group = plot && childElements(plot).find(({ name }) => Object.hasOwn(kinds, name));
  if (!group) return null;
  const direction = firstChild(group, 'c:barDir');
  const grouping = firstChild(group, 'c:grouping');
  const how = (grouping && attributeOf(grouping, 'val')) ?? '';
  const level = direction !== null && attributeOf(direction, 'val') === 'bar';
  const plain = level ? 'bar' : kinds[group.name]!;
  const kind =
    plain === 'column' && how === 'stacked'
      ? 'stacked-columns'
      : plain === 'column' && how === 'percentStacked'
        ? 'stacked-share'
        : plain === 'area' && how === 'stacked'
          ? 'stacked-area'
          : plain;
  const series = childElements(group, 'c:ser').map((each) => ({
    name: cached(firstChild(each, 'c:tx')).get(0) ?? '',
    categories: cached(firstChild(each, 'c:cat')),
    values: cached(firstChild(each, 'c:val')),
  }));
  const size =
    mostOf(
      series.flatMap(({ categories, values }) => [...categories.keys(), ...values.keys()]),
      0,
    ) + 1;
  if (series.length === 0 || series.every(({ values }) => values.size === 0) || size > mostPoints)
    return null;
  const names = new Set<string>(['Category']);
  const columns = series.map(({ name }, i) => {
    let own = name.trim() === '' ? `Series ${i + 1}` : name.replace(/\s+/g, ' ').trim();
    while (names.has(own)) own += ' *';
    names.add(own);
    return own;
  });
  const rows = Array.from({ length: size }, (_, i) => [
    series[0]!.categories.get(i) ?? String(i + 1),
    ...series.map(({ values }) => values.get(i) ?? ''),
  ]);
  return { kind, columns: ['Category', ...columns], rows };
}

function cached(holder: XmlElement | null): ReadonlyMap<number, string> {
  const points = holder ? descendants(holder, 'c:pt') : [];
  return new Map(
    points.flatMap((point) => {
      const value = elementAt(point, 'c:v');
      const at = Number(attributeOf(point, 'idx'));
      return value && Number.isInteger(at) && at >= 0 ? [[at, textContent(value).trim()]] : [];
    }),
  );
}
