import type { SourceFile, Span } from '../../source/index.ts';
import { reportOutline } from '../codes.ts';
import type { Report } from '../reference.ts';
import type { RawField } from './raw-table.ts';

export interface CsvRecord {
  readonly span: Span;
  readonly fields: readonly RawField[];
}

/**
 * The records of a text in which a character parts fields (RFC 4180). Line ends of all kinds; empty lines, and records in
 * which every field is empty, are skipped; white space around fields without quotes is dropped, since people type it
 * after commas. Diagnostic: csv-syntax.
 */
export function* readRecords(
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
