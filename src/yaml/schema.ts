import { type Diagnostic, didYouMean, type Span } from '../source/index.ts';
import { reportYaml } from './codes.ts';
import { describeLocated, entryOf, type Located, type LocatedMap } from './located.ts';
import { checkId, checkKeyCharacters, idPattern } from './scalar-schemas.ts';
import type { Text } from './values.ts';

/**
 * A description of a YAML value: it decodes located values, and its TypeScript type (`Infer`) and its JSON
 * Schema (`json`) both come from it.
 */
export interface Schema<T> {
  /**
   * The decoded value; undefined when nothing usable is there. What is reported may be an error although a value
   * comes back: unknown keys, bad items and bad optional fields are left out, so that later stages can go on and
   * report what they find. A run with errors never gets as far as its output.
   */
  decode(node: Located, report: (diagnostic: Diagnostic) => void): T | undefined;
  /** JSON Schema 2020-12. */
  json(): JsonSchema;
  /** The type in a word or two, for tables and messages: `text`, `list of dates`. */
  readonly type: string;
  /** The record's fields, where it is one. */
  readonly fields?: Readonly<Record<string, Field<unknown, boolean>>>;
}

export type JsonSchema = { [key: string]: unknown };
export type Infer<S> = S extends Schema<infer T> ? T : never;

export interface Field<T, Required extends boolean> {
  readonly schema: Schema<T>;
  readonly required: Required;
  readonly description: string;
}

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

export interface KeyedEntry<T> {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: T;
}

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

export function required<T>(schema: Schema<T>, description: string): Field<T, true> {
  return { schema, required: true, description };
}

