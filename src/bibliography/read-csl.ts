import type { SourceFile, Span } from '../source/index.ts';
import {
  checkCharacters,
  describeLocated,
  entryOf,
  type Located,
  type LocatedMap,
  type LocatedScalar,
  parseYaml,
} from '../yaml/index.ts';
import type { RawEntry, Report } from './bibliography-entry.ts';
import { reportBibliography } from './codes.ts';
import { type Fact, makeSource, personName, plainWords } from './make-source.ts';

/** CSL-JSON: a list of items. JSON is YAML, so that each value knows its place. */
export function readCsl(file: SourceFile, report: Report): readonly RawEntry[] {
  const parsed = parseYaml(file);
  parsed.diagnostics.forEach(report);
  if (!parsed.value) return [];
  const refuse = (place: Span, message: string): void => {
    const hint = 'CSL-JSON is a list of items, each with an "id": export it so from Zotero, JabRef or Pandoc';
    report(reportBibliography('bibliography-syntax', place, message, { hint }));
  };
  if (parsed.value.kind !== 'list') {
    refuse(parsed.value.span, `a list of items is expected here, not ${describeLocated(parsed.value)}`);
    return [];
  }
  return parsed.value.items.flatMap((item) => {
    const id = item.kind === 'map' ? scalarIn(item, 'id') : null;
    if (item.kind !== 'map') refuse(item.span, `an item is expected here, not ${describeLocated(item)}`);
    else if (!id) refuse(item.span, 'this item has no "id"');
    return item.kind === 'map' && id ? [readItem(item, id, report)] : [];
  });
}

function readItem(item: LocatedMap, id: LocatedScalar, report: Report): RawEntry {
  const words = (...keys: readonly string[]): Fact<string> | null => {
    for (const key of keys) {
      const node = scalarIn(item, key);
      if (!node || !checkCharacters(node, report)) continue;
      const value = plainWords(node.text);
      if (value !== '') return { value, span: node.span };
    }
    return null;
  };
  return makeSource(
    {
      key: id.text,
      keySpan: id.span,
      span: item.span,
      title: words('title', 'container-title'),
      short: words('title-short', 'shortTitle'),
      authors: namesIn(item, 'author', report) ?? namesIn(item, 'editor', report),
      container: words('title') && words('container-title'),
      publisher: words('publisher'),
      date: dateIn(item, 'issued'),
      accessed: dateIn(item, 'accessed'),
      url: words('URL'),
      doi: words('DOI'),
      language: words('language'),
    },
    report,
  );
}

/** Something with letters or digits in it. */
function scalarIn(map: LocatedMap, key: string): LocatedScalar | null {
  const node = entryOf(map, key)?.value;
  return node?.kind === 'scalar' && node.value !== null && node.text.trim() !== '' ? node : null;
}

function namesIn(item: LocatedMap, key: string, report: Report): Fact<readonly string[]> | null {
  const node = entryOf(item, key)?.value;
  if (node?.kind !== 'list') return null;
  const names = node.items.flatMap((each) => {
    if (each.kind !== 'map') return [];
    const part = (name: string): string => {
      const found = scalarIn(each, name);
      return found && checkCharacters(found, report) ? plainWords(found.text) : '';
    };
    const particle = part('non-dropping-particle') || part('dropping-particle');
    const name =
      part('literal') ||
      personName({ given: part('given'), particle, family: part('family'), suffix: part('suffix') });
    return name === '' ? [] : [name];
  });
  return names.length === 0 ? null : { value: names, span: node.span };
}

/** `{ "date-parts": [[2020, 3]] }`, or `raw` or `literal` words. */
function dateIn(item: LocatedMap, key: string): Fact<string> | null {
  const node = entryOf(item, key)?.value;
  if (!node) return null;
  const { span } = node;
  if (node.kind === 'scalar') return node.text.trim() === '' ? null : { value: node.text.trim(), span };
  if (node.kind !== 'map') return null;
  const parts = entryOf(node, 'date-parts')?.value;
  const dates = parts?.kind === 'list' ? parts.items.flatMap((each) => partsOf(each) ?? []) : [];
  if (dates.length > 0) return { value: dates.slice(0, 2).join('/'), span };
  const raw = scalarIn(node, 'raw') ?? scalarIn(node, 'literal');
  return raw && { value: raw.text.trim(), span: raw.span };
}

function partsOf(node: Located): string | null {
  if (node.kind !== 'list' || node.items.length === 0) return null;
  const [year, ...rest] = node.items.map((each) => (each.kind === 'scalar' ? each.text.trim() : ''));
  if (!year) return null;
  return [
    year.padStart(4, '0'),
    ...rest.filter((part) => part !== '').map((part) => part.padStart(2, '0')),
  ].join('-');
}
