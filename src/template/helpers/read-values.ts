import { describeLookup } from '../lookup.ts';
import { Printable } from '../printable.ts';
import { DateView, isDateValue } from '../views/date-view.ts';
import type { PhraseValue } from '../views/phrase.ts';
import { View } from '../views/view.ts';
import type { HelperCall } from './helper.ts';

/** What two values are compared by: a thing itself, the plain words of a text, a date as typed. */
export function comparable(value: unknown): unknown {
  if (value instanceof View) return value.thing;
  if (value instanceof Printable) return value.plain();
  if (isDateValue(value)) return value.text;
  return value === undefined ? null : value;
}

export function isEqual(a: unknown, b: unknown): boolean {
  return comparable(a) === comparable(b);
}

/** A value that can be put together with others; undefined where it cannot be printed at all. */
export function phraseValue(value: unknown): PhraseValue | null | undefined {
  if (value === null || value === undefined) return null;
  if (value instanceof Printable || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  return isDateValue(value) ? new DateView(value) : undefined;
}

/** A list, or a list of the one thing given; empty for null. */
export function asList(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The first value as a list; null after reporting that it is none. */
export function listValue(call: HelperCall): readonly unknown[] | null {
  const [list] = call.values;
  if (list === null || list === undefined) return [];
  if (Array.isArray(list)) return list;
  call.fail(`a list is expected, not ${describeLookup(list).name}`);
  return null;
}

/** A value as a plain text; null where it has none. */
export function plainValue(value: unknown): string | null {
  const found = phraseValue(value);
  return found === null || found === undefined ? null : String(found);
}

/** The label of a thing: what it is called where it stands. Null where it has none. */
export function labelOf(value: unknown): PhraseValue | null {
  if (!(value instanceof View)) return phraseValue(value) ?? null;
  for (const name of ['label', 'term', 'short', 'title', 'text', 'quote']) {
    const found = phraseValue(value.get(name));
    if (found !== null && found !== undefined) return found;
  }
  return value.id;
}

/** What a value is, for a message. */
export function nameOf(value: unknown): string {
  return value === null || value === undefined ? 'nothing' : describeLookup(value).name;
}
