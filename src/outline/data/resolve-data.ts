import { didYouMean, type Files, type Span } from '../../source/index.ts';
import { checkFileCharacters, type KeyedEntry, keySpanOf, spanOf, type Text } from '../../yaml/index.ts';
import { reportOutline } from '../codes.ts';
import type { DataCell, DataColumn, DataRow } from '../outline.ts';
import type { DataRecord } from '../outline-schema.ts';
import { pathFrom, type Report } from '../reference.ts';
import type { ColumnRecord } from './data-schema.ts';
import { dataLimits, type RawCell, type RawTable, reportUnnamed } from './raw-table.ts';
import { type CellProblem, findMarks, isCell, readCell } from './read-cell.ts';
import { readCsv } from './read-csv.ts';
import { type RowsContext, readJson, readRows } from './read-rows.ts';
import { readWorkbook } from './read-workbook.ts';

interface DataContext extends RowsContext {
  readonly files: Files;
  /** The outline's folder. */
  readonly folder: string;
}

const noContent: DataContent = { columns: [], rows: [] };

/** Columns and rows of data, from its file or as they stand in the outline. */
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
    return noContent;
  }
  if (record.file === null && record.rows === null) {
    const hint = 'give it a "file", or "columns" and "rows"';
    report(reportOutline('data-shape', keySpan, `the data "${id}" has neither "file" nor "rows"`, { hint }));
    return noContent;
  }
  if (record.decimal !== null && record.decimal === record.group) {
    const message = `"${record.decimal}" cannot be the decimal mark and part thousands`;
    report(reportOutline('data-shape', keySpanOf(record, 'group'), message));
  }
  let whole = true;
  const watched: Report = (diagnostic) => {
    whole &&= diagnostic.severity !== 'error';
    report(diagnostic);
  };
  const raw =
    record.file === null ? readRows(record, context) : readFile(record.file, record, context, watched);
  const name = record.file === null ? `the data "${id}"` : pathFrom(context.folder, record.file);
  // What is left of a faulty file would be found wanting once more.
  if (!raw || !whole || !checkSize(raw, name, record, report)) return noContent;
  reportUnnamed(raw.header, new Set(record.columns?.map(({ key }) => key)), report);
  return makeTable(raw, name, record, report);
}

type FileKind = 'text' | 'json' | 'workbook';

/** Keys that say how a file is read, each with the files that it goes with. */
const kindOfKey = { sheet: 'workbook', range: 'workbook', separator: 'text', header: 'text' } as const;

function readFile(file: string, record: DataRecord, context: DataContext, report: Report): RawTable | null {
  const { files } = context;
  const path = pathFrom(context.folder, file);
  const span = spanOf(record, 'file');
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  if (/^(xls|xlsb|ods|numbers)$/.test(extension)) {
    const hint = 'save it as .xlsx, or as CSV in UTF-8';
    report(reportOutline('data-shape', span, `.${extension} is not read`, { hint }));
    return null;
  }
  const kind: FileKind = extension === 'json' ? 'json' : /^xls[xm]$/.test(extension) ? 'workbook' : 'text';
  for (const key of Object.keys(kindOfKey) as (keyof typeof kindOfKey)[]) {
    if (record[key] === null || kindOfKey[key] === kind) continue;
    const message = `"${key}" says nothing of a file of this kind`;
    report(reportOutline('data-shape', keySpanOf(record, key), message, { hint: 'leave it out' }));
  }
  if (kind === 'workbook') {
    const bytes = files.readBytes(path, span);
    for (const diagnostic of bytes.diagnostics) report(diagnostic);
    return bytes.value ? readWorkbook(path, bytes.value, record, report) : null;
  }
  const read = files.readText(path, span);
  for (const diagnostic of read.diagnostics) report(diagnostic);
  if (!read.value || !checkFileCharacters(read.value, report)) return null;
  if (kind === 'json') return readJson(read.value, report);
  const separator = record.separator ?? (extension === 'tsv' || extension === 'tab' ? '\t' : null);
  return readCsv(
    read.value,
    { separator, header: record.header, headerSpan: spanOf(record, 'header') },
    report,
  );
}

