import { formatLimits } from '../source/index.ts';
import type { Group, Statement } from './outline.ts';

/** A group while its parts are being found. */
export type OpenGroup = { -readonly [K in keyof Group]: Group[K] } & { statements: Statement[] };

type Groups = ReadonlyMap<string, OpenGroup>;
type Refuse = (
  code: 'group-cycle' | 'outline-limit',
  group: OpenGroup,
  member: OpenGroup,
  message: string,
  hint: string,
) => void;

/**
 * Groups within groups must end somewhere, and soon. What would not is reported and left out, so that all who go through
 * groups come to an end. Gives the groups that lost a member.
 */
export function refuseNesting(groups: Groups, refuse: Refuse): ReadonlySet<OpenGroup> {
  const lost = new Set<OpenGroup>();
  /** How many groups deep each is that has been looked through. */
  const depths = new Map<OpenGroup, number>();
  let isTooDeep = false;
  const leaveOut = (group: OpenGroup, member: OpenGroup): void => {
    group.members = group.members.filter((each) => each !== member);
    lost.add(group);
  };
  const refuseCycle = (group: OpenGroup, member: OpenGroup, path: readonly OpenGroup[]): void => {
    const cycle = [...path.slice(path.indexOf(member)), member].map((each) => each.id);
    const message = `the group "${member.id}" is a member of itself: ${writeCycle(cycle)}`;
    refuse('group-cycle', group, member, message, breakCycle);
    leaveOut(group, member);
  };
  const refuseDepth = (group: OpenGroup, member: OpenGroup): void => {
    leaveOut(group, member);
    // One is enough: what is around it is too deep for the same reason.
    if (isTooDeep) return;
    isTooDeep = true;
    const message = `groups are members of groups more than ${formatLimits.groupDepth} deep, from "${group.id}" on`;
    refuse('outline-limit', group, member, message, 'use fewer levels');
  };
  const depthOf = (group: OpenGroup): number => {
    let depth = 1;
    for (const { id, type } of group.members) {
      if (type !== 'group') continue;
      const inner = groups.get(id)!;
      const within = 1 + (depths.get(inner) ?? 0);
      if (within <= formatLimits.groupDepth) depth = Math.max(depth, within);
      else refuseDepth(group, inner);
    }
    return depth;
  };
  for (const first of groups.values()) {
    if (depths.has(first)) continue;
    // A loop, so that no depth is too much for the call stack: what is open, outermost first, each with the members that
    // are still to be looked into.
    const open = new Map([[first, first.members.values()]]);
    const path = [first];
    for (let group = first; path.length > 0; group = path[path.length - 1]!) {
      const { value: member } = open.get(group)!.next();
      if (!member) {
        depths.set(group, depthOf(group));
        open.delete(group);
        path.pop();
      } else if (member.type === 'group') {
        const inner = groups.get(member.id)!;
        if (open.has(inner)) refuseCycle(group, inner, path);
        else if (!depths.has(inner)) {
          open.set(inner, inner.members.values());
          path.push(inner);
        }
      }
    }
  }
  return lost;
}

export const breakCycle = 'take one of them out of the circle';

/** A long circle is told by its ends. */
export function writeCycle(ids: readonly string[]): string {
  if (ids.length <= 12) return ids.join(' → ');
  const left = ids.length - 8;
  return [...ids.slice(0, 4), `… ${left} more …`, ...ids.slice(-4)].join(' → ');
}
