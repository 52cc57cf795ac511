import type { Span } from '../source/index.ts';
import { type KeyedEntry, keySpanOf, type Located, spanOf, type Text } from '../yaml/index.ts';
import { reportOutline } from './codes.ts';
import type { Entity, Group } from './outline.ts';
import type { GroupRecord } from './outline-schema.ts';
import { type IdBook, type Named, type Report, writtenNode } from './reference.ts';
import { breakCycle, type OpenGroup, refuseNesting, writeCycle } from './refuse-nesting.ts';

const memberTypes: readonly [Named, ...Named[]] = ['element', 'relationship', 'group', 'event'];

interface GroupsContext {
  readonly ids: IdBook;
  /** Elements, relationships and events by id. */
  readonly things: ReadonlyMap<string, Entity>;
  readonly report: Report;
}

/** Groups with nothing in them yet, so that what ends at a group can be made before what is in it. */
export function makeGroups(entries: readonly KeyedEntry<GroupRecord>[]): Map<string, OpenGroup> {
  const empty = { members: [], extends: null, add: [], remove: [] };
  return new Map(
    entries.map(({ key, keySpan, value }) => [
      key,
      { ...value, ...empty, type: 'group', id: key, span: keySpan, statements: [], relabel: new Map() },
    ]),
  );
}

/**
 * Finds the members of every group, through `extends`, `remove` and `add`, and holds each against its `count`.
 * A group that names something unknown goes on without it, and is not counted. Gives the groups that have all that
 * they name.
 */
export function resolveGroups(
  groups: ReadonlyMap<string, OpenGroup>,
  entries: readonly KeyedEntry<GroupRecord>[],
  context: GroupsContext,
): ReadonlyMap<string, Group> {
  return new GroupResolver(groups, entries, context).resolveAll();
}

class GroupResolver {
  private readonly groups: ReadonlyMap<string, OpenGroup>;
  private readonly records: ReadonlyMap<string, GroupRecord>;
  private readonly certain = new Set<string>();
  private readonly done = new Set<string>();
  private readonly context: GroupsContext;

  constructor(
    groups: ReadonlyMap<string, OpenGroup>,
    entries: readonly KeyedEntry<GroupRecord>[],
    context: GroupsContext,
  ) {
    this.groups = groups;
    this.records = new Map(entries.map(({ key, value }) => [key, value]));
    this.context = context;
  }

  resolveAll(): ReadonlyMap<string, Group> {
    for (const id of this.groups.keys()) this.resolveChain(id);
    const cut = refuseNesting(this.groups, (code, group, member, message, hint) => {
      const span = memberSpan(this.records.get(group.id)!, group, member.id);
      this.context.report(reportOutline(code, span, message, { hint }));
    });
    for (const group of cut) this.certain.delete(group.id);
    const certain = [...this.groups].filter(([id]) => this.certain.has(id));
    for (const [, group] of certain) this.checkCount(group);
    return new Map(certain);
  }

  /** A group and all that it extends, those first; a loop, so that no chain is too long for the call stack. */
  private resolveChain(id: string): void {
    const chain = new Set<string>();
    let next: string | null = id;
    while (next !== null && this.groups.has(next) && !this.done.has(next) && !chain.has(next)) {
      chain.add(next);
      const { members, extends: base }: GroupRecord = this.records.get(next)!;
      next = members === null ? base : null;
    }
    const ids = [...chain];
    const cycle = next !== null && chain.has(next) ? [...ids.slice(ids.indexOf(next)), next] : null;
    for (const [i, each] of ids.reverse().entries()) this.resolveMembers(each, i === 0 ? cycle : null);
  }

  /** What it extends has been resolved, but where `cycle` leads back to it. */
  private resolveMembers(id: string, cycle: readonly string[] | null): void {
    this.done.add(id);
    const record = this.records.get(id)!;
    const group = this.groups.get(id)!;
    if (!this.checkShape(record, group)) return;
    let whole = true;
    const miss = (): void => {
      whole = false;
    };
    if (record.extends === null)
      group.members = this.readMembers(record, 'members', group, miss).map(({ member }) => member);
    else {
      const base = this.resolveBase(id, record, cycle);
      if (base) {
        group.extends = base;
        group.members = base.members;
        if (!this.certain.has(base.id)) miss();
      } else miss();
    }
    this.change(record, group, whole, miss);
    if (whole) this.certain.add(id);
  }

  private resolveBase(id: string, record: GroupRecord, cycle: readonly string[] | null): Group | null {
    const { ids, report } = this.context;
    const baseId = record.extends!;
    const span = spanOf(record, 'extends');
    const base = this.groups.get(baseId);
    if (!base) {
      ids.reportUnknown('unknown-group', baseId, span, ['group']);
      return null;
    }
    if (cycle) {
      const message = `the group "${id}" extends itself: ${writeCycle(cycle)}`;
      report(reportOutline('group-cycle', span, message, { hint: breakCycle }));
      return null;
    }
    return base;
  }

