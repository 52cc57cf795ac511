import type { Owner } from '../../markup/index.ts';
import {
  type DataColumn,
  type DataTable,
  dataSchema,
  type Element,
  elementSchema,
  eventSchema,
  type Group,
  groupSchema,
  type ImageRecord,
  imageSchema,
  type Outline,
  type OutlineEvent,
  outlineSchema,
  type Passage,
  passageSchema,
  type Relationship,
  relationshipSchema,
  type Source,
  type Statement,
  sourceSchema,
  statementSchema,
  type Term,
  termSchema,
} from '../../outline/index.ts';
import type { Span } from '../../source/index.ts';
import { lookupWording, primaryLanguage, type Text } from '../../yaml/index.ts';
import type { StatementHolder, Thing } from '../template.ts';
import { dataTablesOf, type PlacedCell, type PlacedRow } from './data-fields.ts';
import { recordSpan, schemaFields } from './schema-fields.ts';
import { PlainView, UrlView } from './text-view.ts';
import { type Field, type FieldContext, type FieldTable, field, makeView, table, type View } from './view.ts';

export interface FieldTables {
  readonly outline: FieldTable<Outline>;
  readonly element: FieldTable<Element>;
  readonly relationship: FieldTable<Relationship>;
  readonly group: FieldTable<Group>;
  readonly event: FieldTable<OutlineEvent>;
  readonly term: FieldTable<Term>;
  readonly statement: FieldTable<Statement>;
  readonly passage: FieldTable<Passage>;
  readonly source: FieldTable<Source>;
  readonly image: FieldTable<ImageRecord>;
  readonly data: FieldTable<DataTable>;
  readonly column: FieldTable<DataColumn>;
  readonly row: FieldTable<PlacedRow>;
  readonly cell: FieldTable<PlacedCell>;
}

/**
 * The fields of every kind of view: those of the format, read by their schema, and those that are derived. Derived
 * fields replace the format's of the same name.
 */
