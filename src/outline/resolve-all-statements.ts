import { type KeyedEntry, spanOf } from '../yaml/index.ts';
import type { Outline, Statement, StatementOwner } from './outline.ts';
import type { OutlineRecord, StatementRecord } from './outline-schema.ts';
import { resolveStatementRecord, type StatementContext } from './resolve-statements.ts';

type Section = 'sources' | 'elements' | 'relationships' | 'groups' | 'events' | 'terms' | 'data';

/** What statements belong to, while its statements are being found. */
export type Owners = {
  readonly [K in Section]: ReadonlyMap<string, Exclude<StatementOwner, null> & { statements: Statement[] }>;
} & Pick<Outline, 'sources'>;

export interface AllStatements {
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
      const named =
        each.id !== null && context.ids.claim(each.id, spanOf(each, 'id'), 'statement', context.report);
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
