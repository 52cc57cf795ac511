import type { Change, ShapeChange } from './change.ts';
import { matchShapes } from './match-shapes.ts';
import { matchSlides, type SlidePair } from './match-slides.ts';
import { themeEntry } from './read-design.ts';
import type { Snapshot, SnapshotBox, SnapshotLook, SnapshotShape, SnapshotSlide } from './snapshot.ts';
import { sameBox, sameColor, sameSize, sameText } from './tolerance.ts';

export interface Changes {
  readonly changes: readonly Change[];
  /** Slides of the base that the other has. */
  readonly matched: number;
}

/** What was changed by hand between the base, a deck of ours as it was written, and a deck that was found. */
export function findChanges(base: Snapshot, found: Snapshot): Changes {
  const pairs = matchSlides(base.slides, found.slides);
  const ofBase = new Map(pairs.map((pair) => [pair.base, pair]));
  const ofFound = new Map(pairs.map((pair) => [pair.found, pair]));
  const changes: Change[] = [];
  base.slides.forEach((slide, i) => {
    const pair = ofBase.get(slide);
    if (pair)
      for (const each of compareSlides(pair, found.slides.indexOf(pair.found) + 1)) changes.push(each);
    else changes.push({ kind: 'slide-deleted', slide: slide.id, number: i + 1, was: titleOf(slide) });
  });
  const was = pairs.map((pair) => pair.base.id);
  const now = found.slides.flatMap((slide) => ofFound.get(slide)?.base.id ?? []);
  if (was.some((id, i) => now[i] !== id)) changes.push({ kind: 'order', was, now });
  let before = '';
  found.slides.forEach((slide, i) => {
    const pair = ofFound.get(slide);
    if (pair) before = pair.base.id;
    else changes.push({ kind: 'slide-added', slide: before, number: i + 1, now: titleOf(slide) });
  });
  for (const what of changedDesign(base, found)) changes.push({ kind: 'design', what });
  return { changes, matched: pairs.length };
}

function changedDesign({ design: base }: Snapshot, { design: found }: Snapshot): string[] {
  if (!base || !found) return [];
  const names = Object.keys(base).filter((name) => found[name] !== undefined && found[name] !== base[name]);
  return names.map((name) =>
    name === themeEntry ? 'colours or faces of the theme' : `the layout "${name}"`,
  );
}

function titleOf({ shapes }: SnapshotSlide): string {
  const title =
    shapes.find(({ place }) => place === 'title') ??
    shapes.find(({ text }) => text?.some((line) => line !== ''));
  return title?.text?.join(' ') ?? '';
}

function compareSlides({ base, found }: SlidePair, number: number): Change[] {
  const at = { slide: base.id, number };
  const changes: Change[] = [];
  const pairs = matchShapes(base.shapes, found.shapes);
  const [mine, theirs] = [new ShapeIndex(base.shapes), new ShapeIndex(found.shapes)];
  const told = foldGroups(base.shapes, mine, pairs);
  const halfGone = new Set([...pairs.keys()].map(({ within }) => within));
  for (const shape of base.shapes) {
    const other = pairs.get(shape);
    const of = { ...at, shape: shape.name };
    if (other) changes.push(...compareShapes(shape, other, of, { all: mine, pairs, folded: told }));
    else if (!isGoneWithItsGroup(shape, mine, pairs, halfGone) && !isEmptyFurniture(shape))
      changes.push({ ...of, kind: 'deleted', was: shape.text ?? [] });
  }
  const known = new Set(pairs.values());
  found.shapes.forEach((shape, i) => {
    if (known.has(shape) || isAddedWithItsGroup(shape, theirs, known)) return;
    if (shape.place !== '' && (shape.text ?? []).length === 0 && shape.kind === 'text') return;
    changes.push({
      ...at,
      shape: shape.name,
      kind: 'added',
      what: kindWords[shape.kind],
      text: shape.text ?? [],
      found: shape,
      at: i,
    });
  });
  if (!sameText(base.notes, found.notes))
    changes.push({ ...at, kind: 'notes', was: base.notes, now: found.notes });
  if (base.hidden !== found.hidden) changes.push({ ...at, kind: 'hidden', now: found.hidden });
  for (const what of found.extras)
    if (!base.extras.includes(what)) changes.push({ ...at, kind: 'extra', what });
  return changes;
}

const kindWords: Readonly<Record<SnapshotShape['kind'], string>> = {
  text: 'a text box or shape',
  picture: 'a picture',
  table: 'a table',
  chart: 'a chart',
  line: 'a line',
  group: 'a group',
  other: 'an object',
};

type Pairs = ReadonlyMap<SnapshotShape, SnapshotShape>;

/** The shapes of a slide by name, and by the group that they stand in. */
class ShapeIndex {
  readonly byName = new Map<string, SnapshotShape>();
  readonly within = new Map<string, SnapshotShape[]>();

  constructor(shapes: readonly SnapshotShape[]) {
    for (const shape of shapes) {
      this.byName.set(shape.name, shape);
      const others = this.within.get(shape.within);
      if (others) others.push(shape);
      else this.within.set(shape.within, [shape]);
    }
  }

