import { createHash } from 'node:crypto';
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

/** Of pictures, which stand on many slides. */
const digests = new WeakMap<Uint8Array, string>();

export function digestOf(bytes: string | Uint8Array): string {
  const known = typeof bytes === 'string' ? undefined : digests.get(bytes);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  if (typeof bytes !== 'string') digests.set(bytes, digest);
  return digest;
}
