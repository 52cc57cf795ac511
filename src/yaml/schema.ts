import { type Diagnostic, longestName, namePattern, type Span } from '../source/index.ts';
import { checkId, checkKeyCharacters } from './check-characters.ts';
import { reportYaml } from './codes.ts';
import { describeLocated, type Located } from './located.ts';

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

/** A field of a record. */
export interface Field<T, Required extends boolean> {
  readonly schema: Schema<T>;
  readonly required: Required;
  /** What it is, as a noun phrase or a clause: hints say `write "label: …": the name of the element`. */
  readonly description: string;
  /** Whether an empty text is an error although the field is optional. */
  readonly filled?: true;
  /** Stands for a required value that is absent or bad, so that the rest of its record is not lost with it. */
  readonly standIn?: (record: Located) => T;
}

export type JsonSchema = { [key: string]: unknown };
export type Infer<S> = S extends Schema<infer T> ? T : never;

export interface KeyedEntry<T> {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: T;
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
            {
              hint: `write each ${value.type} under a key of its own: "${options.keys === 'id' ? 'id' : 'name'}: …", without "- "`,
            },
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
      ...(options.keys === 'id'
        ? { propertyNames: { pattern: namePattern.source, maxLength: longestName } }
        : {}),
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
