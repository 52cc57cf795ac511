import type { Element, Entity, Group, Outline, OutlineEvent, Relationship, Statement } from './outline.ts';

/** What a group comes down to when its groups are opened, each thing once, in the order of its first appearance. */
export interface ExpandedGroup {
  readonly elements: readonly Element[];
  readonly events: readonly OutlineEvent[];
  readonly relationships: readonly Relationship[];
}

/** The relationships that a thing is an end of, in the order of the outline. */
export function relationshipsOf(
  outline: Outline,
  thing: Element | OutlineEvent | Group,
): readonly Relationship[] {
  return indexOf(outline).byEnd.get(thing) ?? [];
}

/** What is related to a thing, each once, in the order of the relationships. */
export function neighboursOf(
  outline: Outline,
  thing: Element | OutlineEvent | Group,
): readonly (Element | OutlineEvent | Group)[] {
  const others = relationshipsOf(outline, thing).map(({ first, second }) =>
    first === thing ? second : first,
  );
  return [...new Set(others)];
}

/** The relationships whose both ends are among these things. */
export function relationshipsAmong(outline: Outline, things: Iterable<Entity>): readonly Relationship[] {
  const among = new Set<Entity>(things);
  const { byEnd, order } = indexOf(outline);
  const found = new Set<Relationship>();
  for (const thing of among) {
    for (const each of byEnd.get(thing) ?? [])
      if (among.has(each.first) && among.has(each.second)) found.add(each);
  }
  return [...found].sort((a, b) => order.get(a)! - order.get(b)!);
}

export function expandGroup(group: Group): ExpandedGroup {
  return expandAll(group.members);
}

/** The same for several things: groups are opened, the rest is sorted by type. */
export function expandAll(things: Iterable<Entity>): ExpandedGroup {
  const elements = new Set<Element>();
  const events = new Set<OutlineEvent>();
  const relationships = new Set<Relationship>();
  const opened = new Set<Group>();
  const visit = (thing: Entity): void => {
    if (thing.type === 'element') elements.add(thing);
    else if (thing.type === 'event') events.add(thing);
    else if (thing.type === 'relationship') relationships.add(thing);
    else if (!opened.has(thing)) {
      opened.add(thing);
      for (const member of thing.members) visit(member);
    }
  };
  for (const thing of things) visit(thing);
  return { elements: [...elements], events: [...events], relationships: [...relationships] };
}

/** Every statement of the outline, in the order of the file. */
export function allStatements(outline: Outline): readonly Statement[] {
  return [...outline.statementsByKey.values()];
}

interface RelationshipIndex {
  readonly byEnd: ReadonlyMap<Entity, readonly Relationship[]>;
  /** Where each stands in the outline. */
  readonly order: ReadonlyMap<Relationship, number>;
}

/** An outline does not change once it is resolved, and decks of a thousand slides ask for every diagram. */
const indexes = new WeakMap<Outline, RelationshipIndex>();

function indexOf(outline: Outline): RelationshipIndex {
  let index = indexes.get(outline);
  if (!index) {
    const byEnd = new Map<Entity, Relationship[]>();
    const order = new Map<Relationship, number>();
    for (const each of outline.relationships.values()) {
      order.set(each, order.size);
      for (const end of new Set([each.first, each.second])) {
        const known = byEnd.get(end);
        if (known) known.push(each);
        else byEnd.set(end, [each]);
      }
    }
    index = { byEnd, order };
    indexes.set(outline, index);
  }
  return index;
}
