import { figureOf, numberOf, readPlainFigure } from '../numbers/index.ts';
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
import { readCsv } from './read-csv.ts';
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
  const rows = table.rows.map(({ span, fields }) => ({
    span,
    cells: fields.map((field) => cellOf(field.text, field.span)),
  }));
  return {
    columns: table.header.map((field, at) => ({
      id: field.text,
      label: headings.get(field.text) ?? plainText(field.text, field.span),
      ...untyped(rows, at),
    })),
    rows,
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

/** What a double holds exactly enough is a number; `00501`, `1e5`, `1,000` stay as typed. */
function cellOf(text: string, span: Span): DataCell {
  if (text.trim() === '') return emptyCell(span);
  const figure = readPlainFigure(text);
  const number = figure ? numberOf(figure) : Number.NaN;
  const exact = Number.isFinite(number) && (/[.eE]/.test(text) || Number.isSafeInteger(number));
  return {
    ...emptyCell(span),
    value: exact ? number : text,
    written: text,
    figure: exact ? figure : null,
  };
}

function emptyCell(span: Span): DataCell {
  return { span, value: null, written: null, figure: null, date: null, text: null, group: null };
}

/** Told by nothing but their cells. */
function untyped(
  rows: readonly DataRow[],
  at: number,
): Pick<DataColumn, 'type' | 'currency' | 'decimals' | 'figures'> {
  const filled = rows.flatMap((row) => (row.cells[at]!.value === null ? [] : [row.cells[at]!]));
  const figures = filled.length > 0 && filled.every((cell) => cell.figure !== null);
  return { type: null, currency: null, decimals: null, figures };
}

function readRows(record: DataRecord, context: DataContext): DataContent {
  const rows = record.rows ?? [];
  // Without headings, columns are what the rows name, in the order of their first appearance.
  const named = new Map(
    rows.flatMap((row) => row.map(({ key, keySpan }) => [key, plainText(key, keySpan)] as const)).reverse(),
  );
  const columns = record.columns
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
  const read = rows.map((row): DataRow => {
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
      cells: ids.map((id) => cells.get(id) ?? emptyCell(span)),
    };
  });
  return { columns: columns.map((column, at) => ({ ...column, ...untyped(read, at) })), rows: read };
}

function readCell(node: Located, context: DataContext): DataCell {
  const { ids, groups, report } = context;
  const empty = emptyCell(node.span);
  if (node.kind === 'scalar') {
    if (node.value === null || !checkNumber(node, report) || !checkCharacters(node, report)) return empty;
    const cell = cellOf(node.text, node.span);
    // What YAML takes for a number is one here too, however it is written: 0x1F, 1e5.
    return typeof node.value === 'number'
      ? { ...cell, value: node.value, figure: cell.figure ?? figureOf(node.value) }
      : cell;
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
  const value = group.members.length;
  return { ...empty, value, written: String(value), figure: figureOf(value), group };
}

/** Whether a map words a cell in several languages; else it counts a group. */
function isWords(node: LocatedMap): boolean {
  return node.entries.some(({ key }) => isLanguageTag(key)) && !entryOf(node, 'count');
}

function readWords(
  node: LocatedMap,
  { language, report }: DataContext,
): Pick<DataCell, 'value' | 'written' | 'text'> {
  const words = text().decode(node, report);
  if (!words || words.wordings.length === 0) return { value: null, written: null, text: null };
  checkText(words, 'cell', language, report);
  const own = lookupWording(words, language, language) ?? words.wordings[0]!;
  return { value: own.value, written: own.value, text: words };
}

function plainText(value: string, span: Span): Text {
  return { kind: 'text', block: false, span, wordings: [{ language: null, value, span }], plain: true };
}
