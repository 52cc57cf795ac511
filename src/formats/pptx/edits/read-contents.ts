import { descendants, firstChild, textContent, type XmlElement } from '../../../xml/index.ts';

/** Its title, names of series, categories and values. */
export function chartData(root: XmlElement): string[] {
  const data: string[] = [];
  for (const series of descendants(root, 'c:ser')) {
    for (const part of ['c:tx', 'c:cat', 'c:val', 'c:xVal', 'c:yVal']) {
      const found = firstChild(series, part);
      const values = found ? descendants(found, 'c:v').map(textContent) : [];
      data.push(
        values
          .map((value) => (/^-?[\d.]+(e-?\d+)?$/i.test(value) ? String(Number(value)) : value))
          .join('\t'),
      );
    }
  }
  return data;
}
