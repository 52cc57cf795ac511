import type { HelperCall } from './helper.ts';
import { asList, plainValue } from './read-values.ts';

/** What rows are put in an order by, and which way. */
export interface Order {
  readonly by: string;
  readonly descending: boolean;
}

/** The orders that a call names with `sort`: names, or records of `by` and `order`. */
export function ordersOf({ named }: HelperCall): readonly Order[] {
  return asList(named.sort).flatMap((each) => {
    const own = each as { readonly by?: unknown; readonly order?: unknown };
    const by = plainValue(own.by ?? each);
    return by === null ? [] : [{ by, descending: own.order === 'descending' }];
  });
}

/**
 * A list in an order: numbers by size, words by their letters, whatever their marks and capitals; what is missing
 * comes last either way, and what is equal keeps its place.
 */
export function inOrder<T>(
  list: readonly T[],
  orders: readonly Order[],
  keyOf: (item: T, name: string) => number | string | null,
): readonly T[] {
  if (orders.length === 0) return list;
  const keyed = list.map((item, i) => ({
    item,
    i,
    keys: orders.map(({ by }) => {
      const value = keyOf(item, by);
      return typeof value === 'string' ? folded(value) : value;
    }),
  }));
  keyed.sort((a, b) => {
    for (const [n, { descending }] of orders.entries()) {
      const [x, y] = [a.keys[n]!, b.keys[n]!];
      const missing = Number(isMissing(x)) - Number(isMissing(y));
      if (missing !== 0) return missing;
      const way = isMissing(x) ? 0 : compare(x, y);
      if (way !== 0) return descending ? -way : way;
    }
    return a.i - b.i;
  });
  return keyed.map(({ item }) => item);
}

function isMissing(value: number | string | null): boolean {
  return value === null || value === '';
}

/** Numbers before words. */
function compare(a: number | string, b: number | string): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As it is looked for: `Ä` with `a`. The same on all machines, unlike what a language's own rules give. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
