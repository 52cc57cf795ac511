import { didYouMean, type Span } from '../source/index.ts';
import { Printable } from './printable.ts';
import { DateView, isDateValue } from './views/date-view.ts';
import { View } from './views/view.ts';

/** What stands for a value whose absence has been reported: it prints nothing and silences what is made of it. */
export const faulty: object = Object.freeze(Object.create(null) as object);

/** A partial's context with the names that its call adds. */
export class LayeredContext {
  readonly base: unknown;
  readonly names: Readonly<Record<string, unknown>>;

  constructor(base: unknown, names: Readonly<Record<string, unknown>>) {
    this.base = base;
    this.names = names;
  }
}

/**
 * The value of a field; undefined where there is no such name, null where the name exists and is empty. Only a thing's
 * fields, a list's members and own properties of plain objects are ever seen.
 */
export function lookupField(value: unknown, name: string): unknown {
  if (value instanceof View) return value.get(name);
  if (value instanceof LayeredContext) {
    return Object.hasOwn(value.names, name) ? (value.names[name] ?? null) : lookupField(value.base, name);
  }
  if (Array.isArray(value)) return lookupItem(value, name);
  if (value instanceof DateView) return value.get(name);
  if (isDateValue(value)) return new DateView(value).get(name);
  if (!isPlainObject(value) || !Object.hasOwn(value, name)) return undefined;
  const found = value[name];
  return typeof found === 'function' ? undefined : (found ?? null);
}

function lookupItem(list: readonly unknown[], name: string): unknown {
  if (/^(0|[1-9]\d*)$/.test(name)) return list[Number(name)] ?? null;
  if (name === 'length') return list.length;
  return list.find((item) => item instanceof View && item.id === name);
}

/** The names that a value has, for "did you mean". */
export function namesIn(value: unknown): readonly string[] {
  if (value instanceof View) return value.names();
  if (value instanceof LayeredContext) return [...Object.keys(value.names), ...namesIn(value.base)];
  if (Array.isArray(value)) {
    return [
      'length',
      ...value.flatMap((item) => (item instanceof View && item.id !== null ? [item.id] : [])),
    ];
  }
  if (value instanceof DateView || isDateValue(value)) return DateView.names;
  return isPlainObject(value) ? Object.keys(value) : [];
}

/** What an unknown name is told: the nearest name, else all of them where they are few. */
export function nameHint(value: unknown, name: string): string | null {
  const names = namesIn(value);
  const near = didYouMean(name, names);
  if (near !== null || names.length === 0) return near;
  const shown = names.slice(0, 24);
  return `there are: ${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`;
}

/** A value in a user's words, and where it stands. */
export function describeLookup(value: unknown): { readonly name: string; readonly span: Span | null } {
  if (value instanceof View) return { name: value.describe(), span: value.span };
  if (value instanceof LayeredContext) return describeLookup(value.base);
  if (Array.isArray(value)) return { name: 'a list', span: null };
  if (value instanceof DateView || isDateValue(value)) return { name: 'a date', span: null };
  if (value instanceof Printable || typeof value === 'string') return { name: 'a text', span: null };
  if (typeof value === 'number') return { name: 'a number', span: null };
  if (typeof value === 'boolean') return { name: 'true or false', span: null };
  return { name: 'what stands here', span: null };
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether {{#if}} takes its first branch: not for what is absent, false, 0, or an empty text or list. */
export function isTruthy(value: unknown): boolean {
  if (value === faulty || value === null || value === undefined) return false;
  if (value instanceof View) return true;
  if (value instanceof Printable) return !value.isEmpty();
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
