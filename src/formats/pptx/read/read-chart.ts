import {
  attributeOf,
  childElements,
  descendants,
  elementAt,
  firstChild,
  isTrue,
  type XmlElement,
} from '../../../xml/index.ts';
import type { AccessibleShape } from './accessible-deck.ts';

/** Whether a legend is the only way to tell its parts: bars, areas and slices without labels of their own. */
export function readChart(root: XmlElement): AccessibleShape['chart'] {
  const series = descendants(root, 'c:ser');
  const round = ['c:pieChart', 'c:doughnutChart'].some((name) => descendants(root, name).length > 0);
  const labelled = ['c:showSerName', 'c:showCatName'].some((name) =>
    descendants(root, name).some((each) => isTrue(attributeOf(each, 'val'))),
  );
  const points = series[0]
    ? (descendants(series[0], 'c:cat')[0] ?? descendants(series[0], 'c:val')[0])
    : undefined;
  const keys = round ? (points ? descendants(points, 'c:pt').length : 0) : alike(root, series);
  return { keyedByColor: descendants(root, 'c:legend').length > 0 && !labelled && keys > 1, keys };
}

/** How many series look alike but for their colours: columns, or lines without signs of their own; the most of any group. */
function alike(root: XmlElement, series: readonly XmlElement[]): number {
  const symbols = series.flatMap((each) => {
    const marker = firstChild(each, 'c:marker');
    const symbol = marker && firstChild(marker, 'c:symbol');
    return symbol ? [`${attributeOf(symbol, 'val')}${isRing(marker) ? ' ring' : ''}`] : [];
  });
  const differ =
    symbols.length > 0 && new Set(symbols).size >= Math.min(4, symbols.length) && !symbols.includes('none');
  const groups = descendants(root, 'c:plotArea').flatMap((plot) => childElements(plot));
  return groups.reduce((most, group) => {
    const marked = ['c:lineChart', 'c:scatterChart', 'c:radarChart'].includes(group.name);
    return Math.max(most, marked && differ ? 0 : childElements(group, 'c:ser').length);
  }, 0);
}

/** Whether a sign is its outline only: filled with nothing, or with another colour than that. */
function isRing(marker: XmlElement): boolean {
  const look = firstChild(marker, 'c:spPr');
  const edge = look && elementAt(look, 'a:ln', 'a:solidFill');
  if (!look || !edge) return false;
  if (firstChild(look, 'a:noFill')) return true;
  const fill = firstChild(look, 'a:solidFill');
  return fill !== null && saidIn(fill) !== saidIn(edge);
}

/** What a colour is, with its changes, in the file's own words. */
function saidIn(fill: XmlElement): string {
  const inner = childElements(fill).flatMap((color) => [color, ...childElements(color)]);
  return inner.map((each) => `${each.name} ${attributeOf(each, 'val')}`).join();
}
