import type { Change, ShapeChange } from './change.ts';
import { changedEnds } from './compare-ends.ts';
import { changedStretches } from './compare-stretches.ts';
import { chartDifference } from './read-contents.ts';
import type { Pairs, ShapeIndex } from './shape-index.ts';
import type { SnapshotBox, SnapshotLook, SnapshotShape } from './snapshot.ts';
import { sameBox, sameColor, sameCrop, sameLengths, sameSize, sameText } from './tolerance.ts';

export interface SlideShapes {
  readonly all: ShapeIndex;
  readonly theirs: ShapeIndex;
  readonly pairs: Pairs;
  /** Names of the base by those that were found, of shapes that both have. */
  readonly named: ReadonlyMap<string, string>;
  readonly folded: ReadonlyMap<SnapshotShape, SnapshotBox>;
}

/** What was changed of one shape. */
export function compareShapes(
  shape: SnapshotShape,
  other: SnapshotShape,
  of: Pick<ShapeChange, 'slide' | 'number' | 'shape'>,
  { all, theirs, pairs, named, folded, at }: SlideShapes & { readonly at: number },
): Change[] {
  const changes: Change[] = [];
  const { box } = shape;
  const boxNow = boxOf(other, folded.get(shape) ?? box);
  const slack = folded.has(shape) ? 4000 : undefined;
  if (shape.kind !== 'line' && box && boxNow && !sameBox(folded.get(shape) ?? box, boxNow, slack))
    changes.push({ ...of, kind: 'box', was: box, now: boxNow, among: middleOfOthers(shape, all) });
  if (!sameText(shape.text, other.text)) changes.push(...compareTexts(shape, other, of));
  // What holds an equation is drawn by other programs in their own way.
  const look = shape.text === null ? null : differingLook(shape.look, other.look);
  if (look) changes.push({ ...of, kind: 'look', ...look });
  if (shape.text !== null && shape.kind === 'text') {
    const stretches = changedStretches(shape, other);
    if (stretches.length > 0) changes.push({ ...of, kind: 'stretches', stretches });
  }
  const now = named.get(other.within) ?? other.within;
  if (now !== withinNow(shape, all, pairs)) changes.push({ ...of, kind: 'within', was: shape.within, now });
  // With an equation programs drop what was said of it.
  const isDropped = shape.text === null && other.text !== null && other.alt === '';
  if (!isDropped && shape.alt !== undefined && other.alt !== undefined && shape.alt !== other.alt)
    changes.push({ ...of, kind: 'alt', was: shape.alt, now: other.alt });
  changes.push(...compareSizes(shape, other, of));
  const beyond = (what: string) => void changes.push({ ...of, kind: 'beyond', what });
  const ends = changedEnds(shape, other, { pairs, all, named, theirs });
  if (ends) changes.push({ ...of, kind: 'ends', ...ends });
  if (shape.data && other.data && !sameText(shape.data, other.data))
    beyond(`the chart was changed: ${chartDifference(shape.data, other.data)}`);
  if (shape.kind !== 'picture' || !sameNames(shape, other)) return changes;
  if (other.picture && shape.picture !== other.picture)
    changes.push({ ...of, kind: 'picture', was: shape.picture ?? '', found: other, at });
  if (shape.crop && other.crop && !sameCrop(shape.crop, other.crop))
    changes.push({ ...of, kind: 'crop', was: shape.crop, now: other.crop });
  return changes;
}

/** Rows of a table are made higher by programs that have other faces: its height is as it was, where it is not known. */
function boxOf({ kind, box, heights }: SnapshotShape, expected: SnapshotBox | null): SnapshotBox | null {
  if (kind !== 'table' || heights || !box || !expected) return box;
  return [box[0], box[1], box[2], expected[3]];
}

/** The group in which a shape should be found; of one that was taken apart nothing is left. */
function withinNow({ within }: SnapshotShape, all: ShapeIndex, pairs: Pairs): string {
  const group = all.byName.get(within);
  return group && pairs.has(group) ? within : within === '' ? '' : ' ';
}

/** Columns and rows of a table, beside what follows from the size of the whole. */
function compareSizes(
  shape: SnapshotShape,
  other: SnapshotShape,
  of: Pick<ShapeChange, 'slide' | 'number' | 'shape'>,
): Change[] {
  return (['widths', 'heights'] as const).flatMap((kind): Change[] => {
    const [was, now] = [shape[kind], other[kind]];
    if (!was || !now || was.length !== now.length) return [];
    const side = kind === 'widths' ? 2 : 3;
    const factor = shape.box && other.box && shape.box[side] > 0 ? other.box[side] / shape.box[side] : 1;
    const expected = was.map((length) => length * factor);
    return sameLengths(expected, now) ? [] : [{ ...of, kind, was, now }];
  });
}

function sameNames(a: SnapshotShape, b: SnapshotShape): boolean {
  return a.name === b.name;
}

function compareTexts(
  shape: SnapshotShape,
  other: SnapshotShape,
  of: Pick<ShapeChange, 'slide' | 'number' | 'shape'>,
): Change[] {
  const [was, now] = [shape.text ?? [], other.text ?? []];
  if (shape.kind !== 'table') return [{ ...of, kind: 'text', was, now, title: shape.place === 'title' }];
  if (was.length !== now.length)
    return [{ ...of, kind: 'beyond', what: 'rows or columns of the table were added or taken away' }];
  const columns = shape.columns ?? 1;
  const cells = was.flatMap((text, i) =>
    text === now[i]
      ? []
      : [{ at: `${Math.floor(i / columns) + 1}.${(i % columns) + 1}`, was: text, now: now[i]! }],
  );
  return [{ ...of, kind: 'cells', cells }];
}

function differingLook(
  a: SnapshotLook,
  b: SnapshotLook,
): { readonly was: SnapshotLook; readonly now: SnapshotLook } | null {
  const was: Record<string, unknown> = {};
  const now: Record<string, unknown> = {};
  for (const key of ['fill', 'line', 'color'] as const) {
    const [one, two] = [a[key], b[key]];
    if (one !== undefined && two !== undefined && !sameColor(one, two)) [was[key], now[key]] = [one, two];
  }
  if (a.size !== undefined && b.size !== undefined && !sameSize(a.size, b.size))
    [was.size, now.size] = [a.size, b.size];
  for (const key of ['bold', 'italic'] as const)
    if (a[key] !== undefined && b[key] !== undefined && a[key] !== b[key])
      [was[key], now[key]] = [a[key], b[key]];
  if (now.size !== undefined && b.even) now.even = true;
  return Object.keys(now).length > 0 ? { was, now } : null;
}

const mostBeside = 2000;

/** The middle of what stands beside a shape, in its group or on its slide: what it was moved among. */
function middleOfOthers(shape: SnapshotShape, all: ShapeIndex): readonly [number, number] | null {
  const beside = all.within.get(shape.within)!;
  // No slide of ours has so many.
  if (beside.length > mostBeside) return null;
  const boxes = beside.flatMap((each) =>
    each !== shape && each.place === '' && each.kind !== 'line' && each.box ? [each.box] : [],
  );
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box[0])) + Math.max(...boxes.map((box) => box[0] + box[2]));
  const y = Math.min(...boxes.map((box) => box[1])) + Math.max(...boxes.map((box) => box[1] + box[3]));
  return [Math.round(x / 2), Math.round(y / 2)];
}
