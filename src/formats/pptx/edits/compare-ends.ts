import type { LineEnd, LineEnds } from './change.ts';
import type { Pairs, ShapeIndex } from './shape-index.ts';
import type { SnapshotBox, SnapshotShape } from './snapshot.ts';

export interface JoinedShapes {
  /** The shapes of the slide in the base, and as they were found. */
  readonly all: ShapeIndex;
  readonly theirs: ShapeIndex;
  readonly pairs: Pairs;
  /** Names of the base by those that were found. */
  readonly named: ReadonlyMap<string, string>;
}

/** A line that joins something else now, or whose loose end was moved; one that joined what was deleted goes with it. */
export function changedEnds(
  shape: SnapshotShape,
  other: SnapshotShape,
  { all, theirs, pairs, named }: JoinedShapes,
): { readonly was: LineEnds; readonly now: LineEnds } | null {
  const { ends } = shape;
  if (!ends || !other.ends || !shape.course || !other.course) return null;
  const changed = ends.some((end, i) => {
    const joined = all.byName.get(end);
    const [now, mate] = [other.ends![i]!, joined && pairs.get(joined)];
    if (end !== '' && !mate) return false;
    return now !== (mate?.name ?? '') || (now === '' && isElsewhere(shape.course!, other.course!, i));
  });
  const was = endsOf(shape, all, new Map());
  const now = endsOf(other, theirs, named);
  return changed && was && now ? { was, now } : null;
}

function isElsewhere(a: SnapshotBox, b: SnapshotBox, end: number): boolean {
  return [2 * end, 2 * end + 1].some((i) => Math.abs(a[i]! - b[i]!) > slack);
}

/** LibreOffice rounds ends and frames one after the other. */
const slack = 4000;

/** Where a line begins and ends, by the names of the base. */
export function endsOf(
  { ends, course }: SnapshotShape,
  all: ShapeIndex,
  named: ReadonlyMap<string, string>,
): LineEnds | null {
  if (!course) return null;
  const end = (i: 0 | 1): LineEnd => {
    const [x, y] = [course[2 * i]!, course[2 * i + 1]!];
    const joined = all.byName.get(ends?.[i] ?? '');
    const side = sideOf(joined?.box ?? null, x, y, course[2 - 2 * i]!, course[3 - 2 * i]!);
    return { shape: joined ? (named.get(joined.name) ?? joined.name) : '', side, x, y };
  };
  return [end(0), end(1)];
}

/** The side of a box on which a point lies; without one that from which a line leaves. */
function sideOf(box: SnapshotBox | null, x: number, y: number, tx: number, ty: number): LineEnd['side'] {
  if (!box) {
    if (Math.abs(tx - x) >= Math.abs(ty - y)) return tx >= x ? 'right' : 'left';
    return ty >= y ? 'bottom' : 'top';
  }
  const [left, top, w, h] = box;
  const sides = [
    ['left', Math.abs(x - left)],
    ['right', Math.abs(x - left - w)],
    ['top', Math.abs(y - top)],
    ['bottom', Math.abs(y - top - h)],
  ] as const;
  return sides.reduce((nearest, each) => (each[1] < nearest[1] ? each : nearest))[0];
}
