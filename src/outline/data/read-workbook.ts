import { didYouMean, type SourceFile, type Span } from '../../source/index.ts';
import { readSheet, type SheetCell, type SheetRead } from '../../workbook/index.ts';
import { checkFileCharacters, keySpanOf, spanOf } from '../../yaml/index.ts';
import { reportOutline } from '../codes.ts';
import type { DataRecord } from '../outline-schema.ts';
import type { Report } from '../reference.ts';
import { dataLimits, nameHeadings, type RawCell, type RawTable } from './raw-table.ts';

/**
 * Reads a sheet of a workbook, whose first filled row names the columns. Cells stand in a text that is made of the sheet,
 * a line for each of its rows, so that a finding shows the row and the cell.
 * Diagnostics: workbook-syntax, workbook-place, workbook-unseen, csv-header, csv-unnamed, data-limit.
 */
export function readWorkbook(
  path: string,
  bytes: Uint8Array,
  record: DataRecord,
  report: Report,
): RawTable | null {
  const place = spanOf(record, 'file');
  const outcome = readSheet(bytes, {
    sheet: record.sheet,
    range: record.range,
    mostColumns: dataLimits.columns,
  });
  if ('problem' in outcome) {
    const { problem, message, names } = outcome;
    if (problem === 'size') report(reportOutline('data-limit', place, message, { hint: 'name a "range"' }));
    else if (problem === 'file') {
      const hint = 'open it in Excel or LibreOffice, and save it as .xlsx without a password';
      report(reportOutline('workbook-syntax', place, `${path}: ${message}`, { hint }));
    } else {
      const said = record[problem] ?? '';
      const hint = didYouMean(said, names) ?? (names.length > 0 ? `it has: ${names.join(', ')}` : null);
      report(reportOutline('workbook-place', spanOf(record, problem), message, { hint }));
    }
    return null;
  }
  const { read } = outcome;
  const { file, spans } = writeRows(path, read);
  if (!checkFileCharacters(file, report)) return null;
  if (read.rows.length === 0) {
    const message = `there is nothing in the sheet "${read.sheet}"${record.range === null ? '' : ` at ${record.range}`}`;
    report(reportOutline('workbook-place', place, message));
    return null;
  }
  reportUnseen(read, record, report);
  return makeRaw(read, spans, report);
}

function makeRaw(read: SheetRead, spans: readonly (readonly Span[])[], report: Report): RawTable | null {
  const [first, ...rows] = read.rows.map(({ cells }, row) =>
    cells.map((cell, at) => rawCell(cell, spans[row]![at]!)),
  );
  const kept = first!
    .map((_, at) => at)
    .filter((at) => [first!, ...rows].some((row) => row[at]!.text !== ''));
  const named = kept.filter((at) => first![at]!.text.trim() !== '').length;
  if (named * 2 < kept.length) {
    const message = `row ${read.rows[0]!.number} of the sheet "${read.sheet}" names ${named} of ${kept.length} columns`;
    const { address } = read.rows[1]?.cells[0] ?? read.rows[0]!.cells[0]!;
    const hint = `where the header stands further down, say where the data is: range: ${address}:…`;
    report(reportOutline('csv-header', first![0]!.span, message, { hint }));
    return null;
  }
  const unknown = read.rows.flatMap(({ cells }, row) => {
    const at = cells.findIndex((cell) => cell.unknown);
    return at < 0 ? [] : [{ cell: cells[at]!, span: spans[row]![at]! }];
  });
  if (unknown.length > 0) {
    const { cell, span } = unknown[0]!;
    const more = unknown.length === 1 ? '' : `, as in ${unknown.length - 1} more rows`;
    const message = `the formula in ${cell.address} of the sheet "${read.sheet}" has no value${more}`;
    const hint = 'open the workbook in Excel or LibreOffice, which work it out, and save it';
    report(reportOutline('workbook-syntax', span, message, { hint }));
    return null;
  }
  const header = nameHeadings(
    kept.map((at) => ({ ...first![at]!, column: at })),
    report,
  );
  return (
    header && {
      header,
      rows: rows.map((cells) => ({ span: cells[0]!.span, cells: kept.map((at) => cells[at]!) })),
      eitherMark: false,
    }
  );
}

function rawCell({ text, number, date }: SheetCell, span: Span): RawCell {
  if (number) return { text, span, known: { kind: 'number', figure: number.shown, exact: number.exact } };
  return date ? { text, span, known: { kind: 'date', date } } : { text, span };
}

function reportUnseen({ sheet, hidden, merged }: SheetRead, record: DataRecord, report: Report): void {
  const parts = [
    ...(hidden.rows > 0 ? [`${hidden.rows} hidden ${hidden.rows === 1 ? 'row' : 'rows'}`] : []),
    ...(hidden.columns > 0
      ? [`${hidden.columns} hidden ${hidden.columns === 1 ? 'column' : 'columns'}`]
      : []),
  ];
  const place = keySpanOf(record, 'file');
  if (parts.length > 0) {
    const hint = 'show them or delete them in the workbook, or name a "range" without them';
    const [are, others] = hidden.rows + hidden.columns === 1 ? ['is', 'any other'] : ['are', 'all others'];
    const message = `the sheet "${sheet}" has ${parts.join(' and ')}, which ${are} read like ${others}`;
    report(reportOutline('workbook-unseen', place, message, { hint }));
  }
  if (merged.length > 0) {
    const shown = merged.slice(0, 3).join(', ') + (merged.length > 3 ? ', …' : '');
    const message = `the sheet "${sheet}" has merged cells (${shown}): the first of them has the value, the others have none`;
    report(reportOutline('workbook-unseen', place, message, { hint: 'part them in the workbook' }));
  }
}

/** The rows of a sheet as lines of a text: row 7 in line 7. */
function writeRows(path: string, { sheet, rows }: SheetRead) {
  let text = '';
  let line = 1;
  const offsets = rows.map(({ number, cells }) => {
    text += '\n'.repeat(number - line);
    line = number;
    text += `[${sheet}]`;
    return cells.map((cell) => {
      text += ` ${cell.address}: `;
      const start = text.length;
      text += cell.text.replace(/[\r\n]/g, ' ');
      return { start, end: text.length };
    });
  });
  const file: SourceFile = { path, text };
  return { file, spans: offsets.map((row) => row.map((each): Span => ({ file, ...each }))) };
}
