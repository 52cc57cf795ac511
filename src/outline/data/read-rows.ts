import { type Figure, figureOf } from '../../numbers/index.ts';
import { didYouMean, type SourceFile, type Span } from '../../source/index.ts';
import {
  checkCharacters,
  describeLocated,
  entryOf,
  isLanguageTag,
  keySpanOf,
  type Located,
  type LocatedMap,
  lookupWording,
  parseYaml,
  reportYaml,
  spanOf,
  text,
} from '../../yaml/index.ts';
import { reportOutline } from '../codes.ts';
import type { Group, OwnMarking } from '../outline.ts';
import { countCellSchema, type DataRecord } from '../outline-schema.ts';
import { checkText, type IdBook, type Report } from '../reference.ts';
import { nameHeadings, type RawCell, type RawTable, rawScalar } from './raw-table.ts';

export interface RowsContext {
  /** The outline's own language. */
  readonly language: string;
  readonly ids: IdBook;
  /** Groups whose members are known for certain. */
  readonly groups: ReadonlyMap<string, Group>;
  readonly report: Report;
}

/** Who may see a row, where no column is called so. */
const markingKey = 'marking';

/**
 * The rows that stand in the outline. Without `columns` their columns are what the rows name, in the order of their first
 * appearance. Null, after data-shape, where there are none.
 */
export function readRows(record: DataRecord, context: RowsContext): RawTable | null {
  const rows = record.rows ?? [];
  const places = new Map<string, Span>();
  for (const { key, keySpan } of [...(record.columns ?? []), ...rows.flat()]) {
    if (!places.has(key)) places.set(key, keySpan);
  }
  const written = [...places.keys()].filter((key) => key !== markingKey);
  const names = record.columns ? record.columns.map(({ key }) => key) : written;
  if (names.length === 0) {
    const hint = 'name them in "columns"';
    context.report(
      reportOutline('data-shape', keySpanOf(record, 'rows'), 'these rows have no columns', { hint }),
    );
    return null;
  }
  const known = new Set(names);
  const rowsSpan = spanOf(record, 'rows');
  return {
    header: names.map((name) => ({ name, span: places.get(name)!, unnamed: false })),
    rows: rows.map((row) => {
      const span = row[0]?.keySpan ?? rowsSpan;
      const cells = new Map<string, RawCell>();
      let marking: OwnMarking | null = null;
      for (const { key, keySpan, value } of row) {
        if (key === markingKey && !known.has(key) && value.kind === 'scalar') {
          marking = { name: value.text, span: value.span };
        } else if (known.has(key)) cells.set(key, readCell(value, context));
        else {
          const hint = didYouMean(key, names) ?? `its columns are: ${names.join(', ')}`;
          context.report(reportOutline('unknown-column', keySpan, `no column "${key}"`, { hint }));
        }
      }
      return {
        span,
        cells: names.map((name) => cells.get(name) ?? { text: '', span }),
        ...(marking && { marking }),
      };
    }),
    eitherMark: false,
  };
}

function readCell(node: Located, context: RowsContext): RawCell {
  const { ids, groups, report } = context;
  const { span } = node;
  const empty = { text: '', span };
  if (node.kind === 'scalar') {
    // What is written like a number and is none stands as typed all the same.
    if (node.doubt?.severity === 'error') report(node.doubt);
    return node.doubt?.severity !== 'error' && checkCharacters(node, report) ? rawScalar(node) : empty;
  }
  if (node.kind === 'map' && isWords(node)) return readWords(node, context);
  const cell = countCellSchema.decode(node, report);
  if (!cell) return empty;
  const group = groups.get(cell.count);
  if (!group) {
    ids.reportUnknown('unknown-group', cell.count, spanOf(cell, 'count'), ['group']);
    return empty;
  }
  const figure = figureOf(group.members.length) as Figure; // it is finite
  return {
    text: String(group.members.length),
    span,
    known: { kind: 'number', figure, exact: figure, group },
  };
}

