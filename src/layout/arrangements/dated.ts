import type { Diagram } from '../../deck/index.ts';

/** What stands where its time is has one. */
export function claimsDates({ nodes }: Diagram): string | null {
  const bare = nodes.filter((node) => node.date === null).length;
  if (bare === 0) return null;
  return `${bare === 1 ? 'one of them has' : `${bare} of them have`} no date: name events in "of"`;
}
