import { type Files, findSuspectCharacters, type SourceFile, type Span } from '../../source/index.ts';
import { keySpanOf, reportYaml, spanOf } from '../../yaml/index.ts';
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
  const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const kind: FileKind = extension === 'json' ? 'json' : 'text';
  for (const key of Object.keys(kindOfKey) as (keyof typeof kindOfKey)[]) {
    if (record[key] === null || kindOfKey[key] === kind) continue;
    const message = `"${key}" says nothing of a file of this kind`;
    report(reportOutline('data-shape', keySpanOf(record, key), message, { hint: 'leave it out' }));
  }
  const read = context.files.readText(pathFrom(context.folder, file), spanOf(record, 'file'));
  for (const diagnostic of read.diagnostics) report(diagnostic);
  if (!read.value || !checkFileCharacters(read.value, report)) return null;
  if (kind === 'json') return readJson(read.value, report);
  const separator = record.separator ?? (extension === 'tsv' || extension === 'tab' ? '\t' : null);
  const headerSpan = spanOf(record, 'header');
  return readCsv(read.value, { separator, header: record.header, headerSpan }, report);
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
