import type { Span } from '../source/index.ts';
import { type KeyedEntry, keySpanOf, spanOf } from '../yaml/index.ts';
import { reportOutline } from './codes.ts';
import type { Element, Group, OutlineEvent, Relationship, Statement } from './outline.ts';
import type { RelationshipRecord } from './outline-schema.ts';
import { type IdBook, type Named, type Report, writtenNode } from './reference.ts';

export type End = Element | OutlineEvent | Group;

const endTypes: readonly [Named, ...Named[]] = ['element', 'event', 'group'];

interface EndsContext {
  readonly ends: ReadonlyMap<string, End>;
  readonly ids: IdBook;
  readonly report: Report;
}

/** Joins every relationship to its ends; one that lacks an end is reported and left out. */
export function resolveRelationships(
  entries: readonly KeyedEntry<RelationshipRecord>[],
  context: EndsContext,
): Map<string, Relationship & { statements: Statement[] }> {
  const relationships = new Map<string, Relationship & { statements: Statement[] }>();
  for (const { key, keySpan, value } of entries) {
    const written = readEnds(key, keySpan, value, context.report);
    if (!written) continue;
    const [first, second] = written.ends.map(({ id, span }) => findEnd(id, span, context));
    if (!first || !second) continue;
    const { directed } = written;
    relationships.set(key, {
      ...value,
      type: 'relationship',
      id: key,
      span: keySpan,
      directed,
      first,
      second,
      statements: [],
    });
  }
  return relationships;
}

interface WrittenEnds {
  readonly directed: boolean;
  readonly ends: readonly { readonly id: string; readonly span: Span }[];
}

function readEnds(id: string, keySpan: Span, record: RelationshipRecord, report: Report): WrittenEnds | null {
  const refuse = (span: Span, message: string, hint: string | null = null): null => {
    report(reportOutline('relationship-ends', span, message, { hint }));
    return null;
  };
  const pair = writtenNode(record, 'between') !== null;
  const ways = ['from', 'to'].filter((field) => writtenNode(record, field) !== null);
  const the = `the relationship "${id}"`;
  if (pair && ways.length > 0) {
    const hint = '"from" and "to" make it directed, "between" makes it a pair';
    return refuse(keySpanOf(record, 'between'), `${the} has "between" beside "${ways[0]}"`, hint);
  }
  if (!pair && ways.length === 0)
    return refuse(keySpan, `${the} has no ends`, 'give it "from" and "to", or "between: [a, b]"');
  if (!pair) {
    for (const field of ['forward', 'backward'] as const) {
      if (record[field] === null) continue;
      const hint = 'only a pair ("between") words each direction; a directed one has its label';
      const message = `${the} is directed, so it has no "${field}"`;
      report(reportOutline('not-a-pair', keySpanOf(record, field), message, { hint }));
    }
    if (ways.length === 1) {
      const missing = ways[0] === 'from' ? 'to' : 'from';
      return refuse(keySpan, `${the} has "${ways[0]}" and no "${missing}"`);
    }
    const { from, to } = record;
    if (from === null || to === null) return null;
    if (from === to) return refuse(spanOf(record, 'to'), `${the} leads from "${from}" to itself`);
    const end = (id: string, field: string) => ({ id, span: spanOf(record, field) });
    return { directed: true, ends: [end(from, 'from'), end(to, 'to')] };
  }
  const node = writtenNode(record, 'between')!;
  if (record.between === null || node.kind !== 'list') return null;
  if (node.items.length !== 2)
    return refuse(node.span, `${the} is between ${node.items.length}, and a pair is between two`);
  if (record.between.length !== 2) return null;
  const [first, second] = record.between;
  if (first === second) return refuse(node.items[1]!.span, `${the} pairs "${first}" with itself`);
  return {
    directed: false,
    ends: record.between.map((end, i) => ({ id: end, span: node.items[i]!.span })),
  };
}

function findEnd(id: string, span: Span, { ends, ids, report }: EndsContext): End | null {
  const found = ends.get(id);
  if (found) return found;
  if (!ids.has(id, endTypes) && ids.has(id, ['relationship'])) {
    const hint = 'a relationship joins elements, events or groups, not relationships';
    report(reportOutline('unknown-element', span, `no element "${id}"`, { hint }));
  } else ids.reportUnknown('unknown-element', id, span, endTypes);
  return null;
}