export function fieldTablesOf(context: FieldContext): FieldTables {
  const view = (thing: Thing): View => context.view(thing);
  const viewOrNull = (thing: Thing | null): View | null => thing && view(thing);
  const views = (things: Iterable<Thing>): readonly View[] => Object.freeze(Array.from(things, view));
  const words = (text: Text | null, owner: Owner | null) => context.textOf(text, owner, false);

  const type = <T>(): [string, Field<T>] =>
    field('type', 'word', 'what kind of thing it is', (_: T, self) => self.type);
  const id = <T extends { readonly id: string | null }>(): [string, Field<T>] =>
    field('id', 'id', 'its id', (thing: T) => thing.id);
  const statements = <T extends StatementHolder>(): [string, Field<T>] =>
    field(
      'statements',
      'list of statements',
      'what is stated about it, as far as the deck selects',
      (thing: T) => views(context.statementsOf(thing)),
    );
  const image = field(
    'image',
    'image',
    'a picture',
    (thing: Element, self) => imageView(thing.image, self.owner),
    true,
  );
  const imageTable = table<ImageRecord>(schemaFields(imageSchema, context));
  const imageView = (image: ImageRecord | null, owner: Owner | null): View | null =>
    image && makeView({ type: 'image', id: null, thing: image, owner, span: null }, imageTable);
  /** A plain text in the words of a source. */
  const quoted = (
    value: string | null,
    source: Source | null,
    self: View,
    name: string,
  ): PlainView | null => {
    if (value === null) return null;
    const language = context.wordings.foreign(source?.language ?? null);
    return new PlainView(value, self.owner, fieldSpan(self, name), language);
  };

  const ofData = dataTablesOf(context);

  return {
    image: imageTable,
    ...ofData,
    outline: table<Outline>([
      type(),
      id(),
      ...schemaFields<Outline>(outlineSchema, context, (outline) => outline.record),
      field('language', 'language', 'language of its plain strings', (outline) => outline.language),
      statements(),
      field('sources', 'list of sources', 'where statements come from', (o) => views(o.sources.values())),
      field('elements', 'list of elements', 'the things that it is made of', (o) =>
        views(o.elements.values()),
      ),
      field('relationships', 'list of relationships', 'how they hang together', (o) =>
        views(o.relationships.values()),
      ),
      field('groups', 'list of groups', 'lists of them', (o) => views(o.groups.values())),
      field('events', 'list of events', 'what happened when', (o) => views(o.events.values())),
      field('terms', 'list of terms', 'words and their meanings', (o) => views(o.terms.values())),
      field('data', 'list of data', 'figures', (o) => views(o.data.values())),
    ]),
    element: table<Element>([type(), id(), ...schemaFields(elementSchema, context), statements(), image]),
    relationship: table<Relationship>([
      type(),
      id(),
      ...schemaFields(relationshipSchema, context),
      statements(),
      field('from', 'thing', 'where a directed one starts', (r) => (r.directed ? view(r.first) : null), true),
      field('to', 'thing', 'where a directed one ends', (r) => (r.directed ? view(r.second) : null), true),
      field(
        'between',
        'list of things',
        'the two ends of a pair',
        (r) => (r.directed ? null : views([r.first, r.second])),
        true,
      ),
      field('first', 'thing', 'from, or the first end of a pair', (r) => view(r.first)),
      field('second', 'thing', 'to, or the second end of a pair', (r) => view(r.second)),
      field('directed', 'true or false', 'false for a pair', (r) => r.directed),
    ]),
    group: table<Group>([
      type(),
      id(),
      ...schemaFields(groupSchema, context),
      statements(),
      field('members', 'list of things', 'direct members, under their names in this group', (group) =>
        context.members(group),
      ),
      field(
        'extends',
        'group',
        'the group that this one changes',
        (group) => viewOrNull(group.extends),
        true,
      ),
      field('add', 'list of things', 'members added to it', (group) => views(group.add)),
      field('remove', 'list of things', 'members taken from it', (group) => views(group.remove)),
      field(
        'relabel',
        'map of texts',
        'members under another name in this group, by id',
        (group, self) =>
          group.relabel.size === 0
            ? null
            : Object.fromEntries([...group.relabel].map(([key, text]) => [key, words(text, self.owner)])),
        true,
      ),
    ]),
    event: table<OutlineEvent>([type(), id(), ...schemaFields(eventSchema, context), statements()]),
    term: table<Term>([type(), id(), ...schemaFields(termSchema, context), statements()]),
    statement: table<Statement>([
      type(),
      ...schemaFields(statementSchema, context),
      field('key', 'word', 'its id, else its place: ocean/2', (statement) => statement.key),
      field('owner', 'thing', 'what it is about; null for the whole', (s) => viewOrNull(s.owner), true),
      field('source', 'source', "its first passage's source", (s) => viewOrNull(s.source), true),
      field(
        'quote',
        'text',
        "its first passage's words",
        (s, self) => quoted(s.quote, s.source, self, 'quote'),
        true,
      ),
      field('quotes', 'list of passages', 'the passages that it stands on', (statement) =>
        Object.freeze(statement.passages.map((passage) => context.view(passage))),
      ),
    ]),
    passage: table<Passage>([
      type(),
      ...schemaFields(passageSchema, context),
      field('source', 'source', 'the source that it stands in', (passage) => view(passage.source)),
      field(
        'rendering',
        'text',
        'the passage in words of the deck’s language',
        (passage) => renderingOf(passage, context),
        true,
      ),
      field(
        'quote',
        'text',
        'the passage, letter for letter',
        (p, self) => quoted(p.quote, p.source, self, 'quote'),
        true,
      ),
      field('line', 'number', 'line of the stored copy', (passage) => passage.line, true),
      field('checked', 'verified | not-stored | no-quote', 'how the quote was checked', (p) => p.checked),
    ]),
    source: table<Source>([
      type(),
      id(),
      ...schemaFields(sourceSchema, context),
      field('title', 'text', 'title', (source, self) => context.textOf(source.title, self.owner, true)),
      field('short', 'text', 'short title', (s, self) => context.textOf(s.short, self.owner, true), true),
      field(
        'url',
        'text',
        'its address',
        (s, self) => (s.url === null ? null : new UrlView(s.url, self.owner, fieldSpan(self, 'url'))),
        true,
      ),
      field('file', 'text', 'path of the stored copy', (source) => source.file?.path ?? null, true),
      statements(),
    ]),
    data: table<DataTable>([
      type(),
      id(),
      ...schemaFields(dataSchema, context),
      statements(),
      field('source', 'source', 'where the figures come from', (data) => viewOrNull(data.source), true),
      field('columns', 'list of columns', 'headings', (data, self) =>
        Object.freeze(
          data.columns.map((column) =>
            makeView(
              { type: 'column', id: column.id, thing: column, owner: self.owner, span: null },
              ofData.column,
            ),
          ),
        ),
      ),
      field('rows', 'list of rows', 'the figures', (data, self) =>
        Object.freeze(
          data.rows.map((row) => {
            const thing = { row, columns: data.columns };
            return makeView({ type: 'row', id: null, thing, owner: self.owner, span: row.span }, ofData.row);
          }),
        ),
      ),
    ]),
  };
}

/** Where a field of a view's thing stands in the YAML. */
function fieldSpan(self: View, name: string): Span | null {
  const { thing } = self;
  return typeof thing === 'object' && thing !== null ? recordSpan(thing, name) : self.span;
}

/** Nobody needs a quote in the deck's own language rendered in another one. */
function renderingOf({ rendering, source }: Passage, context: FieldContext): unknown {
  if (!rendering) return null;
  const found = lookupWording(rendering, context.wordings.language, context.wordings.ownLanguage);
  const understood =
    source.language !== null &&
    primaryLanguage(source.language) === primaryLanguage(context.wordings.language);
  return found || !understood ? context.textOf(rendering, null, true) : null;
}
