import type { SourceFile } from '../source/index.ts';
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
