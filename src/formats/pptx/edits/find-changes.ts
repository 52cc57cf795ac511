import type { Change } from './change.ts';
import { endsOf } from './compare-ends.ts';
import { compareShapes } from './compare-shapes.ts';
import { matchShapes } from './match-shapes.ts';
import { matchSlides, type SlidePair } from './match-slides.ts';
import { themeEntry } from './read-design.ts';
import { type Pairs, ShapeIndex } from './shape-index.ts';
import type { Snapshot, SnapshotBox, SnapshotShape, SnapshotSlide } from './snapshot.ts';
import { sameBox, sameText } from './tolerance.ts';

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
    else
      changes.push({ kind: 'slide-added', slide: before, number: i + 1, now: titleOf(slide), found: slide });
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
  const named = new Map([...pairs].map(([mine, other]) => [other.name, mine.name]));
  const places = new Map(found.shapes.map((shape, i) => [shape, i]));
  for (const shape of base.shapes) {
    const other = pairs.get(shape);
    const of = { ...at, shape: shape.name };
    if (other) {
      const input = { all: mine, theirs, pairs, named, folded: told, at: places.get(other)! };
      changes.push(...compareShapes(shape, other, of, input));
    } else if (shape.kind === 'group' && halfGone.has(shape.name)) continue;
    else if (!isGoneWithItsGroup(shape, mine, pairs, halfGone) && !isEmptyFurniture(shape))
      changes.push({ ...of, kind: 'deleted', was: shape.text ?? [] });
  }
  const known = new Set(pairs.values());
  found.shapes.forEach((shape, i) => {
    if (known.has(shape)) return;
    if (shape.place !== '' && (shape.text ?? []).length === 0 && shape.kind === 'text') return;
    changes.push({
      ...at,
      shape: shape.name,
      kind: 'added',
      what: kindWords[shape.kind],
      text: shape.text ?? [],
      found: { ...shape, within: named.get(shape.within) ?? shape.within },
      ends: shape.kind === 'line' ? endsOf(shape, theirs, named) : null,
      at: i,
    });
  });
  const layers = changedLayers(base.shapes, found.shapes, named);
  if (layers) changes.push({ ...at, kind: 'layers', now: layers });
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

function isFurniture(place: string): boolean {
  return /^(ftr|dt|sldNum)/.test(place);
}

/** Placeholders without words are dropped by programs as they like. */
function isEmptyFurniture({ place, text }: SnapshotShape): boolean {
  return isFurniture(place) || (place !== '' && (text ?? []).length === 0);
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

/** Names of all shapes from the back, if some lie over others than they did, or what was added does not lie over all. */
function changedLayers(
  base: readonly SnapshotShape[],
  found: readonly SnapshotShape[],
  named: ReadonlyMap<string, string>,
): readonly string[] | null {
  const places = new Map(base.map(({ name }, i) => [name, i]));
  const highest = new Map<string, number>();
  let changed = false;
  for (const { name, within, place: filled } of found) {
    // What stands at the foot programs write in an order of their own.
    if (isFurniture(filled)) continue;
    const own = named.get(name);
    const place = own === undefined ? Infinity : places.get(own)!;
    const before = highest.get(within) ?? -1;
    if (place < before) changed = true;
    highest.set(within, Math.max(before, place));
  }
  return changed ? found.map(({ name }) => named.get(name) ?? name) : null;
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
