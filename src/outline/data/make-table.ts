import { didYouMean, type Span } from '../../source/index.ts';
import { type KeyedEntry, keySpanOf, type Text } from '../../yaml/index.ts';
import { reportOutline } from '../codes.ts';
import type { DataCell, DataColumn, DataRow } from '../outline.ts';
import type { DataRecord } from '../outline-schema.ts';
import type { Report } from '../reference.ts';
import { dataLimits } from './data-limits.ts';
import type { ColumnRecord } from './data-schema.ts';
import { findMarks } from './find-marks.ts';
import type { RawCell, RawTable } from './raw-table.ts';
import { type CellProblem, isCell, readCell } from './read-cell.ts';

export interface DataContent {
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/**
 * Columns and rows as the outline speaks of them. `name` is what people call the data: its file, "these rows".
 * Diagnostics: unknown-column, unknown-cell, cell-type, data-limit.
 */
export function makeTable(raw: RawTable, name: string, record: DataRecord, report: Report): DataContent {
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
    const problems = new Problems(heading.name);
    const cells = raw.rows.map(({ cells: row }): DataCell => {
      const cell = row[at]!;
      const read = readCell(cell, { column, marks: marks[at]!, isMissing, words });
      if (isCell(read)) return translates ? asForeign(read, heading.name) : read;
      problems.add(cell, read);
      return { ...nothing, span: cell.span };
    });
    problems.report(report);
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
    rows: raw.rows.map(({ span }, row) => ({ span, cells: made.map(({ cells }) => cells[row]!) })),
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
  return { column: { id, label, type, currency, decimals, figures, percent, counts }, cells: kept };
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

/** One finding tells of all the cells of a column that are not what they are said to be. */
class Problems {
  private readonly column: string;
  private first: { readonly cell: RawCell; readonly problem: CellProblem } | null = null;
  private count = 0;

  constructor(column: string) {
    this.column = column;
  }

  add(cell: RawCell, problem: CellProblem): void {
    this.first ??= { cell, problem };
    this.count += 1;
  }

  report(report: Report): void {
    if (!this.first) return;
    const { cell, problem } = this.first;
    const more = this.count === 1 ? '' : `; so it is with ${this.count - 1} more of its cells`;
    const message = `"${cell.text.trim()}" in the column "${this.column}" ${problem.message}${more}`;
    report(reportOutline('cell-type', cell.span, message, { hint: problem.hint }));
  }
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
    report(
      reportOutline('unknown-cell', keySpan, `no cell of the column "${column}" holds "${key}"`, { hint }),
    );
  }
}

/** Reports data that is too large; false then. */
export function checkSize(raw: RawTable, name: string, record: DataRecord, report: Report): boolean {
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

export function plainText(value: string, span: Span): Text {
  return { kind: 'text', block: false, span, wordings: [{ language: null, value, span }], plain: true };
}
