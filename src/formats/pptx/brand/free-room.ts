import type { Box } from '../../../theme/index.ts';
import type { BrandLayout, FoundPlace } from './brand-model.ts';
import { meets } from './choose-layouts.ts';

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

/** The largest part of a place that nothing stands in: the whole place where nothing does. */
export function largestFree(place: Box, obstacles: readonly Box[]): Box {
  let best = place;
  let bestArea = 0;
  const own = obstacles.map((box) => grown(box, margin)).filter((box) => meets(box, place));
  if (own.length === 0) return place;
  const right = place.x + place.w;
  const bottom = place.y + place.h;
  const lefts = [place.x, ...own.map(({ x, w }) => x + w)].filter((x) => x >= place.x && x < right);
  const rights = [right, ...own.map(({ x }) => x)].filter((x) => x > place.x && x <= right);
  const tops = [place.y, ...own.map(({ y, h }) => y + h)].filter((y) => y >= place.y && y < bottom);
  const bottoms = [bottom, ...own.map(({ y }) => y)].filter((y) => y > place.y && y <= bottom);
  for (const x of lefts)
    for (const r of rights) {
      if (r - x < 0.5) continue;
      for (const y of tops)
        for (const b of bottoms) {
          const area = (r - x) * (b - y);
          if (b - y < 0.2 || area <= bestArea) continue;
          const box = { x, y, w: r - x, h: b - y };
          if (own.some((each) => meets(each, box))) continue;
          best = box;
          bestArea = area;
        }
    }
  return best;
}
