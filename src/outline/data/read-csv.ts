import { positionAt, type SourceFile, type Span } from '../../source/index.ts';
import { reportOutline } from '../codes.ts';
import type { Report } from '../reference.ts';
import { type CsvRecord, readRecords } from './csv-records.ts';
import { findSeparator } from './find-separator.ts';
import { nameHeadings } from './name-headings.ts';
import type { RawField, RawTable } from './raw-table.ts';

export interface CsvForm {
  /** What parts the fields; null: what is found. */
  readonly separator: string | null;
  /** Line of the header, from 1; null: the first that is filled. */
  readonly header: number | null;
  /** Where the line of the header is said. */
  readonly headerSpan: Span;
}

/**
 * Reads values that are parted by commas, semicolons, tabs or the like (RFC 4180), with a header row, as spreadsheets and
 * offices write them: `sep=;` before it, columns behind it that hold nothing, rows of nothing but separators.
 * Diagnostics: csv-syntax, csv-header, csv-ragged, csv-unnamed. Null when there is no header to go by.
 */
export function readCsv(file: SourceFile, form: CsvForm, report: Report): RawTable | null {
  const said = /^"?sep=(.)"?(?:\r\n|\r|\n|$)/.exec(file.text);
  const start = form.header === null ? (said?.[0].length ?? 0) : startOfLine(file, form.header);
  if (start === null) {
    report(reportOutline('csv-header', form.headerSpan, `${file.path} has no line ${form.header}`));
    return null;
  }
  const separator = form.separator ?? said?.[1] ?? findSeparator(file, start);
  const [header, ...records] = readRecords(file, separator, start, report);
  if (!header) {
    report(reportOutline('csv-header', { file, start: 0, end: 0 }, `${file.path} holds no header row`));
    return null;
  }
  const misfits = new Map(
    records.flatMap((record) => {
      const count = misfit(record, header);
      return count === null ? [] : [[record, count] as const];
    }),
  );
  if (isHeaderWrong(header, records, misfits, report)) return null;
  reportRagged(misfits, lastFilled(header), separator, report);
  const fitting = records.filter((record) => !misfits.has(record));
  const at = (record: CsvRecord, column: number): RawField =>
    record.fields[column] ?? { text: '', span: { ...record.span, start: record.span.end } };
  // Spreadsheets write as many columns as were ever touched: those that hold nothing at all are none.
  const kept = header.fields
    .map((_, column) => column)
    .filter((column) => [header, ...fitting].some((record) => at(record, column).text.trim() !== ''));
  const headings = nameHeadings(
    kept.map((column) => ({ ...at(header, column), column })),
    report,
  );
  return (
    headings && {
      header: headings,
      rows: fitting.map((record) => ({ span: record.span, cells: kept.map((column) => at(record, column)) })),
      eitherMark: separator !== ',',
    }
  );
}

/** How many fields a record has, where that is more than the header's or less than its names. */
function misfit(record: CsvRecord, header: CsvRecord): number | null {
  const filled = lastFilled(record);
  if (filled > header.fields.length) return filled;
  return record.fields.length < lastFilled(header) ? record.fields.length : null;
}

function lastFilled({ fields }: CsvRecord): number {
  return fields.findLastIndex(({ text }) => text.trim() !== '') + 1;
}

/** Where most rows agree against the header, it is the header that is wrong, and that is said once. */
function isHeaderWrong(
  header: CsvRecord,
  records: readonly CsvRecord[],
  misfits: ReadonlyMap<CsvRecord, number>,
  report: Report,
): boolean {
  const rows = new Map<number, CsvRecord[]>();
  for (const [record, count] of misfits) rows.set(count, [...(rows.get(count) ?? []), record]);
  const [most] = [...rows].sort(([, a], [, b]) => b.length - a.length);
  if (!most || most[1].length < 2 || most[1].length * 2 <= records.length) return false;
  const [count, alike] = most;
  const all =
    alike.length === records.length ? `all ${alike.length}` : `${alike.length} of ${records.length}`;
  const message = `${all} rows have ${fields(count)}, the header has ${lastFilled(header)}`;
  const line = positionAt(header.span.file, alike[0]!.span.start).line;
  const hint =
    alike[0] !== records[0]
      ? `where the header is another line, say which: header: ${line}`
      : count > lastFilled(header)
        ? 'name every column in the header'
        : 'leave out the names of columns that are not there';
  report(reportOutline('csv-header', header.span, message, { hint }));
  return true;
}

/** Rows that are told one by one; of the others, how many there are. */
const mostTold = 10;

function reportRagged(
  misfits: ReadonlyMap<CsvRecord, number>,
  width: number,
  separator: string,
  report: Report,
): void {
  const hint = `put a field that holds ${nameOf(separator)} in double quotes`;
  let told = 0;
  for (const [{ span }, count] of misfits) {
    told += 1;
    const left = misfits.size - mostTold;
    const others = told === mostTold && left > 0 ? `; so it is with ${left} more rows` : '';
    const message = `this row has ${fields(count)}, the header has ${width}${others}`;
    report(reportOutline('csv-ragged', span, message, { hint }));
    if (told === mostTold) return;
  }
}

function fields(count: number): string {
  return count === 1 ? '1 field' : `${count} fields`;
}

function nameOf(separator: string): string {
  const names: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab' };
  return names[separator] ?? `"${separator}"`;
}

/** Null where there is no such line. */
function startOfLine({ text }: SourceFile, line: number): number | null {
  const breaks = /\r\n|\r|\n/g;
  for (let left = line - 1; left > 0; left--) if (!breaks.exec(text)) return null;
  return breaks.lastIndex < text.length ? breaks.lastIndex : null;
}