interface DataContent {
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/**
 * Columns and rows as the outline speaks of them. `name` is what people call the data: its file, "these rows".
 * Diagnostics: unknown-column, unknown-cell, cell-type, data-limit.
 */
function makeTable(raw: RawTable, name: string, record: DataRecord, report: Report): DataContent {
  const names = raw.header.map((heading) => heading.name);
  const said = new Map(record.columns?.map(({ key, value }) => [key, value]));
  for (const { key, keySpan } of record.columns ?? []) {
    if (names.includes(key)) continue;
    const hint = didYouMean(key, names) ?? `it has: ${names.join(', ')}`;
    report(reportOutline('unknown-column', keySpan, `${name} has no column "${key}"`, { hint }));
  }
  const missing = new Set(record.missing?.map((each) => each.trim()));
  const isMissing = (text: string): boolean => text.trim() === '' || missing.has(text.trim());
  const types = names.map((each) => said.get(each)?.type ?? null);
  const marks = findMarks(raw, {
    decimal: record.decimal,
    group: record.group,
    typed: types.map((type) => type !== null && type !== 'text' && type !== 'date'),
    figures: types.map((type) => type !== 'text' && type !== 'date'),
    isMissing,
  });
  const made = raw.header.map((heading, at) => {
    const column = said.get(heading.name) ?? null;
    const words = new Map((column?.cells ?? []).map(({ key, value }) => [key.trim(), value]));
    const translates = [...words.values()].some(({ wordings }) =>
      wordings.some((each) => each.language !== null),
    );
    const misfits: Misfit[] = [];
    const cells = raw.rows.map(({ cells: row }): DataCell => {
      const cell = row[at]!;
      const read = readCell(cell, { column, marks: marks[at]!, isMissing, words });
      if (isCell(read)) return translates ? asForeign(read, heading.name) : read;
      misfits.push({ cell, problem: read });
      return { ...nothing, span: cell.span };
    });
    reportMisfits(misfits, heading.name, report);
    checkWords(
      column?.cells ?? [],
      raw.rows.map((row) => row.cells[at]!),
      heading.name,
      report,
    );
    const label = column?.label ?? plainText(heading.unnamed ? '' : heading.name, heading.span);
    return makeColumn(heading.name, heading.unnamed, label, column, cells);
  });
  return {
    columns: made.map(({ column }) => column),
    rows: raw.rows.map(({ span, marking }, row) => ({
      span,
      ...(marking && { marking }),
      cells: made.map(({ cells }) => cells[row]!),
    })),
  };
}

const nothing = { value: null, written: null, figure: null, date: null, text: null, group: null } as const;

function makeColumn(
  id: string,
  unnamed: boolean,
  label: Text,
  column: ColumnRecord | null,
  cells: readonly DataCell[],
): { readonly column: DataColumn; readonly cells: readonly DataCell[] } {
  const { type = null, currency = null, decimals = null } = column ?? {};
  const filled = cells.filter((cell) => cell.value !== null);
  const percent = type === 'percent' || (filled.length > 0 && filled.every((cell) => cell.figure?.percent));
  // `12%` among other things is what somebody typed, and not the number 12.
  const kept = percent || type !== null ? cells : cells.map(withoutPercent);
  const figures = filled.length > 0 && kept.every((cell) => cell.value === null || cell.figure !== null);
  const counts = unnamed && figures && kept.every((cell, at) => isNext(cell, at, kept));
  const marking = column?.marking ? { name: column.marking, span: spanOf(column, 'marking') } : undefined;
  return {
    column: { id, label, type, currency, decimals, figures, percent, counts, ...(marking && { marking }) },
    cells: kept,
  };
}

function withoutPercent(cell: DataCell): DataCell {
  return cell.figure?.percent ? { ...cell, value: cell.written, figure: null } : cell;
}

/** A cell without words among others that have them in several languages: where it is shown in another, that is said. */
function asForeign(cell: DataCell, column: string): DataCell {
  if (cell.text || cell.figure || cell.date || cell.written === null) return cell;
  const missingHint = `word it in "cells" of the column "${column}"`;
  return { ...cell, text: { ...plainText(cell.written, cell.span), missingHint } };
}

/** Whether a cell holds the next whole number after the one above it; the first, 0 or 1. */
function isNext({ value }: DataCell, at: number, cells: readonly DataCell[]): boolean {
  const first = cells[0]!.value;
  return (first === 0 || first === 1) && value === first + at;
}

interface Misfit {
  readonly cell: RawCell;
  readonly problem: CellProblem;
}

/** One finding tells of all the cells of a column that are not what they are said to be. */
function reportMisfits([first, ...others]: readonly Misfit[], column: string, report: Report): void {
  if (!first) return;
  const { cell, problem } = first;
  const more = others.length === 0 ? '' : `; so it is with ${others.length} more of its cells`;
  const message = `"${cell.text.trim()}" in the column "${column}" ${problem.message}${more}`;
  report(reportOutline('cell-type', cell.span, message, { hint: problem.hint }));
}

function checkWords(
  entries: readonly KeyedEntry<Text>[],
  cells: readonly RawCell[],
  column: string,
  report: Report,
): void {
  if (entries.length === 0) return;
  const found = new Set(cells.map(({ text }) => text.trim()));
  for (const { key, keySpan } of entries) {
    if (found.has(key.trim())) continue;
    const hint =
      didYouMean(key, [...found].slice(0, 200)) ?? 'remove it, or correct it to what stands in the cells';
    const message = `no cell of the column "${column}" holds "${key}"`;
    report(reportOutline('unknown-cell', keySpan, message, { hint }));
  }
}

/** Reports data that is too large; false then. */
function checkSize(raw: RawTable, name: string, record: DataRecord, report: Report): boolean {
  const { rows, columns, cell } = dataLimits;
  const place =
    record.file === null ? keySpanOf(record, 'rows') : (raw.header[0]?.span ?? keySpanOf(record, 'file'));
  const fail = (span: Span, message: string): false => {
    const hint = 'keep what the decks show, and leave the rest where it comes from';
    report(reportOutline('data-limit', span, message, { hint }));
    return false;
  };
  if (raw.header.length > columns)
    return fail(place, `${name} has ${raw.header.length} columns, and ${columns} is the most`);
  if (raw.rows.length > rows)
    return fail(raw.rows[rows]!.span, `${name} has ${raw.rows.length} rows, and ${rows} is the most`);
  for (const row of raw.rows) {
    const long = row.cells.find(({ text }) => text.length > cell);
    if (long) return fail(long.span, `this cell has ${long.text.length} characters, and ${cell} is the most`);
  }
  return true;
}

function plainText(value: string, span: Span): Text {
  return { kind: 'text', block: false, span, wordings: [{ language: null, value, span }], plain: true };
}
