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

/** Resolves every statement in the order of the file, and gives each to its owner. */
export function resolveAllStatements(
  record: OutlineRecord,
  owners: Owners,
  context: StatementContext,
): AllStatements {
  const byKey = new Map<string, Statement>();
  const read = (records: readonly StatementRecord[], owner: StatementOwner, prefix: string): Statement[] =>
    records.flatMap((each, i) => {
      const named =
        each.id !== null && context.ids.claim(each.id, spanOf(each, 'id'), 'statement', context.report);
      const key = named && each.id !== null ? each.id : `${prefix}/${i + 1}`;
      const statement = resolveStatementRecord(each, owner, key, context);
      if (!statement) return [];
      byKey.set(key, statement);
      return [statement];
    });
  const readSection = (section: Section, prefixOf: (id: string) => string): void => {
    const records = recordsById(record[section]);
    for (const [id, owner] of owners[section]) {
      owner.statements.push(...read(records.get(id) ?? [], owner, prefixOf(id)));
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

function recordsById(
  entries: readonly KeyedEntry<{ readonly statements: readonly StatementRecord[] | null }>[] | null,
): ReadonlyMap<string, readonly StatementRecord[]> {
  return new Map((entries ?? []).map(({ key, value }) => [key, value.statements ?? []]));
}

/** Sources, terms and data have ids of their own, and some prefixes are taken: no two statements share a key. */
function entityPrefix(id: string): string {
  return ['outline', 'deck', 'source', 'term', 'data', 'entity'].includes(id) ? `entity/${id}` : id;
}
