import type { SnapshotBox, SnapshotShape } from './snapshot.ts';

export type ShapePairs = ReadonlyMap<SnapshotShape, SnapshotShape>;

/**
 * Which shapes of two versions of a slide are the same: by their names; placeholders by what they are; the rest by kind,
 * place and text, for programs that name everything anew. Of several with one name the nearest is ours.
 */
export function matchShapes(base: readonly SnapshotShape[], found: readonly SnapshotShape[]): ShapePairs {
  const pairs = new Map<SnapshotShape, SnapshotShape>();
  const free = new Set(found);
  const take = (mine: SnapshotShape, theirs: SnapshotShape) => {
    pairs.set(mine, theirs);
    free.delete(theirs);
  };
  const byName = new Map<string, SnapshotShape[]>();
  for (const shape of found) {
    const plain = withoutNumber(shape.name);
    for (const name of new Set([shape.name, plain])) {
      const alike = byName.get(name);
      if (alike) alike.push(shape);
      else byName.set(name, [shape]);
    }
  }
  for (const shape of base) {
    const alike = (byName.get(shape.name) ?? []).filter((each) => free.has(each) && mayBe(shape, each));
    const nearest = alike.sort((a, b) => distance(shape.box, a.box) - distance(shape.box, b.box))[0];
    if (nearest) take(shape, nearest);
  }
  const byPlace = listsOf(
    [...free].filter(({ place }) => place !== ''),
    ({ place }) => place,
  );
  for (const shape of base) {
    const same = pairs.has(shape) ? undefined : byPlace.get(shape.place)?.pop();
    if (same) take(shape, same);
  }
  matchRest(
    base.filter((shape) => !pairs.has(shape)),
    [...free],
    take,
  );
  return pairs;
}

/** By what they have in common, the first at the end of its list. */
function listsOf(
  shapes: readonly SnapshotShape[],
  keyOf: (shape: SnapshotShape) => string,
): Map<string, SnapshotShape[]> {
  const lists = new Map<string, SnapshotShape[]>();
  for (const shape of [...shapes].reverse()) {
    const list = lists.get(keyOf(shape));
    if (list) list.push(shape);
    else lists.set(keyOf(shape), [shape]);
  }
  return lists;
}

/** Names as `FreeNames` gives them to a second shape of one name. */
function withoutNumber(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}

function mayBe(a: SnapshotShape, b: SnapshotShape): boolean {
  return a.kind === b.kind || a.kind === 'other' || b.kind === 'other';
}

/** Of so many pairs each is looked at; of more those that say the same in one kind of shape, as no slide of ours has. */
const mostPairs = 250_000;

/** Less alike than this, and it is another shape. */
const leastLikeness = 0.5;

function matchRest(
  base: readonly SnapshotShape[],
  found: readonly SnapshotShape[],
  take: (mine: SnapshotShape, theirs: SnapshotShape) => void,
): void {
  if (base.length * found.length > mostPairs) {
    const keyOf = (shape: SnapshotShape) => `${shape.kind} ${textOf(shape)}`;
    const waiting = listsOf(found, keyOf);
    for (const mine of base) {
      const theirs = textOf(mine) === '' ? undefined : waiting.get(keyOf(mine))?.pop();
      if (theirs) take(mine, theirs);
    }
    return;
  }
  const candidates = base.flatMap((mine, i) =>
    found.flatMap((theirs, j) => {
      const likeness = mayBe(mine, theirs) ? likenessOf(mine, theirs) : 0;
      return likeness >= leastLikeness ? [{ mine, theirs, likeness, i, j }] : [];
    }),
  );
  candidates.sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j);
  const taken = new Set<SnapshotShape>();
  for (const { mine, theirs } of candidates) {
    if (taken.has(mine) || taken.has(theirs)) continue;
    taken.add(mine).add(theirs);
    take(mine, theirs);
  }
}

/** From 0 to 1: text says most where there is one, else place and size. */
function likenessOf(a: SnapshotShape, b: SnapshotShape): number {
  const near = 1 / (1 + distance(a.box, b.box) / 457_200);
  const [one, two] = [textOf(a), textOf(b)];
  if (one === '' && two === '') return near;
  if (one === '' || two === '') return near * 0.55;
  // In the very place of the other it is the other with new words.
  return Math.max(0.6 * near, 0.6 * sharedWords(one, two) + 0.4 * near);
}

function textOf({ text, data }: SnapshotShape): string {
  return [...(text ?? []), ...(data ?? [])].join('\n');
}

function sharedWords(a: string, b: string): number {
  if (a === b) return 1;
  const [one, two] = [new Set(a.split(/\s+/)), new Set(b.split(/\s+/))];
  let both = 0;
  for (const word of one) if (two.has(word)) both += 1;
  return (2 * both) / (one.size + two.size);
}

/** How far corners lie apart, in EMU. */
function distance(a: SnapshotBox | null, b: SnapshotBox | null): number {
  if (!a || !b) return 914_400;
  return Math.max(
    Math.hypot(a[0] - b[0], a[1] - b[1]),
    Math.hypot(a[0] + a[2] - b[0] - b[2], a[1] + a[3] - b[1] - b[3]),
  );
}
