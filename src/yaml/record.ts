import { type Diagnostic, didYouMean, type Span, withArticle } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import { isLanguageTag } from './language.ts';
import { describeLocated, entryOf, type Located, type LocatedMap } from './located.ts';
import type { Field, JsonSchema, Schema } from './schema.ts';
import type { Text } from './values.ts';

/** Under this symbol a decoded record keeps the YAML that it came from. */
const LOCATED = Symbol('located');
/** What every decoded record carries besides its fields. */
export interface Decoded {
  readonly [LOCATED]: Located;
}

type Fields = Readonly<Record<string, Field<unknown, boolean>>>;
export type RecordOf<F extends Fields> = Decoded & {
  readonly [K in keyof F]: F[K] extends Field<infer T, infer R> ? (R extends true ? T : T | null) : never;
};

/** Where a record, or one of its fields (its value), stands. */
export function spanOf(record: Decoded, field?: string): Span {
  const node = record[LOCATED];
  if (field === undefined || node.kind !== 'map') return node.span;
  return entryOf(node, field)?.value.span ?? node.span;
}

/** Where the name of a field stands. */
export function keySpanOf(record: Decoded, field: string): Span {
  const node = record[LOCATED];
  return node.kind === 'map' ? (entryOf(node, field)?.keySpan ?? node.span) : node.span;
}

export function locatedOf(record: Decoded): Located {
  return record[LOCATED];
}

/**
 * A field that must be there. A record that lacks one is lost, unless the field has a stand-in: then the record is
 * reported all the same and later stages find what else is wrong in it.
 */
export function required<T>(
  schema: Schema<T>,
  description: string,
  standIn?: (record: Located) => T,
): Field<T, true> {
  return { schema, required: true, description, ...(standIn && { standIn }) };
}

export function optional<T>(schema: Schema<T>, description: string): Field<T, false> {
  return { schema, required: false, description };
}

/** An optional field that is not empty where it is written: `quote: ""` is a slip. `quote:` counts as absent. */
export function filled<T>(schema: Schema<T>, description: string): Field<T, false> {
  return { schema, required: false, description, filled: true };
}

/**
 * A map with known keys. Absent fields are own nulls. With `shorthand`, a scalar stands for a record with only
 * that field (`rain: Rain`). An empty value of an optional field counts as absent.
 */
export function record<F extends Fields>(
  name: string,
  fields: F,
  options: { readonly shorthand?: keyof F & string; readonly description?: string } = {},
): Schema<RecordOf<F>> {
  const names = Object.keys(fields);
  return {
    type: name,
    fields,
    decode(node, report) {
      const { shorthand } = options;
      const short = node.kind === 'scalar' && node.value !== null && shorthand !== undefined;
      if (node.kind !== 'map' && !short) {
        const message = `${withArticle(name)} is expected here, not ${describeLocated(node)}`;
        const hint = shapeHint(node, names.find((key) => fields[key]!.required) ?? names[0]);
        report(reportYaml('wrong-type', node.span, message, { hint }));
        return undefined;
      }
      const values = short
        ? decodeFields(name, fields, [{ key: shorthand, keySpan: node.span, value: node }], report)
        : decodeFields(name, fields, node.kind === 'map' ? node.entries : [], report);
      const written = node.kind === 'map' ? node : null;
      let whole = true;
      for (const key of names) {
        const field = fields[key]!;
        if (!field.required || values.has(key)) continue;
        if (written && !entryOf(written, key)) reportMissing(name, key, field, startOf(written), report);
        whole &&= field.standIn !== undefined;
      }
      if (!whole) return undefined;
      const fieldValue = (key: string): unknown =>
        values.has(key) ? values.get(key) : (fields[key]!.standIn?.(node) ?? null);
      // The fields are decoded by the schemas that the type is made from.
      return build(names, node, fieldValue) as RecordOf<F>;
    },
    json() {
      const object: JsonSchema = {
        type: 'object',
        ...(options.description ? { description: options.description } : {}),
        properties: Object.fromEntries(
          names.map((key) => [key, { ...fields[key]!.schema.json(), description: fields[key]!.description }]),
        ),
        required: names.filter((key) => fields[key]!.required),
        additionalProperties: false,
      };
      return options.shorthand === undefined
        ? object
        : { anyOf: [scalarOf(fields[options.shorthand]!.schema.json()), object] };
    },
  };
}

/** What to do about a value that is no map; `key` is one that its record has. */
function shapeHint(node: Located, key: string | undefined): string | null {
  if (key === undefined) return null;
  if (node.kind === 'list') return `write its keys, such as "${key}: …", without a "- " of their own`;
  if (node.kind !== 'scalar' || !node.plain) return `write its keys, such as "${key}: …"`;
  if (/^[\w-]+:\S/.test(node.text)) return 'write a space behind ":"';
  const word = /^([\w-]+)\s*=/.exec(node.text)?.[1];
  return word === undefined ? `write its keys, such as "${key}: …"` : `write "${word}: …"`;
}

/** Makes a decoded record by hand: what a schema would give for these values. */
export function build(names: readonly string[], located: Located, pick: (key: string) => unknown): Decoded {
  const result: Record<string | symbol, unknown> = {};
  for (const key of names) result[key] = pick(key);
  result[LOCATED] = located;
  return result as unknown as Decoded;
}

/** The values of the entries that are there and good; reports the others, and keys that the record does not have. */
function decodeFields(
  name: string,
  fields: Fields,
  entries: LocatedMap['entries'],
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { key, keySpan, value: node } of entries) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) {
      const names = Object.keys(fields);
      const hint = didYouMean(key, names) ?? `${withArticle(name)} may have: ${names.join(', ')}`;
      report(reportYaml('unknown-key', keySpan, `${withArticle(name)} has no key "${key}"`, { hint }));
      continue;
    }
    const isNothing = node.kind === 'scalar' && node.value === null;
    if (field.required ? isEmptyNode(node) : field.filled && !isNothing && isEmptyNode(node)) {
      reportMissing(name, key, field, node.span, report, true);
      continue;
    }
    if (isNothing) continue;
    const value = field.schema.decode(node, report);
    // An empty text is no text.
    if (value !== undefined && !isEmptyText(value)) values.set(key, value);
  }
  return values;
}

function reportMissing(
  name: string,
  key: string,
  { description }: Field<unknown, boolean>,
  span: Span,
  report: (diagnostic: Diagnostic) => void,
  isWritten = false,
): void {
  const what = withArticle(name);
  const message = isWritten ? `the "${key}" of ${what} is empty` : `${what} needs "${key}"`;
  // Descriptions that are sentences go on from the colon.
  const phrase = description.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const hint = `write "${key}: …"${phrase === '' ? '' : `: ${phrase}`}`;
  report(reportYaml('missing-key', span, message, { hint }));
}

function isEmptyText(value: unknown): boolean {
  if (value === '') return true;
  if (typeof value !== 'object' || value === null || (value as Text).kind !== 'text') return false;
  return (value as Text).wordings.every((w) => w.value === '');
}

function isEmptyNode(node: Located): boolean {
  if (node.kind === 'scalar') return node.value === null || node.text.trim() === '';
  if (node.kind === 'list') return false;
  // Keys that mean something else are told of where they are read.
  return node.entries.every((entry) => isLanguageTag(entry.key) && isEmptyNode(entry.value));
}

function startOf(node: LocatedMap): Span {
  return node.entries[0]?.keySpan ?? node.span;
}

/** The short form is a scalar: a map would be taken for the record itself. */
function scalarOf(json: JsonSchema): JsonSchema {
  return Array.isArray(json.anyOf) ? json.anyOf[0] : json;
}