/** Whether a map words a cell in several languages; else it counts a group. */
function isWords(node: LocatedMap): boolean {
  return node.entries.some(({ key }) => isLanguageTag(key)) && !entryOf(node, 'count');
}

function readWords(node: LocatedMap, { language, report }: RowsContext): RawCell {
  const words = text().decode(node, report);
  if (!words || words.wordings.length === 0) return { text: '', span: node.span };
  checkText(words, 'cell', language, report);
  const own = lookupWording(words, language, language) ?? words.wordings[0]!;
  return { text: own.value, span: node.span, known: { kind: 'words', words } };
}

/**
 * Reads a JSON file: a list of objects, whose keys are the columns in the order in which they appear; or a list of lists,
 * the first of which names the columns. A figure keeps its digits. Diagnostics: data-shape, csv-header, those of YAML.
 */
export function readJson(file: SourceFile, report: Report): RawTable | null {
  const parsed = parseYaml(file);
  for (const diagnostic of parsed.diagnostics) report(diagnostic);
  if (!parsed.value) return null;
  const { value } = parsed;
  const hint = 'a list of objects, or of lists of which the first names the columns';
  if (value.kind !== 'list' || value.items.length === 0) {
    const what = value.kind === 'list' ? 'an empty list' : describeLocated(value);
    report(reportOutline('data-shape', value.span, `rows are expected here, not ${what}`, { hint }));
    return null;
  }
  const { kind } = value.items[0]!;
  const odd = value.items.find((item) => item.kind === 'scalar' || item.kind !== kind);
  if (odd) {
    const wanted = kind === 'list' ? 'a list' : 'an object';
    const message = `a row is expected here, ${wanted}, not ${describeNode(odd)}`;
    report(reportOutline('data-shape', odd.span, message, { hint }));
    return null;
  }
  return kind === 'list' ? readLists(value.items, report) : readObjects(value.items, report);
}

function readObjects(items: readonly Located[], report: Report): RawTable | null {
  const rows = items.flatMap((item) => (item.kind === 'map' ? [item] : []));
  const headings = new Map(
    rows.flatMap(({ entries }) => entries.map(({ key, keySpan }) => [key, keySpan] as const)).reverse(),
  );
  const names = [...new Set(rows.flatMap(({ entries }) => entries.map(({ key }) => key)))];
  const header = nameHeadings(
    names.map((text, column) => ({ text, span: headings.get(text)!, column })),
    report,
  );
  if (!header) return null;
  return {
    header,
    rows: rows.map(({ span, entries }) => {
      const cells = new Map(entries.map(({ key, value }) => [key, readValue(value, report)]));
      return { span, cells: names.map((name) => cells.get(name) ?? { text: '', span }) };
    }),
    eitherMark: false,
  };
}

function readLists(items: readonly Located[], report: Report): RawTable | null {
  const [first, ...rows] = items.flatMap((item) => (item.kind === 'list' ? [item] : []));
  const fields = first!.items.map((item, column) => ({ ...readValue(item, report), column }));
  const header = nameHeadings(fields, report);
  if (!header) return null;
  const odd = rows.find((row) => row.items.length !== header.length);
  if (odd) {
    const message = `this row has ${odd.items.length} values, the first names ${header.length} columns`;
    report(reportOutline('csv-ragged', odd.span, message));
    return null;
  }
  return {
    header,
    rows: rows.map(({ span, items: row }) => ({ span, cells: row.map((item) => readValue(item, report)) })),
    eitherMark: false,
  };
}

function readValue(node: Located, report: Report): RawCell {
  if (node.kind === 'scalar') return rawScalar(node);
  report(reportYaml('wrong-type', node.span, `a cell is a text or a figure, not ${describeNode(node)}`));
  return { text: '', span: node.span };
}

/** In the words of JSON. */
function describeNode(node: Located): string {
  return node.kind === 'map' ? 'an object' : describeLocated(node);
}
