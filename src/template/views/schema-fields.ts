import type { Span } from '../../source/index.ts';
import { type DateValue, type Decoded, locatedOf, type Schema, spanOf, type Text } from '../../yaml/index.ts';
import { DateView, isDateValue } from './date-view.ts';
import { PlainView } from './text-view.ts';
import type { Field, FieldContext, View } from './view.ts';

/**
 * The fields of a record of the format as fields of a view: texts and dates print themselves, plain strings know where
 * they stand, lists are lists of these.
 */
export function schemaFields<T extends object>(
  schema: Schema<unknown>,
  context: FieldContext,
  recordOf: (thing: T) => object = (thing) => thing,
): readonly [string, Field<T>][] {
  return Object.entries(schema.fields ?? {}).map(([name, { schema: value, required, description }]) => [
    name,
    {
      type: value.type,
      optional: !required,
      description,
      read: (thing: T, self: View) => {
        // Schemas make records with every field as an own property; which, TypeScript cannot know here.
        const record = recordOf(thing) as Readonly<Record<string, unknown>>;
        const silent = namesOnly.has(name);
        return fieldValue(record[name] ?? null, value.type, () => recordSpan(record, name), {
          self,
          context,
          silent,
        });
      },
    },
  ]);
}

/** Where a field of a thing stands; the thing's own place where that is not known. */
export function recordSpan(record: object, name: string): Span | null {
  // Records that no schema decoded have no YAML behind them.
  const decoded = record as Decoded;
  return (locatedOf(decoded) as unknown) === undefined ? null : spanOf(decoded, name);
}

/** Words that are kept for being found, each in the language that it was used in. */
const namesOnly: ReadonlySet<string> = new Set(['retired', 'variants']);

interface Reading {
  readonly self: View;
  readonly context: FieldContext;
  /** Another language is no loss. */
  readonly silent: boolean;
}

function fieldValue(value: unknown, type: string, span: () => Span | null, reading: Reading): unknown {
  const { self, context, silent } = reading;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (isText(value)) return context.textOf(value, self.owner, silent);
  if (isDateValue(value)) return new DateView(value satisfies DateValue);
  if (typeof value === 'string') return isCode(type) ? value : new PlainView(value, self.owner, span());
  if (!Array.isArray(value)) return null;
  if (value.length > 0 && value.every(isKeyed))
    return Object.freeze(Object.fromEntries(value.map((each) => [each.key, each.value])));
  const itemType = type.replace(/^list of /, '');
  const items = value.map((item) => fieldValue(item, itemType, span, reading));
  return Object.freeze(items);
}

/** Ids, language tags and words of a fixed list are for comparing, not for reading: they stay strings. */
function isCode(type: string): boolean {
  return type === 'id' || type === 'language' || type.includes(' | ');
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && (value as Partial<Text>).kind === 'text';
}

function isKeyed(value: unknown): value is { readonly key: string; readonly value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'key') &&
    Object.hasOwn(value, 'value')
  );
}
