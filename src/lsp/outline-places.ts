import { readBibliography } from '../bibliography/index.ts';
import type { SourceFile } from '../source/index.ts';
import { entryOf, type Located, type LocatedEntry, type LocatedMap } from '../yaml/index.ts';
import type { Choice, IdPlace, NamedType, Place } from './place.ts';

const sections: Readonly<Record<string, NamedType>> = {
  sources: 'source',
  elements: 'element',
  relationships: 'relationship',
  groups: 'group',
  events: 'event',
  terms: 'term',
  data: 'data',
};

/** Keys behind which ids stand, and what these may be. */
const references: Readonly<Record<string, readonly NamedType[]>> = {
  from: ['element', 'event', 'group'],
  to: ['element', 'event', 'group'],
  between: ['element', 'event', 'group'],
  members: ['element', 'relationship', 'group', 'event'],
  add: ['element', 'relationship', 'group', 'event'],
  remove: ['element', 'relationship', 'group', 'event'],
  extends: ['group'],
  source: ['source'],
};

/** What a bibliography has: each of its entries is a source. */
export function bibliographyPlaces(file: SourceFile): readonly Place[] {
  return readBibliography(file, () => undefined).map(({ id, keySpan, source }) => ({
    kind: 'id',
    text: id,
    span: keySpan,
    types: ['source'],
    defines: source,
  }));
}

/** All that an outline's file names, in the order of the file. It need not be right. */
export function outlinePlaces(root: Located, icons: () => readonly Choice[]): readonly Place[] {
  if (root.kind !== 'map') return [];
  const places: Place[] = [];
  for (const { key, value } of root.entries) {
    const type = Object.hasOwn(sections, key) ? sections[key]! : null;
    if (type === null) addStatements(key, value, places);
    else if (value.kind === 'map') for (const entry of value.entries) addThing(entry, type, places, icons);
  }
  return places;
}

function addThing(
  { key, keySpan, value }: LocatedEntry,
  type: NamedType,
  places: Place[],
  icons: () => readonly Choice[],
): void {
  if (type === 'source' && key === 'file' && value.kind !== 'map') {
    for (const each of value.kind === 'list' ? value.items : [value])
      if (each.kind === 'scalar')
        places.push({ kind: 'file', text: each.text, span: each.span, from: 'outline', sources: true });
    return;
  }
  const defines = value.kind === 'map' ? value : ('name' as const);
  places.push({ kind: 'id', text: key, span: keySpan, types: [type], defines });
  if (value.kind !== 'map') return;
  for (const entry of value.entries) {
    const { key: name, value: inner } = entry;
    if (Object.hasOwn(references, name)) places.push(...idsIn(inner, references[name]!));
    else if (name === 'relabel' && inner.kind === 'map')
      for (const each of inner.entries) places.push(keyPlace(each, references.members!));
    else if (name === 'file') places.push(...filesIn(inner));
    else if (name === 'image') places.push(...imageIn(inner));
    else if (name === 'icon' && inner.kind === 'scalar')
      places.push({ kind: 'word', text: inner.text, span: inner.span, words: icons });
    else if (name === 'rows' && inner.kind === 'list') addCounts(inner.items, places);
    else addStatements(name, inner, places);
  }
}

/** Cells that count a group. */
function addCounts(rows: readonly Located[], places: Place[]): void {
  for (const row of rows) {
    if (row.kind !== 'map') continue;
    for (const { value } of row.entries) {
      const count = value.kind === 'map' ? entryOf(value, 'count') : null;
      if (count) places.push(...idsIn(count.value, ['group']));
    }
  }
}

function addStatements(key: string, value: Located, places: Place[]): void {
  if (key !== 'statements') return;
  if (value.kind === 'list') {
    for (const item of value.items) {
      if (item.kind !== 'map') continue;
      const id = entryOf(item, 'id')?.value;
      if (id?.kind === 'scalar')
        places.push({ kind: 'id', text: id.text, span: id.span, types: ['statement'], defines: item });
      places.push(...statementPlaces(item));
    }
  } else if (value.kind === 'map') {
    for (const { key: id, keySpan, value: item } of value.entries) {
      const defines = item.kind === 'map' ? item : ('name' as const);
      places.push({ kind: 'id', text: id, span: keySpan, types: ['statement'], defines });
      if (item.kind === 'map') places.push(...statementPlaces(item));
    }
  }
}

/** What a statement names: its sources, and what it quotes from them. */
export function statementPlaces(statement: LocatedMap): readonly Place[] {
  const quotes = entryOf(statement, 'quotes')?.value;
  const passages = quotes?.kind === 'list' ? quotes.items : [];
  return [statement, ...passages].flatMap((each): readonly Place[] => {
    if (each.kind !== 'map') return [];
    const [source, quote] = [entryOf(each, 'source')?.value, entryOf(each, 'quote')?.value];
    const id = source?.kind === 'scalar' ? source.text : null;
    return [
      ...(source ? idsIn(source, ['source']) : []),
      ...(quote?.kind === 'scalar'
        ? [{ kind: 'quote', text: quote.text, span: quote.span, source: id } as const]
        : []),
    ];
  });
}

/** An id, or several in a list. What variables bring is not known here. */
export function idsIn(node: Located, types: readonly NamedType[]): readonly IdPlace[] {
  const nodes = node.kind === 'list' ? node.items : [node];
  return nodes.flatMap((each) =>
    each.kind === 'scalar' && !each.text.includes('{{')
      ? [{ kind: 'id', text: each.text, span: each.span, types, defines: null } as const]
      : [],
  );
}

export function keyPlace({ key, keySpan }: LocatedEntry, types: readonly NamedType[]): IdPlace {
  return { kind: 'id', text: key, span: keySpan, types, defines: null };
}

export function filesIn(node: Located, from: 'outline' | 'root' = 'outline'): readonly Place[] {
  return node.kind === 'scalar' ? [{ kind: 'file', text: node.text, span: node.span, from }] : [];
}

/** A picture: its path, or a map with it. */
export function imageIn(node: Located): readonly Place[] {
  const src = node.kind === 'map' ? entryOf(node, 'src')?.value : node;
  return src ? filesIn(src) : [];
}
