import { descendants, firstChild, textContent, type XmlElement } from '../../../xml/index.ts';

const seriesParts = ['c:tx', 'c:cat', 'c:val', 'c:xVal', 'c:yVal'] as const;

/** Its title, names of series, categories and values. */
export function chartData(root: XmlElement): string[] {
  const data: string[] = [];
  for (const series of descendants(root, 'c:ser')) {
    for (const part of seriesParts) {
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

/** In words, the first thing in which the data of two charts differ. */
export function chartDifference(was: readonly string[], now: readonly string[]): string {
  const series = (data: readonly string[]) => data.length / seriesParts.length;
  if (was.length !== now.length) return `it had ${series(was)} series and has ${series(now)}`;
  const at = was.findIndex((each, i) => each !== now[i]);
  const [old, own] = [was[at]!.split('\t'), now[at]!.split('\t')];
  const start = at - (at % seriesParts.length);
  const name = was[start] === '' ? `series ${start / seriesParts.length + 1}` : `"${was[start]}"`;
  const part = seriesParts[at - start]!;
  if (part === 'c:tx') return `${name} is called "${own.join(' ')}"`;
  if (old.length !== own.length) return `${name} had ${old.length} values and has ${own.length}`;
  const point = old.findIndex((each, i) => each !== own[i]);
  if (part === 'c:cat') return `"${old[point]}" is called "${own[point]}"`;
  const category = now[start + 1]?.split('\t')[point];
  const where = category === undefined || category === '' ? `value ${point + 1}` : `"${category}"`;
  return `${name} at ${where} was ${old[point]} and is ${own[point]}`;
}
