import { Printable } from './printable.ts';

/**
 * What one rendering may spend: far above any real template, far below what a machine notices. `work` counts what helpers
 * go through and make, in units of `extentOf`; `values` how deep values are put together from values.
 */
export const renderLimits = {
  depth: 60,
  steps: 2_000_000,
  characters: 8_000_000,
  work: 10_000_000,
  values: 200,
} as const;

/** Characters that are as quickly read as an item of a list. */
const charactersPerItem = 16;

/** What it takes to make a value, or to read it: a unit for each item of a list or sixteen characters of a text. */
export function extentOf(value: unknown): number {
  if (Array.isArray(value)) return 1 + value.length;
  return 1 + textLength(value) / charactersPerItem;
}

/** What it takes to go through a list and to read the texts in it. */
export function extentOfItems(list: readonly unknown[]): number {
  return list.reduce((sum: number, item) => sum + 1 + textLength(item) / charactersPerItem, 0);
}

function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return value instanceof Printable ? value.size : 0;
}
