import type { SourceFile, Span } from '../source/index.ts';
import { reportOutline } from './codes.ts';
import type { Report } from './reference.ts';

export interface CsvTable {
  readonly header: readonly CsvField[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  readonly span: Span;
  /** As many as the header has. */
  readonly fields: readonly CsvField[];
}

export interface CsvField {
  readonly text: string;
  readonly span: Span;
}

/**
 * Reads comma-separated values (RFC 4180) with a header row. Line ends of all kinds; empty lines are skipped; white
 * space around fields without quotes is dropped, since people type it after commas.
 * Diagnostics: csv-syntax, csv-header, csv-ragged. Null when there is no header to go by.
 */
export function readCsv(file: SourceFile, report: Report): CsvTable | null {
  const [first, ...rows] = new CsvReader(file, report).readRows();
  // People refer to columns by their names, and nobody types the line breaks that spreadsheets put into them.
  const header = first && { ...first, fields: first.fields.map(foldName) };
  if (!header) {
    report(reportOutline('csv-header', { file, start: 0, end: 0 }, `${file.path} holds no header row`));
    return null;
  }
  if (!checkHeader(file, header, report)) return null;
  const { length } = header.fields;
  for (const row of rows) {
    if (row.fields.length === length) continue;
    const message = `this row has ${count(row.fields.length)}, the header has ${length}`;
    const hint = 'put a field that holds a comma in double quotes';
    report(reportOutline('csv-ragged', row.span, message, { hint }));
  }
  return { header: header.fields, rows: rows.filter((row) => row.fields.length === length) };
}

function checkHeader(file: SourceFile, header: CsvRow, report: Report): boolean {
  let whole = true;
  const seen = new Map<string, Span>();
  for (const { text, span } of header.fields) {
    const first = seen.get(text);
    if (text === '') {
      report(reportOutline('csv-header', span, 'a column has no name', { hint: 'name it in the first row' }));
      whole = false;
    } else if (first) {
      const related = [{ message: 'the first one', span: first }];
      report(reportOutline('csv-header', span, `two columns are named "${text}"`, { related }));
      whole = false;
    }
    seen.set(text, span);
  }
  const separator = /[;\t]/.exec(header.fields[0]?.text ?? '')?.[0];
  if (header.fields.length === 1 && separator !== undefined) {
    const name = separator === ';' ? 'semicolons' : 'tabs';
    const message = `the columns of ${file.path} are separated by ${name}`;
    report(reportOutline('csv-header', header.span, message, { hint: 'separate them by commas' }));
    whole = false;
  }
  return whole;
}

function foldName(field: CsvField): CsvField {
  // Tabs stay: they tell that the file is separated by them.
  return { ...field, text: field.text.replace(/[^\S\t]+/g, ' ').trim() };
}

function count(fields: number): string {
  return fields === 1 ? '1 field' : `${fields} fields`;
}

class CsvReader {
  private readonly file: SourceFile;
  private readonly report: Report;
  private at = 0;

  constructor(file: SourceFile, report: Report) {
    this.file = file;
    this.report = report;
  }

  readRows(): CsvRow[] {
    const rows: CsvRow[] = [];
    while (this.at < this.file.text.length) {
      const start = this.at;
      const fields = this.readFields();
      const span = { file: this.file, start, end: this.at };
      this.skipLineBreak();
      if (this.file.text.slice(start, span.end).trim() !== '') rows.push({ span, fields });
    }
    return rows;
  }

  private readFields(): CsvField[] {
    const fields = [this.readField()];
    while (this.file.text[this.at] === ',') {
      this.at += 1;
      fields.push(this.readField());
    }
    return fields;
  }

  private readField(): CsvField {
    const { text } = this.file;
    const lead = /[ \t]*/y;
    lead.lastIndex = this.at;
    lead.exec(text);
    return text[lead.lastIndex] === '"' ? this.readQuoted(lead.lastIndex) : this.readBare();
  }

  private readBare(): CsvField {
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

  private readQuoted(start: number): CsvField {
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
    const stop = /[,\r\n]|$/g;
    stop.lastIndex = this.at;
    const end = stop.exec(this.file.text)!.index;
    const taken = this.file.text.slice(this.at, end);
    this.at = end;
    return taken;
  }

  private skipLineBreak(): void {
    if (this.file.text[this.at] === '\r') this.at += 1;
    if (this.file.text[this.at] === '\n') this.at += 1;
  }
}
