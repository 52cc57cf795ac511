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
  return new Nesting(groups, refuse).cut();
}

export const breakCycle = 'take one of them out of the circle';

/** A long circle is told by its ends. */
export function writeCycle(ids: readonly string[]): string {
  if (ids.length <= 12) return ids.join(' → ');
  const left = ids.length - 8;
  return [...ids.slice(0, 4), `… ${left} more …`, ...ids.slice(-4)].join(' → ');
}

class Nesting {
  private readonly groups: Groups;
  private readonly refuse: Refuse;
  private readonly lost = new Set<OpenGroup>();
  /** How many groups deep each is that has been looked through. */
  private readonly depths = new Map<OpenGroup, number>();
  private isTooDeep = false;

  constructor(groups: Groups, refuse: Refuse) {
    this.groups = groups;
    this.refuse = refuse;
  }

  cut(): ReadonlySet<OpenGroup> {
    for (const group of this.groups.values()) if (!this.depths.has(group)) this.lookThrough(group);
    return this.lost;
  }

  /** A loop, so that no depth is too much for the call stack. */
  private lookThrough(first: OpenGroup): void {
    // What is open, outermost first, each with the members that are still to be looked into.
    const open = new Map([[first, first.members.values()]]);
    const path = [first];
    for (let group = first; path.length > 0; group = path[path.length - 1]!) {
      const { value: member } = open.get(group)!.next();
      if (!member) {
        this.depths.set(group, this.depthOf(group));
        open.delete(group);
        path.pop();
      } else if (member.type === 'group') {
        const inner = this.groups.get(member.id)!;
        if (open.has(inner)) this.refuseCycle(group, inner, path);
        else if (!this.depths.has(inner)) {
          open.set(inner, inner.members.values());
          path.push(inner);
        }
      }
    }
  }

  private refuseCycle(group: OpenGroup, member: OpenGroup, path: readonly OpenGroup[]): void {
    const cycle = [...path.slice(path.indexOf(member)), member].map((each) => each.id);
    const message = `the group "${member.id}" is a member of itself: ${writeCycle(cycle)}`;
    this.refuse('group-cycle', group, member, message, breakCycle);
    this.leaveOut(group, member);
  }

  private depthOf(group: OpenGroup): number {
    let depth = 1;
    for (const { id, type } of group.members) {
      if (type !== 'group') continue;
      const inner = this.groups.get(id)!;
      const within = 1 + (this.depths.get(inner) ?? 0);
      if (within <= formatLimits.groupDepth) depth = Math.max(depth, within);
      else this.refuseDepth(group, inner);
    }
    return depth;
  }

  private refuseDepth(group: OpenGroup, member: OpenGroup): void {
    this.leaveOut(group, member);
    // One is enough: what is around it is too deep for the same reason.
    if (this.isTooDeep) return;
    this.isTooDeep = true;
    const message = `groups are members of groups more than ${formatLimits.groupDepth} deep, from "${group.id}" on`;
    this.refuse('outline-limit', group, member, message, 'use fewer levels');
  }

  private leaveOut(group: OpenGroup, member: OpenGroup): void {
    group.members = group.members.filter((each) => each !== member);
    this.lost.add(group);
  }
}