export function optional<T>(schema: Schema<T>, description: string): Field<T, false> {
  return { schema, required: false, description };
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
      const shorthand = options.shorthand;
      if (node.kind === 'scalar' && node.value !== null && shorthand !== undefined) {
        const value = fields[shorthand]!.schema.decode(node, report);
        if (value === undefined) return undefined;
        return build(names, node, (key) => (key === shorthand ? value : null)) as RecordOf<F>;
      }
      if (node.kind !== 'map') {
        report(
          reportYaml(
            'wrong-type',
            node.span,
            `${aOrAn(name)} is expected here, not ${describeLocated(node)}`,
          ),
        );
        return undefined;
      }
      let whole = true;
      const values = new Map<string, unknown>();
      for (const entry of node.entries) {
        const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
        if (!field) {
          const hint = didYouMean(entry.key, names) ?? `${aOrAn(name)} may have: ${names.join(', ')}`;
          report(
            reportYaml('unknown-key', entry.keySpan, `${aOrAn(name)} has no key "${entry.key}"`, { hint }),
          );
          continue;
        }
        if (entry.value.kind === 'scalar' && entry.value.value === null) continue;
        const value = field.schema.decode(entry.value, report);
        if (value === undefined) whole &&= !field.required;
        // An empty text is no text.
        else if (!isEmptyText(value)) values.set(entry.key, value);
      }
      for (const key of names) {
        if (!fields[key]!.required || values.has(key)) continue;
        const present = entryOf(node, key);
        if (present && !isEmptyNode(present.value)) continue;
        const problem = present ? `the "${key}" of ${aOrAn(name)} is empty` : `${aOrAn(name)} needs "${key}"`;
        report(
          reportYaml('missing-key', present?.keySpan ?? startOf(node), problem, {
            hint: fields[key]!.description,
          }),
        );
        whole = false;
      }
      if (!whole) return undefined;
      return build(names, node, (key) => values.get(key) ?? null) as RecordOf<F>;
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

/** Makes a decoded record by hand: what a schema would give for these values. */
export function build(names: readonly string[], located: Located, pick: (key: string) => unknown): Decoded {
  const result: Record<string | symbol, unknown> = {};
  for (const key of names) result[key] = pick(key);
  result[LOCATED] = located;
  return result as unknown as Decoded;
}

export function list<T>(item: Schema<T>): Schema<readonly T[]> {
  return {
    type: `list of ${item.type}`,
    decode(node, report) {
      if (node.kind !== 'list') {
        report(
          reportYaml('wrong-type', node.span, `a list is expected here, not ${describeLocated(node)}`, {
            hint: `write each ${item.type} on a line of its own after "- "`,
          }),
        );
        return undefined;
      }
      return node.items.map((each) => item.decode(each, report)).filter((value) => value !== undefined);
    },
    json: () => ({ type: 'array', items: item.json() }),
  };
}

/** A map with keys of the user's choosing, in the order written. */
export function mapOf<T>(
  value: Schema<T>,
  options: { readonly keys: 'id' | 'any' } = { keys: 'id' },
): Schema<readonly KeyedEntry<T>[]> {
  return {
    type: `map of ${value.type}`,
    decode(node, report) {
      if (node.kind !== 'map') {
        report(
          reportYaml(
            'wrong-type',
            node.span,
            `a map from ${options.keys === 'id' ? 'id' : 'name'} to ${value.type} is expected here, not ${describeLocated(node)}`,
          ),
        );
        return undefined;
      }
      const entries: KeyedEntry<T>[] = [];
      for (const entry of node.entries) {
        if (options.keys === 'id') checkId(entry.key, entry.keySpan, report);
        else if (!checkKeyCharacters(entry.key, entry.keySpan, report)) continue;
        const decoded = value.decode(entry.value, report);
        if (decoded !== undefined) entries.push({ key: entry.key, keySpan: entry.keySpan, value: decoded });
      }
      return entries;
    },
    json: () => ({
      type: 'object',
      additionalProperties: value.json(),
      ...(options.keys === 'id' ? { propertyNames: { pattern: idPattern.source, maxLength: 64 } } : {}),
    }),
  };
}

/** The YAML as it stands, for a later stage that knows more. */
export function anything(type = 'value'): Schema<Located> {
  return { type, decode: (node) => node, json: () => ({}) };
}

/** The schema by what the value is: a scalar, a list or a map. */
export function byKind<S = never, L = never, M = never>(choices: {
  readonly scalar?: Schema<S>;
  readonly list?: Schema<L>;
  readonly map?: Schema<M>;
}): Schema<S | L | M> {
  const offered = [choices.scalar, choices.list, choices.map].filter((s) => s !== undefined);
  const type = offered.map((s) => s.type).join(' or ');
  return {
    type,
    decode(node, report) {
      const chosen = choices[node.kind];
      if (chosen) return chosen.decode(node, report);
      report(reportYaml('wrong-type', node.span, `${type} is expected here, not ${describeLocated(node)}`));
      return undefined;
    },
    json: () => (offered.length === 1 ? offered[0]!.json() : { anyOf: offered.map((s) => s.json()) }),
  };
}

/** Maps a decoded value to another. `json` and `type` stay. */
export function mapped<T, U>(schema: Schema<T>, map: (value: T, node: Located) => U): Schema<U> {
  return {
    type: schema.type,
    json: () => schema.json(),
    decode(node, report) {
      const value = schema.decode(node, report);
      return value === undefined ? undefined : map(value, node);
    },
  };
}

function isEmptyText(value: unknown): boolean {
  if (value === '') return true;
  if (typeof value !== 'object' || value === null || (value as Text).kind !== 'text') return false;
  return (value as Text).wordings.every((w) => w.value === '');
}

function isEmptyNode(node: Located): boolean {
  if (node.kind === 'scalar') return node.value === null || node.text.trim() === '';
  if (node.kind === 'list') return false;
  return node.entries.every((entry) => isEmptyNode(entry.value));
}

function startOf(node: LocatedMap): Span {
  const first = node.entries[0]?.keySpan ?? node.span;
  return { file: first.file, start: first.start, end: first.end };
}

function aOrAn(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** The short form is a scalar: a map would be taken for the record itself. */
function scalarOf(json: JsonSchema): JsonSchema {
  return Array.isArray(json.anyOf) ? json.anyOf[0] : json;
}