  /** Null: it stands in none. */
  groupOf({ within }: SnapshotShape): SnapshotShape | null {
    return within === '' ? null : (this.byName.get(within) ?? null);
  }
}

/** Placeholders without words are dropped by programs as they like. */
function isEmptyFurniture({ place, text }: SnapshotShape): boolean {
  return /^(ftr|dt|sldNum)/.test(place) || (place !== '' && (text ?? []).length === 0);
}

/** `halfGone`: groups of which there are shapes. */
function isGoneWithItsGroup(
  shape: SnapshotShape,
  all: ShapeIndex,
  pairs: Pairs,
  halfGone: ReadonlySet<string>,
): boolean {
  const group = all.groupOf(shape);
  if (!group || pairs.has(group)) return false;
  // Of a group that was taken apart the shapes are still there.
  return !halfGone.has(group.name);
}

function isAddedWithItsGroup(
  shape: SnapshotShape,
  all: ShapeIndex,
  known: ReadonlySet<SnapshotShape>,
): boolean {
  const group = all.groupOf(shape);
  return group !== null && !known.has(group);
}

/** Where a group was moved or sized as a whole, the shapes in it say nothing more: where each should then stand. */
function foldGroups(
  shapes: readonly SnapshotShape[],
  { within }: ShapeIndex,
  pairs: Pairs,
): ReadonlyMap<SnapshotShape, SnapshotBox> {
  const expected = new Map<SnapshotShape, SnapshotBox>();
  for (const group of shapes) {
    if (group.kind !== 'group') continue;
    const other = pairs.get(group);
    const inner = (within.get(group.name) ?? []).filter((each) => each.kind !== 'line' && each.box);
    const from = expected.get(group) ?? group.box;
    if (!other?.box || !from || sameBox(from, other.box)) {
      for (const each of inner)
        if (expected.has(group)) expected.set(each, scaled(each.box!, group.box!, from!));
      continue;
    }
    const moved = inner.every((each) => {
      const now = pairs.get(each)?.box;
      return now && sameBox(scaled(each.box!, group.box!, other.box!), now, 4000);
    });
    // Else its box follows from what was done to the shapes in it.
    if (!moved) expected.set(group, other.box);
    else for (const each of inner) expected.set(each, scaled(each.box!, group.box!, other.box!));
  }
  return expected;
}

/** A box in a frame, when the frame becomes another. */
function scaled(box: SnapshotBox, from: SnapshotBox, to: SnapshotBox): SnapshotBox {
  const [sx, sy] = [from[2] === 0 ? 1 : to[2] / from[2], from[3] === 0 ? 1 : to[3] / from[3]];
  return [
    Math.round(to[0] + (box[0] - from[0]) * sx),
    Math.round(to[1] + (box[1] - from[1]) * sy),
    Math.round(box[2] * sx),
    Math.round(box[3] * sy),
  ];
}

interface SlideShapes {
  readonly all: ShapeIndex;
  readonly pairs: Pairs;
  readonly folded: ReadonlyMap<SnapshotShape, SnapshotBox>;
}

function compareShapes(
  shape: SnapshotShape,
  other: SnapshotShape,
  of: Pick<ShapeChange, 'slide' | 'number' | 'shape'>,
  { all, pairs, folded }: SlideShapes,
): Change[] {
  const changes: Change[] = [];
  const { box } = shape;
  const slack = folded.has(shape) ? 4000 : undefined;
  if (shape.kind !== 'line' && box && other.box && !sameBox(folded.get(shape) ?? box, other.box, slack))
    changes.push({ ...of, kind: 'box', was: box, now: other.box, among: middleOfOthers(shape, all) });
  if (!sameText(shape.text, other.text)) changes.push(...compareTexts(shape, other, of));
  // What holds an equation is drawn by other programs in their own way.
  const look = shape.text === null ? null : differingLook(shape.look, other.look);
  if (look) changes.push({ ...of, kind: 'look', ...look });
  const beyond = (what: string) => void changes.push({ ...of, kind: 'beyond', what });
  const joins = changedEnd(shape, other, all, pairs);
  if (joins !== null) beyond(joins);
  if (shape.data && other.data && !sameText(shape.data, other.data))
    beyond('the values or names of the chart were changed');
  if (shape.kind === 'picture' && other.picture && shape.picture !== other.picture && sameNames(shape, other))
    beyond('another picture was put in its place');
  return changes;
}

/** A line that joins something else now; one that joined what was deleted goes with it. */
function changedEnd(
  { ends }: SnapshotShape,
  other: SnapshotShape,
  all: ShapeIndex,
  pairs: Pairs,
): string | null {
  for (const [i, end] of (ends ?? []).entries()) {
    const joined = all.byName.get(end);
    const now = joined && pairs.get(joined);
    if (!now || !other.ends || other.ends[i] === now.name) continue;
    return other.ends[i] === '' ? 'the line was taken off what it joins' : 'the line joins something else';
  }
  return null;
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
