import type { SourceFile } from '../../source/index.ts';
import { readRecords } from './csv-records.ts';

/** Where several would do, the first is meant: commas stand in figures and words too. */
const candidates = ['\t', ';', ',', '|'] as const;
/** Records that are looked at. */
const looked = 50;

/**
 * What parts the fields of a file: the one by which the header has several of them, and as many as the records below it.
 * A comma where none does.
 */
export function findSeparator(file: SourceFile, start: number): string {
  let found: string = ',';
  let best = 0;
  for (const separator of candidates) {
    if (!file.text.includes(separator)) continue;
    const counts: number[] = [];
    for (const { fields } of readRecords(file, separator, start, () => {})) {
      counts.push(lastFilled(fields));
      if (counts.length === looked) break;
    }
    const [header = 0, ...rest] = counts;
    if (header < 2) continue;
    const alike = rest.filter((count) => count <= header && count > header / 2).length;
    const score = 1 + (rest.length === 0 ? 1 : alike / rest.length);
    if (score > best) {
      best = score;
      found = separator;
    }
  }
  return found;
}

/** How many fields there are up to the last that is filled. */
function lastFilled(fields: readonly { readonly text: string }[]): number {
  return fields.findLastIndex(({ text }) => text !== '') + 1;
}
