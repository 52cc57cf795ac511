import { type BibliographyEntry, readBibliography, reportBibliography } from '../bibliography/index.ts';
import { escapeMarkdown } from '../markup/index.ts';
import type { Files } from '../source/index.ts';
import {
  describeLocated,
  entryOf,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  type LocatedScalar,
  reportYaml,
} from '../yaml/index.ts';
import { pathFrom, type Report } from './reference.ts';

/** The key under "sources" that names bibliographies, where its value is a path or a list of them. */
const fileKey = 'file';

/**
 * The outline with the entries of the bibliographies that its sources name, as if they stood there: what an entry of its own
 * says of the same source stands over what the bibliography says.
 */
export function expandSources(root: Located, files: Files, folder: string, report: Report): Located {
  if (root.kind !== 'map') return root;
  const sources = entryOf(root, 'sources')?.value;
  const named = sources?.kind === 'map' ? entryOf(sources, fileKey) : null;
  if (sources?.kind !== 'map' || !named || !isFiles(named.value)) return root;
  const found = new Map<string, BibliographyEntry>();
  for (const node of pathsIn(named.value, report)) {
    for (const entry of readFile(node, files, folder, report)) {
      const other = found.get(entry.id);
      if (!other) found.set(entry.id, entry);
      else reportTwice(entry, other, report);
    }
  }
  const entries = sources.entries.flatMap((entry): LocatedEntry[] => {
    if (entry === named) {
      return [...found.values()]
        .filter(({ id }) => !entryOf(sources, id))
        .map(({ id, keySpan, source }) => ({ key: id, keySpan, value: source }));
    }
    const below = found.get(entry.key);
    return [below ? { ...entry, value: over(below.source, entry.value) } : entry];
  });
  const whole: LocatedMap = { ...sources, entries };
  return {
    ...root,
    entries: root.entries.map((entry) => (entry.key === 'sources' ? { ...entry, value: whole } : entry)),
  };
}

/** A source of the id "file" is a map. */
function isFiles(node: Located): boolean {
  return node.kind === 'list' || (node.kind === 'scalar' && node.value !== null);
}

function pathsIn(node: Located, report: Report): readonly LocatedScalar[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((each) => {
    if (each.kind === 'scalar' && each.text.trim() !== '') return [each];
    const hint = 'write file: references.bib, or file: [one.bib, two.json]';
    const message = `the path of a bibliography is expected here, not ${describeLocated(each)}`;
    report(reportYaml('wrong-type', each.span, message, { hint }));
    return [];
  });
}

function readFile(
  { text, span }: LocatedScalar,
  files: Files,
  folder: string,
  report: Report,
): readonly BibliographyEntry[] {
  if (!/\.(?:bib|bibtex|json)$/i.test(text)) {
    const hint = 'export it as BibTeX or BibLaTeX (.bib), or as CSL-JSON (.json)';
    report(
      reportBibliography('bibliography-syntax', span, `"${text}" is no bibliography that is read`, { hint }),
    );
    return [];
  }
  const read = files.readText(pathFrom(folder, text), span);
  read.diagnostics.forEach(report);
  const entries = read.value ? readBibliography(read.value, report) : [];
  return entries.map((entry) => ({ ...entry, source: asCharacters(entry.source) }));
}

/** What an outline says there is Markdown; in a bibliography a star is a star. */
function asCharacters(source: LocatedMap): LocatedMap {
  const entries = source.entries.map((entry): LocatedEntry => {
    const { key, value } = entry;
    if (key !== 'short' || value.kind !== 'scalar') return entry;
    const filled = { markdown: escapeMarkdown(value.text), blocks: null, bare: false };
    return { ...entry, value: { ...value, filled } };
  });
  return { ...source, entries };
}

function reportTwice(entry: BibliographyEntry, other: BibliographyEntry, report: Report): void {
  const same = entry.key === other.key;
  const message = same
    ? `the key "${entry.key}" stands twice`
    : `the keys "${other.key}" and "${entry.key}" both come to the id "${entry.id}"`;
  const hint = 'give one of them another key';
  const related = [{ message: `"${other.key}"`, span: other.keySpan }];
  report(reportBibliography('bibliography-id', entry.keySpan, message, { hint, related }));
}

/** What the outline says of a source, and of the rest what the bibliography does. */
function over(below: LocatedMap, above: Located): Located {
  if (above.kind === 'scalar' && above.value === null) return below;
  if (above.kind !== 'map') return above;
  return {
    ...above,
    entries: [...above.entries, ...below.entries.filter(({ key }) => !entryOf(above, key))],
  };
}
