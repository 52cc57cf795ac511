import { markingField } from '../../marking/index.ts';
import {
  anything,
  byKind,
  filled,
  isLanguageTag,
  type Located,
  list,
  mapOf,
  mapped,
  number,
  oneOf,
  optional,
  type RecordOf,
  record,
  type Schema,
  string,
  text,
} from '../../yaml/index.ts';

const columnTypes = ['number', 'percent', 'currency', 'date', 'text'] as const;

const columnFields = {
  label: optional(text(), 'heading'),
  type: optional(oneOf(columnTypes, 'type of column'), 'what its cells are; without it they stand as typed'),
  currency: optional(
    string({ pattern: /^[A-Z]{3}$/, what: 'a code of ISO 4217, such as EUR' }),
    'which currency its amounts are in',
  ),
  decimals: optional(number({ integer: true, min: 0, max: 20 }), 'digits after the decimal mark'),
  cells: optional(mapOf(text(), { keys: 'any' }), 'words for what stands in its cells'),
  marking: markingField,
} as const;

const columnRecord = record('column', columnFields);
export type ColumnRecord = RecordOf<typeof columnFields>;

/** A text is the heading alone; a map of languages is such a text. */
const columnSchema: Schema<ColumnRecord> = {
  type: 'text or column',
  decode(node, report) {
    const isRecord =
      node.kind === 'map' &&
      node.entries.some(({ key }) => Object.hasOwn(columnFields, key) || !isLanguageTag(key)) &&
      !node.entries.some(({ key }) => isLanguageTag(key) && !Object.hasOwn(columnFields, key));
    if (isRecord) return columnRecord.decode(node, report);
    const label = text().decode(node, report);
    return label && columnRecord.decode(headed(node), () => {});
  },
  json: () => ({ anyOf: [text().json(), columnRecord.json()] }),
};

function headed(node: Located): Located {
  return {
    kind: 'map',
    span: node.span,
    entries: [{ key: 'label', keySpan: node.span, value: node }],
  };
}

/** One character, whatever YAML takes it for. */
const mark = (pattern: RegExp, what: string): Schema<string> => string({ pattern, what });

export const dataFields = {
  label: optional(text(), 'name'),
  file: filled(string(), "a file of CSV, TSV, JSON or Excel, from the outline's folder"),
  sheet: optional(string(), 'of a workbook, the sheet [the first]'),
  range: optional(string(), 'of a workbook, a range such as A3:D20, or its name [all that is filled]'),
  header: optional(
    number({ integer: true, min: 1 }),
    'of a text file, the line of its header row [the first]',
  ),
  separator: optional(
    mapped(mark(/^(?:[^\s\p{L}\p{N}"]|\t|tab)$/u, 'a separator, such as ";" or tab'), (typed) =>
      typed === 'tab' ? '\t' : typed,
    ),
    'what parts the columns of a text file [found]',
  ),
  decimal: optional(oneOf(['.', ','], 'decimal mark'), 'the decimal mark of its figures'),
  group: optional(
    mark(/^[.,'’_\s]$/u, 'a mark between thousands, such as "," or " "'),
    'what parts the thousands of its figures',
  ),
  missing: optional(
    byKind({ scalar: mapped(string(), (typed) => [typed]), list: list(string()) }) as Schema<
      readonly string[]
    >,
    'what stands in cells that have no value',
  ),
  columns: optional(mapOf(columnSchema, { keys: 'any' }), 'headings and types of the columns'),
  rows: optional(
    list(
      mapOf(byKind({ scalar: anything('cell'), map: anything('words or the count of a group') }), {
        keys: 'any',
      }),
    ),
    'rows by column',
  ),
} as const;
