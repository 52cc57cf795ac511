import { reportBuild } from '../pipeline/codes.ts';
import type { Outcome, SourceFile } from '../source/index.ts';
import type { TranslatedText } from './translated-text.ts';
import type { TranslationUnit } from './units.ts';

const head = ['file', 'place', 'original', 'translation'];

/** A row for each text (RFC 4180). The language is the head of the last column. */
export function toCsv(units: readonly TranslationUnit[], target: string): string {
  const rows = units.map(({ path, place, original, translation }) => [
    path,
    place,
    original,
    translation ?? '',
  ]);
  const all = [[...head.slice(0, 3), target], ...rows];
  return `${all.map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

function cell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Diagnostic: translation-file. */
export function readCsv(
  file: SourceFile,
): Outcome<{ readonly language: string | null; readonly texts: readonly TranslatedText[] }> {
  const rows = rowsOf(file.text.replace(/^\uFEFF/, ''));
  const [first, ...rest] = rows;
  if (!first || first.length < 4 || head.slice(0, 3).some((name, i) => first[i]?.trim() !== name)) {
    const hint =
      'its first row is to be file, place, original and the language, as "throughline translate export" writes it';
    const span = { file: { ...file, text: '' }, start: 0, end: 0 };
    return {
      diagnostics: [
        reportBuild('translation-file', span, 'it has not the columns of a translation', { hint }),
      ],
    };
  }
  const texts = rest.flatMap(([path = '', place = '', original = '', translation = '']) =>
    translation.trim() === ''
      ? []
      : [{ path, place, original, translation: translation.replaceAll('\r\n', '\n') }],
  );
  return { value: { language: first[3]!.trim(), texts }, diagnostics: [] };
}

function rowsOf(text: string): string[][] {
  // A spreadsheet may have saved it with semicolons.
  const separator =
    text.split('\n', 1)[0]!.includes(';') && !text.split('\n', 1)[0]!.includes(',') ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let inQuotes = false;
  const endRow = () => {
    row.push(field);
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
    field = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (inQuotes) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else inQuotes = false;
    } else if (c === '"' && field === '') inQuotes = true;
    else if (c === separator) {
      row.push(field);
      field = '';
    } else if (c === '\n') endRow();
    else if (c !== '\r') field += c;
  }
  endRow();
  return rows;
}
