import type { Entity, Group } from '../outline/index.ts';
import type { Views } from '../template/index.ts';
import type { DiagramGroup } from './deck.ts';

/**
 * The groups that a figure was asked for, each with its nodes: those in it of one that holds groups, and of one that
 * extends others these first, each with what it adds.
 */
export function diagramGroups(asked: readonly Entity[], views: Views): DiagramGroup[] {
  const groups = asked.filter((each): each is Group => each.type === 'group');
  const [only] = groups;
  if (groups.length === 1 && only) {
    if (only.extends) return generationsOf(only, views);
    const inner = only.members.filter((each): each is Group => each.type === 'group');
    if (inner.length > 0) return inner.map((group) => toGroup(group, idsOf(group.members), false, views));
  }
  return groups.map((group) => toGroup(group, idsOf(group.members), false, views));
}

function generationsOf(group: Group, views: Views): DiagramGroup[] {
  const chain: Group[] = [];
  for (let each: Group | null = group; each !== null && !chain.includes(each); each = each.extends)
    chain.unshift(each);
  const left = new Set(idsOf(group.members));
  return chain.map((each, i) => {
    const own = idsOf(each.members).filter((id) => left.has(id));
    for (const id of own) left.delete(id);
    return toGroup(each, own, i > 0, views);
  });
}

function toGroup(group: Group, members: readonly string[], adds: boolean, views: Views): DiagramGroup {
  return {
    id: group.id,
    label: views.plain(group.label),
    detail: group.role && views.plain(group.role),
    members,
    adds,
  };
}

/** Of its members and of those of the groups in it, each once; of a relationship both ends. */
function idsOf(members: readonly Entity[]): string[] {
  const ids = new Set<string>();
  const seen = new Set<Entity>();
  const add = (each: Entity): void => {
    if (seen.has(each)) return;
    seen.add(each);
    if (each.type === 'group') for (const member of each.members) add(member);
    else if (each.type === 'relationship') for (const end of [each.first, each.second]) ids.add(end.id);
    else ids.add(each.id);
  };
  for (const each of members) add(each);
  return [...ids];
}
