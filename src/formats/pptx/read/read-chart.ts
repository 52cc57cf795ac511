import {
  attributeOf,
  childElements,
  descendants,
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
    return symbol ? [attributeOf(symbol, 'val')] : [];
  });
  const differ =
    symbols.length > 0 && new Set(symbols).size >= Math.min(4, symbols.length) && !symbols.includes('none');
  const groups = descendants(root, 'c:plotArea').flatMap((plot) => childElements(plot));
  return groups.reduce((most, group) => {
    const marked = group.name === 'c:lineChart' || group.name === 'c:scatterChart';
    return Math.max(most, marked && differ ? 0 : childElements(group, 'c:ser').length);
  }, 0);
}
