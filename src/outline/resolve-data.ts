import {
  didYouMean,
  type Files,
  findSuspectCharacters,
  type SourceFile,
  type Span,
} from '../source/index.ts';
import {
  checkCharacters,
  checkNumber,
  entryOf,
  isLanguageTag,
  keySpanOf,
  type Located,
  type LocatedMap,
  lookupWording,
  reportYaml,
  spanOf,
  type Text,
  text,
} from '../yaml/index.ts';
import { checkText } from './check-own-language.ts';
import { reportOutline } from './codes.ts';
import type { DataCell, DataColumn, DataRow, Group } from './outline.ts';
import { countCellSchema, type DataRecord } from './outline-schema.ts';
import { pathFrom } from './path-from.ts';
import { type CsvField, readCsv } from './read-csv.ts';
import type { IdBook, Report } from './reference.ts';

export interface DataContext {
  readonly files: Files;
  /** The outline's folder. */
  readonly folder: string;
  /** The outline's own language. */
  readonly language: string;
  readonly ids: IdBook;
  /** Groups whose members are known for certain. */
  readonly groups: ReadonlyMap<string, Group>;
  readonly report: Report;
}

export interface DataContent {
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

const nothing: DataContent = { columns: [], rows: [] };

/** Columns and rows of data, from its CSV file or as they stand in the outline. */
export function resolveData(
  id: string,
  keySpan: Span,
  record: DataRecord,
  context: DataContext,
): DataContent {
  const { report } = context;
  if (record.file !== null && record.rows !== null) {
    const related = [{ message: 'the file', span: keySpanOf(record, 'file') }];
    const message = `the data "${id}" has both "file" and "rows"`;
    report(
      reportOutline('data-shape', keySpanOf(record, 'rows'), message, { related, hint: 'keep one of them' }),
    );
    return nothing;
  }
  if (record.file !== null) return readDataFile(record.file, record, context);
  if (record.rows !== null) return readRows(record, context);
  const hint = 'give it a "file" with CSV, or "columns" and "rows"';
  report(reportOutline('data-shape', keySpan, `the data "${id}" has neither "file" nor "rows"`, { hint }));
  return nothing;
}

function readDataFile(path: string, record: DataRecord, context: DataContext): DataContent {
  const { report } = context;
  const read = context.files.readText(pathFrom(context.folder, path), spanOf(record, 'file'));
  for (const diagnostic of read.diagnostics) report(diagnostic);
  if (!read.value || !checkFileCharacters(read.value, report)) return nothing;
  let whole = true;
  const table = readCsv(read.value, (diagnostic) => {
    whole &&= diagnostic.severity !== 'error';
    report(diagnostic);
  });
  // What is left of a faulty table would be found wanting once more.
  if (!table || !whole) return nothing;
  const names = table.header.map((field) => field.text);
  for (const { key, keySpan } of record.columns ?? []) {
    if (names.includes(key)) continue;
    const hint = didYouMean(key, names) ?? `its header row has: ${names.join(', ')}`;
    report(reportOutline('unknown-column', keySpan, `${read.value.path} has no column "${key}"`, { hint }));
  }
  const headings = new Map(record.columns?.map(({ key, value }) => [key, value]));
  return {
    columns: table.header.map((field) => ({
      id: field.text,
      label: headings.get(field.text) ?? plainText(field.text, field.span),
    })),
    rows: table.rows.map(({ span, fields }) => ({ span, cells: fields.map(cellOfField) })),
  };
}

/** Reports what no Office file can hold (errors, false then) and what hides (warnings). */
function checkFileCharacters(file: SourceFile, report: Report): boolean {
  const found = findSuspectCharacters(file.text);
  for (const { name, offset, length, verdict } of found.slice(0, 20)) {
    const span = { file, start: offset, end: offset + length };
    if (verdict === 'refused') {
      const message = `the character ${name} cannot stand in an Office file`;
      report(reportYaml('forbidden-character', span, message, { hint: 'remove it' }));
    } else {
      const message = `the invisible character ${name} stands in this text`;
      report(reportYaml('suspicious-character', span, message, { hint: 'remove it unless it is meant' }));
    }
  }
  return found.every(({ verdict }) => verdict !== 'refused');
}

const decimal = /^-?(0|[1-9]\d*)(\.\d+)?$/;
// As spreadsheets write it. Without a point and a sign, as in `1e5`, it may well be a code.
const scientific = /^-?[1-9](\.\d+[eE][-+]?|[eE][-+])\d{1,3}$/;

/** What a double holds exactly enough is a number; `00501`, `1e5`, `1,000` stay as typed. */
function cellOfField({ text, span }: CsvField): DataCell {
  const empty = { span, value: null, text: null, group: null };
  if (text.trim() === '') return empty;
  const number = decimal.test(text) || scientific.test(text) ? Number(text) : Number.NaN;
  const exact = Number.isFinite(number) && (/[.eE]/.test(text) || Number.isSafeInteger(number));
  return { ...empty, value: exact ? number : text };
}

function readRows(record: DataRecord, context: DataContext): DataContent {
  const rows = record.rows ?? [];
  // Without headings, columns are what the rows name, in the order of their first appearance.
  const named = new Map(
    rows.flatMap((row) => row.map(({ key, keySpan }) => [key, plainText(key, keySpan)] as const)).reverse(),
  );
  const columns: DataColumn[] = record.columns
    ? record.columns.map(({ key, value }) => ({ id: key, label: value }))
    : [...new Set(rows.flatMap((row) => row.map(({ key }) => key)))].map((id) => ({
        id,
        label: named.get(id)!,
      }));
  if (columns.length === 0) {
    const message = 'these rows have no columns';
    context.report(
      reportOutline('data-shape', keySpanOf(record, 'rows'), message, { hint: 'name them in "columns"' }),
    );
    return nothing;
  }
  const ids = columns.map((column) => column.id);
  const rowsSpan = spanOf(record, 'rows');
  return {
    columns,
    rows: rows.map((row) => {
      const span = row[0]?.keySpan ?? rowsSpan;
      const cells = new Map<string, DataCell>();
      for (const { key, keySpan, value } of row) {
        if (ids.includes(key)) cells.set(key, readCell(value, context));
        else {
          const hint = didYouMean(key, ids) ?? `its columns are: ${ids.join(', ')}`;
          context.report(reportOutline('unknown-column', keySpan, `no column "${key}"`, { hint }));
        }
      }
      return {
        span,
        cells: ids.map((id) => cells.get(id) ?? { span, value: null, text: null, group: null }),
      };
    }),
  };
}

function readCell(node: Located, context: DataContext): DataCell {
  const { ids, groups, report } = context;
  const empty = { span: node.span, value: null, text: null, group: null };
  if (node.kind === 'scalar') {
    if (!checkNumber(node, report) || !checkCharacters(node, report) || node.text.trim() === '') return empty;
    if (node.value === null || typeof node.value === 'number') return { ...empty, value: node.value };
    return { ...empty, value: node.text };
  }
  if (node.kind === 'map' && isWords(node)) return { ...empty, ...readWords(node, context) };
  const cell = countCellSchema.decode(node, report);
  if (!cell) return empty;
  const group = groups.get(cell.count);
  if (!group) {
    if (!ids.has(cell.count, ['group'])) {
      ids.reportUnknown('unknown-group', cell.count, spanOf(cell, 'count'), ['group'], report);
    }
    return empty;
  }
  return { ...empty, value: group.members.length, group };
}

/** Whether a map words a cell in several languages; else it counts a group. */
function isWords(node: LocatedMap): boolean {
  return node.entries.some(({ key }) => isLanguageTag(key)) && !entryOf(node, 'count');
}

function readWords(node: LocatedMap, { language, report }: DataContext): Pick<DataCell, 'value' | 'text'> {
  const words = text().decode(node, report);
  if (!words || words.wordings.length === 0) return { value: null, text: null };
  checkText(words, 'cell', language, report);
  const own = lookupWording(words, language, language) ?? words.wordings[0]!;
  return { value: own.value, text: words };
}

function plainText(value: string, span: Span): Text {
  return { kind: 'text', block: false, span, wordings: [{ language: null, value, span }], plain: true };
}
