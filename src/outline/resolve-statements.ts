import type { Span } from '../source/index.ts';
import { build, type KeyedEntry, keySpanOf, type Located, locatedOf, spanOf } from '../yaml/index.ts';
import { reportOutline } from './codes.ts';
import { foldSpace } from './fold-text.ts';
import type { Outline, Passage, Source, Statement, StatementOwner } from './outline.ts';
import {
  type OutlineRecord,
  type PassageRecord,
  type StatementRecord,
  statementSchema,
} from './outline-schema.ts';
import { IdBook, type Report, writtenNode } from './reference.ts';
import { verifyQuote } from './verify-quote.ts';

type Section = 'sources' | 'elements' | 'relationships' | 'groups' | 'events' | 'terms' | 'data';

/** What statements belong to, while its statements are being found. */
type Owners = {
  readonly [K in Section]: ReadonlyMap<string, Exclude<StatementOwner, null> & { statements: Statement[] }>;
} & Pick<Outline, 'sources'>;

interface AllStatements {
  /** About the whole. */
  readonly whole: readonly Statement[];
  readonly byKey: ReadonlyMap<string, Statement>;
}

/**
 * Resolves every statement in the order of the file, and gives each to its owner. What belongs to a thing that was left
 * out is looked at all the same, and can still be referred to by its id.
 */
export function resolveAllStatements(
  record: OutlineRecord,
  owners: Owners,
  context: StatementContext,
): AllStatements {
  const byKey = new Map<string, Statement>();
  const read = (
    records: readonly StatementRecord[],
    owner: StatementOwner,
    prefix: string,
    ownerIsLost = false,
  ): Statement[] =>
    records.flatMap((each, i) => {
      const named = each.id !== null && context.ids.claim(each.id, spanOf(each, 'id'), 'statement');
      const key = named && each.id !== null ? each.id : `${prefix}/${i + 1}`;
      const statement = resolveStatementRecord(each, owner, key, { ...context, ownerIsLost });
      if (!statement) return [];
      byKey.set(key, statement);
      return [statement];
    });
  const readSection = (section: Section, prefixOf: (id: string) => string): void => {
    for (const { key, value } of statementsOf(record[section])) {
      const owner = owners[section].get(key);
      const statements = read(value.statements ?? [], owner ?? null, prefixOf(key), !owner);
      owner?.statements.push(...statements);
    }
  };
  readSection('sources', (id) => `source/${id}`);
  const whole = read(record.statements ?? [], null, 'outline');
  readSection('elements', entityPrefix);
  readSection('relationships', entityPrefix);
  readSection('groups', entityPrefix);
  readSection('events', entityPrefix);
  readSection('terms', (id) => `term/${id}`);
  readSection('data', (id) => `data/${id}`);
  return { whole, byKey };
}

/** The sections have different records, which all have statements. */
function statementsOf(
  entries: readonly KeyedEntry<{ readonly statements: readonly StatementRecord[] | null }>[] | null,
) {
  return entries ?? [];
}

/** Sources, terms and data have ids of their own, and some prefixes are taken: no two statements share a key. */
function entityPrefix(id: string): string {
  return ['outline', 'deck', 'source', 'term', 'data', 'entity'].includes(id) ? `entity/${id}` : id;
}

interface StatementContext {
  readonly sources: ReadonlyMap<string, Source>;
  readonly ids: IdBook;
  readonly report: Report;
  /** What the statement is about was left out after an error, so that nobody knows whether it is a pair. */
  readonly ownerIsLost?: boolean;
  /** It stands in a deck file, where a point may do without a source. */
  readonly isPoint?: boolean;
}

/**
 * Reads a statement that stands outside of the outline, as in a deck file, against the outline's sources.
 * Null after an error.
 */
export function resolveStatement(
  node: Located,
  outline: Outline,
  key: string,
  report: Report,
): Statement | null {
  const record = statementSchema.decode(node, report);
  if (!record) return null;
  // A book of its own: what is guessed for one statement does not depend on those before it.
  const ids = new IdBook(report, idsOf(outline));
  const context = { sources: outline.sources, ids, report, isPoint: true };
  return resolveStatementRecord(record, null, key, context);
}

const idBooks = new WeakMap<Outline, IdBook>();

