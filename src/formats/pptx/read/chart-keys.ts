import { attributeOf, descendants, type XmlElement } from '../../../xml/index.ts';
import type { AccessibleShape } from './accessible-deck.ts';

/** Whether a legend is the only way to tell its parts: bars, areas and slices without labels of their own. */
export function readChart(root: XmlElement): AccessibleShape['chart'] {
  const series = descendants(root, 'c:ser');
  const round = ['c:pieChart', 'c:doughnutChart'].some((name) => descendants(root, name).length > 0);
  const marked = ['c:lineChart', 'c:scatterChart'].some((name) => descendants(root, name).length > 0);
  const symbols = descendants(root, 'c:symbol').map((symbol) => attributeOf(symbol, 'val'));
  const differ = marked && new Set(symbols).size >= Math.min(4, series.length) && !symbols.includes('none');
  const labelled = ['c:showSerName', 'c:showCatName'].some((name) =>
    descendants(root, name).some((each) => isOn(attributeOf(each, 'val'))),
  );
  const points = series[0]
    ? (descendants(series[0], 'c:cat')[0] ?? descendants(series[0], 'c:val')[0])
    : undefined;
  const keys = round ? (points ? descendants(points, 'c:pt').length : 0) : series.length;
  return { keyedByColor: descendants(root, 'c:legend').length > 0 && !labelled && !differ, keys };
}

function isOn(value: string | null): boolean {
  return value === '1' || value === 'true';
}
