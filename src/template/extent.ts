import { Printable } from './printable.ts';

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
