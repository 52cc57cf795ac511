import type { Library } from '@retorquere/bibtex-parser';
import { offsetAt, type SourceFile, type Span } from '../source/index.ts';
import type { Report } from './bibliography-entry.ts';
import type { BibtexPlaces } from './bibtex-places.ts';
import { reportBibliography } from './codes.ts';

/** Names that TeX has commands for. */
export const logos = /\\((?:La|Bib|pdf|Xe|Lua)*(?:TeX|LaTeX))\b/g;

/** What the library that reads BibTeX found, at its place and in plain words. */
export function reportBibtexErrors(
  errors: Library['errors'],
  places: readonly BibtexPlaces[],
  file: SourceFile,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const { error = '', input = '' } of errors) {
    const command = /^unhandled (?:macro|environment|command) (.+)$/is.exec(error)?.[1];
    if (command !== undefined) {
      // The library does not say where: each stands for all of its name.
      if (seen.has(command) || command.replace(logos, '') === '') continue;
      seen.add(command);
      const at = file.text.indexOf(input);
      const span = { file, start: Math.max(0, at), end: Math.max(0, at) + (at < 0 ? 0 : input.length) };
      const hint = 'write the characters that it stands for';
      const message = `"${command.trim()}" is no command of TeX that is known here`;
      report(reportBibliography('bibliography-entry', span, message, { hint }));
      continue;
    }
    const unknown = /^Unresolved @string reference ("(?:[^"\\\\]|\\\\.)*")$/.exec(error)?.[1];
    if (unknown !== undefined) {
      report(reportUnknownString(String(JSON.parse(unknown)), file));
      continue;
    }
    const place = placeOf(error, file);
    const entry = [...places].reverse().find(({ span }) => span.start <= (place?.start ?? 0)) ?? places[0];
    const own = entryBefore(input, places);
    if (!place && own) report(reportTex(own));
    else report(explain(error, place ?? { file, start: 0, end: 0 }, own ?? entry));
  }
}

/** Of an entry that runs on, the library comes to its end in a later one. */
function entryBefore(input: string, places: readonly BibtexPlaces[]): BibtexPlaces | null {
  const key = /^\s*@\s*[a-z]+\s*[{(]\s*([^\s,{}()"=#%]*)/i.exec(input)?.[1];
  return (key === undefined ? null : places.find((each) => each.key === key)) ?? null;
}

/** What the braces of an entry hold, once these are in order. */
function reportTex({ key, keySpan }: BibtexPlaces) {
  const hint = 'each { needs its }, each $ another one';
  return reportBibliography('bibliography-syntax', keySpan, `the TeX in the entry "${key}" cannot be read`, {
    hint,
  });
}

function reportUnknownString(name: string, file: SourceFile) {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const use = new RegExp(`[=#]\\s*${escaped}(?=\\s*[,#})])`).exec(file.text);
  const start = use ? use.index + use[0].length - name.length : 0;
  const span = { file, start, end: use ? start + name.length : 0 };
  if (name === '')
    return reportBibliography('bibliography-syntax', span, 'a value is missing', {
      hint: 'put it in braces: {…}',
    });
  const hint = `put it in braces, {${name}}, or say before what it stands for: @string{${name} = {…}}`;
  return reportBibliography('bibliography-syntax', span, `nothing says what "${name}" stands for`, { hint });
}

/** Of an abbreviation by its name in capitals; null: nobody knows which. */
export function reportBrokenString(name: string | null, file: SourceFile) {
  const all = [...file.text.matchAll(/(@\s*string\s*[{(]\s*)([^\s=]+)/gi)];
  const found = all.find((match) => match[2]!.toUpperCase() === name) ?? all[0];
  const start = found ? found.index + found[1]!.length : 0;
  const span = { file, start, end: found ? start + found[2]!.length : 0 };
  const message = found
    ? `the TeX that "${found[2]}" stands for cannot be read`
    : `${file.path} cannot be read`;
  return reportBibliography('bibliography-syntax', span, message, {
    hint: 'each { needs its }, each $ another one',
  });
}

function explain(error: string, place: Span, entry: BibtexPlaces | undefined) {
  const own = entry ? entry.keySpan : place;
  const name = entry ? `the entry "${entry.key}"` : 'an entry';
  if (/^(?:Unterminated|Runaway|Unexpected end)/i.test(error)) {
    const hint = 'each { needs its }, each " another one';
    return reportBibliography('bibliography-syntax', own, `${name} is not closed`, { hint });
  }
  const related = entry ? [{ message: 'of the entry that begins here', span: own }] : [];
  const found = place.file.text[place.start] === '@';
  const hint = found
    ? 'the entry before it is not closed: each { needs its }'
    : 'between two fields stands a comma, and each { has its }';
  return reportBibliography('bibliography-syntax', place, `${name} cannot be read further than here`, {
    hint,
    related,
  });
}

/** `… at line 3, column 12 …` */
function placeOf(error: string, file: SourceFile): Span | null {
  const match = /at line (\d+), column (\d+)/.exec(error.split('\n', 1)[0]!);
  if (!match) return null;
  const start = offsetAt(file, { line: Number(match[1]), column: Number(match[2]) });
  return { file, start, end: Math.min(file.text.length, start + 1) };
}