/** What the outline calls by which id; asked for by every statement of its decks. */
function idsOf(outline: Outline): IdBook {
  const known = idBooks.get(outline);
  if (known) return known;
  const ids = new IdBook(() => {});
  for (const id of outline.sources.keys()) ids.add(id, 'source');
  for (const thing of outline.byId.values()) if (thing.type !== 'statement') ids.add(thing.id, thing.type);
  for (const id of outline.terms.keys()) ids.add(id, 'term');
  idBooks.set(outline, ids);
  return ids;
}

/** Finds the sources of a statement and its quotes in them. Null when it has no source that is known. */
function resolveStatementRecord(
  record: StatementRecord,
  owner: StatementOwner,
  key: string,
  context: StatementContext,
): Statement | null {
  const { report } = context;
  const isOfPair = context.ownerIsLost || (owner?.type === 'relationship' && !owner.directed);
  if (record.direction !== null && !isOfPair) {
    const hint = 'only a statement of a pair (a relationship "between" two) has a direction';
    const message = 'this statement is not about a pair';
    report(reportOutline('not-a-pair', keySpanOf(record, 'direction'), message, { hint }));
  }
  const passages = resolvePassages(record, context);
  const first = passages[0];
  if (!first) return null;
  // The statement's own fields stay beside those of its passages.
  return {
    ...record,
    type: 'statement',
    key,
    span: spanOf(record),
    owner,
    passages,
    source: first.source,
    quote: first.quote,
    at: first.at,
    rendering: record.rendering ?? first.rendering,
  };
}

function resolvePassages(record: StatementRecord, context: StatementContext): Passage[] {
  const { report } = context;
  if (record.quotes !== null) {
    for (const field of ['source', 'quote', 'at', 'rendering'] as const) {
      if (record[field] === null) continue;
      const message = `"${field}" stands beside "quotes"`;
      const hint = 'write it in the passage that it belongs to, under "quotes"';
      report(reportOutline('statement-source', keySpanOf(record, field), message, { hint }));
    }
    const written = writtenNode(record, 'quotes');
    if (written?.kind === 'list' && written.items.length === 0) {
      const message = 'the "quotes" of this statement are empty';
      report(reportOutline('statement-source', keySpanOf(record, 'quotes'), message, { hint: needed }));
    }
    return record.quotes
      .map((passage) => resolvePassage(passage, context))
      .filter((passage) => passage !== null);
  }
  if (record.source === null) {
    // What stands there but could not be read has been reported.
    if (writtenNode(record, 'source') || writtenNode(record, 'quotes')) return [];
    const quoted = record.quote !== null;
    const span = quoted ? keySpanOf(record, 'quote') : startOf(record);
    const message = quoted ? 'this quote has no source' : 'this statement has no source';
    const hint =
      context.isPoint && !quoted
        ? 'name its "source"; a point without one is the text alone, without "text:"'
        : needed;
    report(reportOutline('statement-source', span, message, { hint }));
    return [];
  }
  const passage = resolvePassage(record, context);
  return passage ? [passage] : [];
}

const needed = 'name its "source", or list "quotes", each with its source';

type PassageFields = Pick<PassageRecord, 'quote' | 'rendering' | 'at'> & { readonly source: string | null };

function resolvePassage(
  record: PassageFields & (PassageRecord | StatementRecord),
  context: StatementContext,
): Passage | null {
  const { ids, sources, report } = context;
  const id = record.source!; // Asked for by the caller.
  const source = sources.get(id);
  if (!source) {
    ids.reportUnknown('unknown-source', id, spanOf(record, 'source'), ['source']);
    return null;
  }
  const { at, rendering } = record;
  const quote = record.quote !== null && foldSpace(record.quote) !== '' ? record.quote : null;
  const key = [source.id, quote === null ? '' : foldSpace(quote), at ?? ''].join('\u0000');
  const located = build([], locatedOf(record), () => null);
  const passage = {
    ...located,
    type: 'passage',
    source,
    span: spanOf(record),
    quote,
    rendering,
    at,
    key,
  } as const;
  if (quote === null) return { ...passage, checked: 'no-quote', line: null };
  if (source.file === null) return { ...passage, checked: 'not-stored', line: null };
  const found = verifyQuote(quote, at, source.file, spanOf(record, 'quote'), report);
  return { ...passage, checked: found ? 'verified' : 'not-stored', line: found?.line ?? null };
}

function startOf(record: StatementRecord): Span {
  const node = locatedOf(record);
  return node.kind === 'map' ? (node.entries[0]?.keySpan ?? node.span) : node.span;
}
