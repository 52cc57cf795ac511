import type { Diagnostic, SourceFile } from '../source/index.ts';
import { checkFileCharacters, foldToId } from '../yaml/index.ts';
import type { BibliographyEntry, Report } from './bibliography-entry.ts';
import { reportBibliography } from './codes.ts';
import { readBibtex } from './read-bibtex.ts';
import { readCsl } from './read-csl.ts';

/** People's own bibliographies stay far below. */
const most = { characters: 5_000_000, entries: 5000 };

/**
 * The entries of a bibliography, each as a source: BibTeX and BibLaTeX, or CSL-JSON where the file's name ends in `.json`.
 * Diagnostics: bibliography-syntax, bibliography-entry, bibliography-limit, and those of YAML for JSON.
 */
export function readBibliography(file: SourceFile, report: Report): readonly BibliographyEntry[] {
  // An editor asks for the same again at each letter that is typed elsewhere.
  const key = `${file.path}\n${file.text}`;
  const known = recent.get(key) ?? read(file);
  if (recent.size >= 4) recent.clear();
  recent.set(key, known);
  known.said.forEach(report);
  return known.entries;
}

interface Reading {
  readonly entries: readonly BibliographyEntry[];
  readonly said: readonly Diagnostic[];
}

const recent = new Map<string, Reading>();

function read(file: SourceFile): Reading {
  const said: Diagnostic[] = [];
  return { entries: entriesOf(file, (each) => void said.push(each)), said };
}

function entriesOf(file: SourceFile, report: Report): readonly BibliographyEntry[] {
  if (!checkFileCharacters(file, report)) return [];
  const hint = 'keep in it what the outline stands on';
  const top = { file, start: 0, end: 0 };
  if (file.text.length > most.characters) {
    const message = `${file.path} has ${file.text.length} characters, and ${most.characters} is the most`;
    report(reportBibliography('bibliography-limit', top, message, { hint }));
    return [];
  }
  const entries = /\.json$/i.test(file.path) ? readCsl(file, report) : readBibtex(file, report, most.entries);
  if (entries.length > most.entries) {
    const message = `${file.path} has ${entries.length} entries, and ${most.entries} is the most`;
    report(reportBibliography('bibliography-limit', entries[most.entries]!.keySpan, message, { hint }));
    return [];
  }
  return entries.map((entry) => ({ ...entry, id: idOf(entry.key) }));
}

/** `Knuth:1984` → `knuth-1984` */
function idOf(key: string): string {
  return foldToId(key).slice(0, 64).replace(/-+$/, '');
}
