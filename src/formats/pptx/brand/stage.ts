import type { Box, ThemeLayout } from '../../../theme/index.ts';
import type { Brand, BrandLayout } from './brand-model.ts';
import { type Choices, type LayoutPlaces, sortPlaces } from './choose-layouts.ts';
import { largestFree, obstaclesOf } from './free-room.ts';

/** A layout of the file while places of ours are found on it. */
export interface Stage {
  readonly layout: BrandLayout;
  readonly places: LayoutPlaces;
  readonly base: ThemeLayout;
  /** Where content may stand, and where short sources do. */
  readonly area: Box;
  readonly citations: Box;
  nextFree: number;
}

export function makeStage(
  layout: BrandLayout,
  base: ThemeLayout,
  content: BrandLayout,
  size: Brand['size'],
): Stage {
  const places = sortPlaces(layout, size);
  let room = areaOf(content, size);
  const top = places.title ? bottomOf(places.title.outer) + 0.08 : room.y;
  // A large title in the middle leaves no room for content under it: what is asked for there is placed by itself.
  if (top > room.y && top < size.height * 0.45) room = { ...room, y: top, h: bottomOf(room) - top };
  const free = largestFree(room, obstaclesOf(layout, room, places.foot));
  const feet = places.foot.map(({ outer }) => outer.y).filter((y) => y >= bottomOf(free) - 0.05);
  const end = Math.min(
    size.height - 0.2,
    ...feet,
    ...layout.things.map(({ box }) => box.y).filter((y) => y >= bottomOf(free)),
  );
  const h = 0.32;
  const under = end - bottomOf(free) >= h + 0.04;
  const area = under ? free : { ...free, h: free.h - h - 0.06 };
  const citations = { x: free.x, y: under ? bottomOf(free) + 0.02 : bottomOf(area) + 0.06, w: free.w, h };
  return { layout, places, base, area, citations, nextFree: 900 };
}

/** Where a layout has its content: around its large places; else what is under its title. */
function areaOf(layout: BrandLayout, size: Brand['size']): Box {
  const { title, large, foot } = sortPlaces(layout, size);
  const boxes = large.map(({ place }) => place.box);
  if (boxes.length > 0) {
    const x = Math.min(...boxes.map((each) => each.x));
    const y = Math.min(...boxes.map((each) => each.y));
    const w = Math.max(...boxes.map((each) => each.x + each.w)) - x;
    return { x, y, w, h: Math.max(...boxes.map(bottomOf)) - y };
  }
  const box = title?.place.box ?? { x: 0.06 * size.width, y: 0, w: 0.88 * size.width, h: 0.1 * size.height };
  const y = bottomOf(title?.outer ?? box) + 0.1;
  const ends = foot.map(({ outer }) => outer.y).filter((each) => each > y + 1);
  return { x: box.x, y, w: box.w, h: Math.min(size.height * 0.94, ...ends) - y };
}

/** The layout that says where content stands: the one for it, else the next that has anything to say. */
export function contentLayout({ of, fallback }: Choices): BrandLayout {
  return (of.get('content') ?? of.get('two-content') ?? of.get('title-only'))?.layout ?? fallback;
}

/** From the area in which a base theme has its content to the one that the file has. */
export function mapped(box: Box, from: Box, area: Box): Box {
  const [sx, sy] = [area.w / from.w, area.h / from.h];
  const share = (value: number, start: number, scale: number, low: number, length: number) =>
    Math.min(low + length, Math.max(low, low + (value - start) * scale));
  const x = share(box.x, from.x, sx, area.x, area.w);
  const y = share(box.y, from.y, sy, area.y, area.h);
  const right = share(box.x + box.w, from.x, sx, area.x, area.w);
  const bottom = share(box.y + box.h, from.y, sy, area.y, area.h);
  return { x, y, w: Math.max(0.4, right - x), h: Math.max(0.25, bottom - y) };
}

/** A box of slides of one size on those of another. */
export function scaled({ x, y, w, h }: Box, size: Brand['size'], { width, height }: Brand['size']): Box {
  const [sx, sy] = [width / size.width, height / size.height];
  return { x: x * sx, y: y * sy, w: w * sx, h: h * sy };
}

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

export function boxOf({ x, y, w, h }: Box): Box {
  return { x, y, w, h };
}

export function bottomOf({ y, h }: Box): number {
  return y + h;
}
