import type { Box } from '../../../theme/index.ts';
import type { BrandLayout, FoundPlace } from './brand-model.ts';
import { meets, touch } from './choose-layouts.ts';

/** Room between what is ours and what stands on the layout. */
const margin = 0.08;
/** Thinner things may be touched by the very edge of a place. */
const slack = 0.03;

/** What of a layout nothing of ours may stand on: what does not lie wholly behind the place, and what is at its foot. */
export function obstaclesOf(layout: BrandLayout, place: Box, feet: readonly FoundPlace[]): Box[] {
  const inner = { x: place.x + 0.1, y: place.y + 0.1, w: place.w - 0.2, h: place.h - 0.2 };
  const things = layout.things
    .map(({ box }) => box)
    .filter((box) => !isInside(inner, box) && meets(grown(box, -slack), place));
  return [...things, ...feet.map(({ place: { box } }) => box).filter((box) => meets(box, place))];
}

function grown({ x, y, w, h }: Box, by: number): Box {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - 0.01 &&
    inner.y >= outer.y - 0.01 &&
    inner.x + inner.w <= outer.x + outer.w + 0.01 &&
    inner.y + inner.h <= outer.y + outer.h + 0.01
  );
}

/** No free part is narrower, or lower. */
const leastWidth = 0.5;
const leastHeight = 0.2;

/** The largest part of a place that nothing stands in: the whole place where nothing does. */
export function largestFree(place: Box, obstacles: readonly Box[]): Box {
  const own = obstacles.map((box) => grown(box, margin)).filter((box) => meets(box, place));
  if (own.length === 0) return place;
  const across = cellsOf(
    [place.x, place.x + place.w],
    own.map(({ x, w }) => [x, x + w]),
  );
  const down = cellsOf(
    [place.y, place.y + place.h],
    own.map(({ y, h }) => [y, y + h]),
  );
  let best = place;
  let most = 0;
  for (const { left, right, top, bottom } of freeBlocks(across, down)) {
    const [x, y] = [across.starts[left]!, down.starts[top]!];
    const [w, h] = [across.ends[right]! - x, down.ends[bottom]! - y];
    if (w < leastWidth || h < leastHeight || w * h <= most) continue;
    best = { x, y, w, h };
    most = w * h;
  }
  return best;
}

type Range = readonly [from: number, to: number];

/** One side of a place, cut wherever something in it begins or ends. */
interface Cells {
  readonly count: number;
  /** Of each thing, the cells that it takes: from the first to the one after the last. */
  readonly taken: readonly Range[];
  /** At each cut, where what is free may begin at the earliest, and end at the latest: at the ends of things. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function cellsOf([from, to]: Range, things: readonly Range[]): Cells {
  const inside = (at: number) => at > from && at < to;
  const cuts = [...new Set([from, to, ...things.flat().filter(inside)])].sort((a, b) => a - b);
  const mayStart = new Set([from, ...things.map(([, end]) => end)]);
  const mayEnd = new Set([to, ...things.map(([start]) => start)]);
  const starts = new Array<number>(cuts.length);
  const ends = new Array<number>(cuts.length);
  cuts.forEach((cut, i) => {
    ends[i] = mayEnd.has(cut) ? cut : (ends[i - 1] ?? Number.NEGATIVE_INFINITY);
  });
  for (let i = cuts.length - 1; i >= 0; i--)
    starts[i] = mayStart.has(cuts[i]!) ? cuts[i]! : (starts[i + 1] ?? Number.POSITIVE_INFINITY);
  const count = cuts.length - 1;
  const taken = things.map(([start, end]): Range => {
    const first = cuts.findIndex((_, i) => i === count || cuts[i + 1]! > start + touch);
    const last = cuts.findIndex((cut, i) => i === count || cut >= end - touch);
    return [first, Math.max(first, last)];
  });
  return { count, taken, starts, ends };
}

interface Block {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Free blocks of cells, among them all that are in no larger one: row by row, with how far up each column is free. */
function* freeBlocks(across: Cells, down: Cells): Generator<Block> {
  const covering = new Array<number>(across.count).fill(0);
  const tops = new Array<number>(across.count).fill(0);
  for (let row = 0; row < down.count; row++) {
    for (const [i, [first, last]] of down.taken.entries()) {
      const change = (row === first && last > first ? 1 : 0) - (row === last && last > first ? 1 : 0);
      const [left, right] = across.taken[i]!;
      if (change !== 0) for (let column = left; column < right; column++) covering[column]! += change;
    }
    for (let column = 0; column < across.count; column++) if (covering[column]! > 0) tops[column] = row + 1;
    // Columns that are free from further up to the left of the one at hand, each with where its block begins.
    const open: { readonly left: number; readonly top: number }[] = [];
    for (let right = 0; right <= across.count; right++) {
      const top = right < across.count ? tops[right]! : row + 1;
      let left = right;
      while (open.length > 0 && open.at(-1)!.top < top) {
        const block = open.pop()!;
        left = block.left;
        yield { ...block, right, bottom: row + 1 };
      }
      if (open.at(-1)?.top !== top) open.push({ left, top });
    }
  }
}
