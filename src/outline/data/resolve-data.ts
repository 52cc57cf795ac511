import type { Files, Span } from '../../source/index.ts';
import { checkFileCharacters, keySpanOf, spanOf } from '../../yaml/index.ts';
import { reportOutline } from '../codes.ts';
import type { DataRecord } from '../outline-schema.ts';
import { pathFrom } from '../path-from.ts';
import type { Report } from '../reference.ts';
import { checkSize, type DataContent, makeTable } from './make-table.ts';
import { reportUnnamed } from './name-headings.ts';
import type { RawTable } from './raw-table.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { type RowsContext, readRows } from './read-rows.ts';
import { readWorkbook } from './read-workbook.ts';

export interface DataContext extends RowsContext {
  readonly files: Files;
  /** The outline's folder. */
  readonly folder: string;
}

const nothing: DataContent = { columns: [], rows: [] };

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
    return nothing;
  }
  if (record.file === null && record.rows === null) {
    const hint = 'give it a "file", or "columns" and "rows"';
    report(reportOutline('data-shape', keySpan, `the data "${id}" has neither "file" nor "rows"`, { hint }));
    return nothing;
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
  if (!raw || !whole || !checkSize(raw, name, record, report)) return nothing;
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
