import { createIcons, type FindIcon } from '../icons/index.ts';
import type { Markings } from '../marking/index.ts';
import {
  type Diagnostic,
  type Files,
  isWebAddress,
  type Outcome,
  type SourceFile,
  type Span,
  suggest,
} from '../source/index.ts';
import { entryOf, type KeyedEntry, type Located, parseYaml, spanOf } from '../yaml/index.ts';
import { reportOutline } from './codes.ts';
import { resolveData } from './data/resolve-data.ts';
import { expandSources } from './expand-sources.ts';
import { markOutline } from './marking/mark-outline.ts';
import type {
  DataTable,
  Element,
  Entity,
  Group,
  Outline,
  OutlineEvent,
  Source,
  Statement,
  Term,
} from './outline.ts';
import { type OutlineRecord, outlineSchema } from './outline-schema.ts';
import { checkOwnLanguage, IdBook, type Named, pathFrom } from './reference.ts';
import { makeGroups, resolveGroups } from './resolve-groups.ts';
import { type End, resolveRelationships } from './resolve-relationships.ts';
import { resolveAllStatements } from './resolve-statements.ts';

interface ResolveOptions {
  /** The outline's folder, as `files` takes it: `content/water-cycle`. */
  readonly folder: string;
  /** The name of that folder. */
  readonly id: string;
  /** The project's language, where the outline names none. */
  readonly language: string;
  /** The project's levels; null or left out: it has none. */
  readonly markings?: Markings | null;
}

/**
 * Parses, decodes and resolves an outline: every reference is an object, every invariant is held, every quote is
 * looked up in its stored source. What is broken is reported and left out; the rest is resolved all the same, so that
 * one run tells all. Diagnostics: those of the yaml room and `outlineCodes`, and what `files` says of stored sources,
 * data and pictures.
 */
export function resolveOutline(file: SourceFile, files: Files, options: ResolveOptions): Outcome<Outline> {
  const parsed = parseYaml(file);
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const root = expandSources(parsed.value, files, options.folder, report);
  const record = outlineSchema.decode(root, report);
  if (!record) return { diagnostics };
  return { value: new OutlineResolver(record, root, files, options, report).resolve(), diagnostics };
}

const outlineKeys = Object.keys(outlineSchema.fields ?? {});

type Report = (diagnostic: Diagnostic) => void;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Owned<T> = T & { statements: Statement[] };

class OutlineResolver {
  private readonly record: OutlineRecord;
  private readonly root: Located;
  private readonly files: Files;
  private readonly options: ResolveOptions;
  private readonly report: Report;
  private readonly ids: IdBook;
  private readonly findIcon: FindIcon;

  constructor(record: OutlineRecord, root: Located, files: Files, options: ResolveOptions, report: Report) {
    this.record = record;
    this.root = root;
    this.files = files;
    this.options = options;
    this.report = report;
    this.ids = new IdBook(report);
    this.findIcon = createIcons(files);
  }

  resolve(): Outline {
    const { record, ids, report } = this;
    this.noteIds();
    const sources = this.resolveSources();
    const elements = this.makeAll<Element>('element', record.elements);
    const events = this.makeAll<OutlineEvent>('event', record.events);
    const terms = this.makeAll<Term>('term', record.terms);
    for (const { value } of record.elements ?? []) {
      if (value.image) this.checkPresence(value.image.src, spanOf(value.image, 'src'));
      if (value.icon !== null) this.checkIcon(value.icon, spanOf(value, 'icon'));
    }
    const groupEntries = record.groups ?? [];
    const groups = makeGroups(groupEntries);
    const ends = new Map<string, End>([...groups, ...events, ...elements]);
    const relationships = resolveRelationships(record.relationships ?? [], { ends, ids, report });
    const things = new Map<string, Entity>([...relationships, ...events, ...elements]);
    const certain = resolveGroups(groups, groupEntries, { ids, things, report });
    const language = record.language ?? this.options.language;
    const data = this.resolveAllData(certain, sources, language);
    const owners = { sources, elements, relationships, groups, events, terms, data };
    const context = { sources, ids, report };
    const { whole, byKey } = resolveAllStatements(record, owners, context);
    checkOwnLanguage(record, language, report);
    const outline: Mutable<Outline> = {
      type: 'outline',
      id: this.options.id,
      folder: this.options.folder,
      record,
      language,
      title: record.title,
      summary: record.summary,
      sources,
      statements: whole,
      elements,
      relationships,
      groups,
      events,
      terms,
      data,
      statementsByKey: byKey,
      byId: indexById([elements, relationships, groups, events], byKey),
    };
    outline.marks = markOutline(outline, this.options.markings ?? null, report);
    return outline;
  }

