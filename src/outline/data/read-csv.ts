import { positionAt, type SourceFile, type Span } from '../../source/index.ts';
import { reportOutline } from '../codes.ts';
import type { Report } from '../reference.ts';
import { nameHeadings, type RawField, type RawTable } from './raw-table.ts';

interface CsvForm {
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

interface CsvRecord {
  readonly span: Span;
  readonly fields: readonly RawField[];
}

/**
 * The records of a text in which a character parts fields (RFC 4180). Line ends of all kinds; empty lines, and records in
 * which every field is empty, are skipped; white space around fields without quotes is dropped, since people type it
 * after commas. Diagnostic: csv-syntax.
 */
function* readRecords(
  file: SourceFile,
  separator: string,
  start: number,
  report: Report,
): Generator<CsvRecord> {
  const reader = new RecordReader(file, separator, start, report);
  for (let record = reader.next(); record; record = reader.next()) {
    if (record.fields.some(({ text }) => text.trim() !== '')) yield record;
  }
}

class RecordReader {
  private readonly file: SourceFile;
  private readonly separator: string;
  private readonly report: Report;
  private readonly stop: RegExp;
  private readonly lead: RegExp;
  private at: number;

  constructor(file: SourceFile, separator: string, start: number, report: Report) {
    this.file = file;
    this.separator = separator;
    this.report = report;
    this.at = start;
    this.stop = new RegExp(`[${separator.replace(/[\]^\\-]/g, '\\$&')}\r\n]|$`, 'g');
    this.lead = separator === '\t' ? / */y : /[ \t]*/y;
  }

  next(): CsvRecord | null {
    const { text } = this.file;
    if (this.at >= text.length) return null;
    const start = this.at;
    const fields = [this.readField()];
    while (text[this.at] === this.separator) {
      this.at += 1;
      fields.push(this.readField());
    }
    const span = { file: this.file, start, end: this.at };
    if (text[this.at] === '\r') this.at += 1;
    if (text[this.at] === '\n') this.at += 1;
    return { span, fields };
  }

  private readField(): RawField {
    const { text } = this.file;
    this.lead.lastIndex = this.at;
    this.lead.exec(text);
    const start = this.lead.lastIndex;
    return text[start] === '"' ? this.readQuoted(start) : this.readBare();
  }

  private readBare(): RawField {
    const raw = this.takeUntilSeparator();
    const start = this.at - raw.trimStart().length;
    const value = raw.trim();
    const stray = value.indexOf('"');
    if (stray >= 0) {
      const hint = 'put the whole field in double quotes, and write each one inside it twice';
      const span = { file: this.file, start: start + stray, end: start + stray + 1 };
      this.report(reportOutline('csv-syntax', span, 'a quotation mark stands inside a field', { hint }));
    }
    return { text: value, span: { file: this.file, start, end: start + value.length } };
  }

  private readQuoted(start: number): RawField {
    const { text } = this.file;
    let end = start + 1;
    for (;;) {
      end = text.indexOf('"', end);
      if (end < 0 || text[end + 1] !== '"') break;
      end += 2;
    }
    if (end < 0) {
      const span = { file: this.file, start, end: start + 1 };
      const hint = 'close it; a quotation mark inside a field is written twice';
      this.report(reportOutline('csv-syntax', span, 'this quotation mark is never closed', { hint }));
      this.at = text.length;
      return { text: text.slice(start + 1), span };
    }
    const value = text.slice(start + 1, end).replaceAll('""', '"');
    this.at = end + 1;
    const rest = this.takeUntilSeparator();
    if (rest.trim() !== '') {
      const span = { file: this.file, start: end + 1, end: this.at };
      const hint = 'a quotation mark inside a field is written twice';
      this.report(reportOutline('csv-syntax', span, 'text follows the closing quotation mark', { hint }));
    }
    return { text: value, span: { file: this.file, start, end: end + 1 } };
  }

  private takeUntilSeparator(): string {
    this.stop.lastIndex = this.at;
    const end = this.stop.exec(this.file.text)!.index;
    const taken = this.file.text.slice(this.at, end);
    this.at = end;
    return taken;
  }
}

/** Where several would do, the first is meant: commas stand in figures and words too. */
const candidates = ['\t', ';', ',', '|'] as const;
/** Records that are looked at. */
const looked = 50;

/**
 * What parts the fields of a file: the one by which the header has several of them, and as many as the records below it.
 * A comma where none does.
 */
function findSeparator(file: SourceFile, start: number): string {
  let found: string = ',';
  let best = 0;
  for (const separator of candidates) {
    if (!file.text.includes(separator)) continue;
    const counts: number[] = [];
    for (const { fields } of readRecords(file, separator, start, () => {})) {
      counts.push(filledFields(fields));
      if (counts.length === looked) break;
    }
    const [header = 0, ...rest] = counts;
    if (header < 2) continue;
    const alike = rest.filter((count) => count <= header && count > header / 2).length;
    const score = 1 + (rest.length === 0 ? 1 : alike / rest.length);
    if (score > best) {
      best = score;
      found = separator;
    }
  }
  return found;
}

/** How many fields there are up to the last that is filled. */
function filledFields(fields: readonly { readonly text: string }[]): number {
  return fields.findLastIndex(({ text }) => text !== '') + 1;
}