  /** `remove`, `add` and `relabel`, on top of what is there. Without certainty about that, they are believed. */
  private change(record: GroupRecord, group: OpenGroup, baseIsCertain: boolean, miss: () => void): void {
    const { report } = this.context;
    const members = new Set(group.members);
    const removed = this.readMembers(record, 'remove', group, miss);
    for (const { member, span } of removed) {
      if (members.delete(member) || !baseIsCertain) continue;
      const message = `"${member.id}" is not in the group "${group.extends?.id}", so it cannot be removed`;
      report(reportOutline('not-a-member', span, message));
    }
    const added = this.readMembers(record, 'add', group, miss);
    for (const { member, span } of added) {
      if (members.has(member)) {
        const message = `"${member.id}" is in the group "${group.extends?.id}" already`;
        report(reportOutline('already-a-member', span, message));
      } else members.add(member);
    }
    group.remove = removed.map(({ member }) => member);
    group.add = added.map(({ member }) => member);
    group.members = [...members];
    const known = new Set(group.members.map(({ id }) => id));
    const labels = new Map<string, Text>();
    for (const [id, text] of group.extends?.relabel ?? []) if (known.has(id)) labels.set(id, text);
    for (const { key, keySpan, value } of record.relabel ?? []) {
      if (known.has(key)) labels.set(key, value);
      else if (!this.context.ids.has(key, memberTypes)) {
        this.context.ids.reportUnknown('unknown-member', key, keySpan, memberTypes);
      } else if (baseIsCertain) {
        const message = `"${key}" is not in the group "${group.id}", so it cannot be relabelled`;
        report(reportOutline('not-a-member', keySpan, message));
      }
    }
    group.relabel = labels;
  }

  private readMembers(
    record: GroupRecord,
    field: 'members' | 'add' | 'remove',
    group: Group,
    miss: () => void,
  ): readonly { readonly member: Entity; readonly span: Span }[] {
    const { ids, things, report } = this.context;
    const found = new Map<Entity, { readonly member: Entity; readonly span: Span }>();
    const items = itemNodes(record, field);
    const written = items.filter((item) => item.kind === 'scalar');
    for (const [i, id] of (record[field] ?? []).entries()) {
      const item = written[i]?.text === id ? written[i] : written.find(({ text }) => text === id);
      const span = item?.span ?? spanOf(record, field);
      const member = things.get(id) ?? this.groups.get(id);
      if (!member) {
        miss();
        ids.reportUnknown('unknown-member', id, span, memberTypes);
      } else if (found.has(member)) {
        report(reportOutline('duplicate-member', span, `"${id}" stands twice in "${group.id}"`));
      } else found.set(member, { member, span });
    }
    // The schema has left out and reported what is no id.
    if (items.length !== (record[field] ?? []).length) miss();
    return [...found.values()];
  }

  private checkShape(record: GroupRecord, group: Group): boolean {
    const { report } = this.context;
    const refuse = (field: string, message: string, hint: string): false => {
      report(reportOutline('group-shape', keySpanOf(record, field), message, { hint }));
      return false;
    };
    const { id } = group;
    if (record.members === null && record.extends === null) {
      // What stands there but could not be read has been reported.
      if (writtenNode(record, 'members') || writtenNode(record, 'extends')) return false;
      const hint = 'list its "members", or name the group that it "extends"';
      const message = `the group "${id}" has neither members nor a group to extend`;
      report(reportOutline('group-shape', group.span, message, { hint }));
      return false;
    }
    if (record.members !== null && record.extends !== null) {
      return refuse(
        'members',
        `the group "${id}" has both "members" and "extends"`,
        'a group that extends another names only what changes, in "add" and "remove"',
      );
    }
    for (const field of ['add', 'remove'] as const) {
      if (record.extends !== null || record[field] === null) continue;
      return refuse(
        field,
        `the group "${id}" has "${field}" without "extends"`,
        'change its "members" instead',
      );
    }
    return true;
  }

  private checkCount(group: Group): void {
    if (group.count === null || group.count === group.members.length) return;
    const { length } = group.members;
    const names = group.members.map((member) => member.id).join(', ');
    const message =
      `the group "${group.id}" must have ${group.count} ${group.count === 1 ? 'member' : 'members'} and has ` +
      `${length}${length > 0 ? `: ${names}` : ''}`;
    const hint = `correct the list, or the count if ${length} is right`;
    this.context.report(reportOutline('group-count', spanOf(group, 'count'), message, { hint }));
  }
}

function itemNodes(record: GroupRecord, field: string): readonly Located[] {
  const node = writtenNode(record, field);
  return node?.kind === 'list' ? node.items : [];
}

function memberSpan(record: GroupRecord, group: Group, id: string): Span {
  const items = ['members', 'add'].flatMap((field) => itemNodes(record, field));
  return items.find((item) => item.kind === 'scalar' && item.text === id)?.span ?? group.span;
}