  /** Every id that is written, also of what could not be decoded. */
  private noteIds(): void {
    const sections = {
      sources: 'source',
      elements: 'element',
      relationships: 'relationship',
      groups: 'group',
      events: 'event',
      terms: 'term',
      data: 'data',
    } as const satisfies Readonly<Record<string, Named>>;
    if (this.root.kind !== 'map') return;
    const { entries } = this.root;
    for (const [key, type] of Object.entries(sections)) {
      // A section under a misspelt key has been refused; what refers into it is not wrong as well.
      const misspelt = () => entries.find((entry) => suggest(entry.key, outlineKeys) === key);
      const section = (entryOf(this.root, key) ?? misspelt())?.value;
      if (section?.kind !== 'map') continue;
      for (const entry of section.entries) {
        this.ids.add(entry.key, type);
        if (type === 'element' || type === 'relationship' || type === 'group' || type === 'event') {
          this.ids.claim(entry.key, entry.keySpan, type);
        }
      }
    }
  }

  private makeAll<T extends Element | OutlineEvent | Term>(
    type: T['type'],
    entries: readonly KeyedEntry<object>[] | null,
  ): Map<string, Owned<T>> {
    const made = (entries ?? []).map(({ key, keySpan, value }) => {
      // The record has all else that its type has: the caller pairs them.
      const thing = { ...value, type, id: key, span: keySpan, statements: [] } as unknown as Owned<T>;
      return [key, thing] as const;
    });
    return new Map(made);
  }

  private resolveSources(): Map<string, Owned<Source>> {
    const sources = new Map<string, Owned<Source>>();
    for (const { key, keySpan, value } of this.record.sources ?? []) {
      if (value.url !== null && !isWebAddress(value.url)) {
        const hint = 'an address begins with http:// or https:// and holds no spaces';
        const message = `"${value.url}" is not an address of the web`;
        this.report(reportOutline('invalid-url', spanOf(value, 'url'), message, { hint }));
      }
      let file: SourceFile | null = null;
      if (value.file !== null) {
        const read = this.files.readText(pathFrom(this.options.folder, value.file), spanOf(value, 'file'));
        for (const diagnostic of read.diagnostics) this.report(diagnostic);
        file = read.value ?? null;
      }
      sources.set(key, { ...value, type: 'source', id: key, span: keySpan, file, statements: [] });
    }
    return sources;
  }

  private checkPresence(path: string, span: Span): void {
    // What is on the web is spoken of when a deck shows it.
    if (/^https?:/i.test(path) || this.files.exists(`${this.options.folder}/${path}`)) return;
    for (const diagnostic of this.files.readBytes(`${this.options.folder}/${path}`, span).diagnostics) {
      this.report(diagnostic);
    }
  }

  private checkIcon(name: string, span: Span): void {
    this.findIcon(name, span).diagnostics.forEach(this.report);
  }

  private resolveAllData(
    groups: ReadonlyMap<string, Group>,
    sources: ReadonlyMap<string, Source>,
    language: string,
  ): Map<string, Owned<DataTable>> {
    const { ids, files, report } = this;
    const { folder } = this.options;
    const tables = new Map<string, Owned<DataTable>>();
    for (const { key, keySpan, value } of this.record.data ?? []) {
      const content = resolveData(key, keySpan, value, { files, folder, language, ids, groups, report });
      const source = value.source === null ? null : (sources.get(value.source) ?? null);
      if (value.source !== null && !source)
        ids.reportUnknown('unknown-source', value.source, spanOf(value, 'source'), ['source']);
      tables.set(key, { ...value, ...content, type: 'data', id: key, span: keySpan, source, statements: [] });
    }
    return tables;
  }
}

/** Entities and named statements; where several share an id, the first one has it. */
function indexById(
  sections: readonly ReadonlyMap<string, Entity>[],
  statements: ReadonlyMap<string, Statement>,
): Map<string, Entity | Statement> {
  const byId = new Map<string, Entity | Statement>();
  for (const section of sections) for (const [id, thing] of section) if (!byId.has(id)) byId.set(id, thing);
  for (const [key, statement] of statements) if (statement.id === key) byId.set(key, statement);
  return byId;
}
