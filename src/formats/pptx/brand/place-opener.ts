import type { Box, LayoutText, ThemeLayout } from '../../../theme/index.ts';
import type { Brand, FoundPlace } from './brand-model.ts';
import type { LayoutPlaces, Purpose } from './choose-layouts.ts';
import { largestFree, obstaclesOf } from './free-room.ts';
import type { PlaceMaker } from './place-maker.ts';
import { bottomOf, boxOf, mapped, type Stage, scaled } from './stage.ts';

export interface OpenerInput {
  readonly places: PlaceMaker;
  /** Of the file's slides, and of those of the theme under it with where it has its content. */
  readonly size: Brand['size'];
  readonly base: Brand['size'];
  readonly baseArea: Box;
}

/** Covers, sections and ends: a large title, and what belongs to it. */
export function placeOpener(
  purpose: Purpose,
  stage: Stage,
  { places: make, size, base: sizeOfBase, baseArea }: OpenerInput,
): Pick<ThemeLayout, 'title' | 'subtitle' | 'slots'> {
  const { base, places, layout } = stage;
  const others = [places.subtitle, ...places.small, ...places.large].filter(
    (each): each is FoundPlace => each !== null && each.type !== 'obj',
  );
  const headline = headlineOf(places, others);
  const title: LayoutText = headline
    ? headline.title
      ? {
          ...make.own(headline.title, stage, { min: make.titleMin(headline.place, base.title) }),
          ...make.lookOfPlace(headline.place, stage),
          // Art that reaches into the place is kept clear.
          ...boxOf(make.own(headline.place, stage, { min: 18 })),
        }
      : {
          ...make.free(headline.place.place.box, base.title ?? [...base.slots.values()][0]!, stage),
          index: 0,
        }
    : { ...make.free(mapped(base.title ?? stage.area, baseArea, stage.area), base.title!, stage), index: 0 };
  const taken: Box[] = [boxOf(title)];
  const left = others.filter((each) => each !== headline?.place);
  const own = (found: FoundPlace): LayoutText => {
    left.splice(left.indexOf(found), 1);
    taken.push(found.outer);
    return make.own(found, stage, { min: Math.min(found.place.levels[0]!.size, 12) });
  };
  const put = (slot: LayoutText, least: number): LayoutText => {
    const found = left.find(({ place }) => place.box.h >= least);
    if (found) return own(found);
    const box = beside(
      title,
      taken,
      stage,
      Math.max(0.6, purpose === 'cover' ? Math.min(slot.h, 1.4) : slot.h),
      size,
      purpose === 'cover',
    );
    // A small place of the file is better than less room.
    const [high] = [...left].sort((a, b) => b.place.box.h - a.place.box.h);
    if (high && high.place.box.h >= Math.min(box.h, slot.h * 0.5)) return own(high);
    taken.push(box);
    const upper = box.y < title.y;
    return { ...make.free(box, { ...slot, anchor: upper ? 'bottom' : 'top' }, stage), align: title.align };
  };
  const subtitle = base.subtitle && put(base.subtitle, 0.25);
  // Sections say two lines under their titles, and the end of a deck may say more.
  const leastOf = ({ h }: Box) =>
    purpose === 'cover' ? 0.2 : purpose === 'section' ? Math.max(0.4, h * 0.5) : h * 0.7;
  const slots = new Map<string, LayoutText>();
  for (const [name, slot] of base.slots) {
    if (slot.behind) slots.set(name, make.free(scaled(slot, sizeOfBase, size), slot, stage));
    else if (!isFigure(name)) slots.set(name, put(slot, leastOf(slot)));
  }
  const figures = [...base.slots].filter(([name, { behind }]) => isFigure(name) && !behind);
  if (figures.length === 0) return { title, subtitle, slots };
  const side = 0.35;
  const page = { x: side, y: side, w: size.width - 2 * side, h: size.height - 2 * side };
  const fixed = obstaclesOf(layout, page, places.foot);
  const free = largestFree(page, [...fixed, ...taken]);
  const [, first] = figures[0]!;
  const wanted = { w: Math.min(first.w, page.w * 0.4), h: first.h * 0.5 };
  if (free.w >= wanted.w * 0.8 && free.h >= wanted.h)
    return { title, subtitle, slots: withFigures(slots, free) };
  // Words and figures share the slide: words keep to the left of what they had.
  const half = { ...page, w: page.w * 0.56 };
  const column = largestFree({ ...half, y: title.y, h: title.h }, fixed);
  const narrow = <T extends LayoutText>(text: T): T =>
    text.behind ? text : { ...text, x: column.x, w: Math.min(text.w, column.w) };
  const words = new Map([...slots].map(([name, slot]) => [name, narrow(slot)]));
  const right = { ...page, x: side + page.w * 0.6, w: page.w * 0.4 };
  return {
    title: narrow(title),
    subtitle: subtitle && narrow(subtitle),
    slots: withFigures(words, largestFree(right, fixed)),
  };

  function withFigures(words: ReadonlyMap<string, LayoutText>, room: Box): ReadonlyMap<string, LayoutText> {
    const share = room.w / figures.length;
    const boxes = figures.map(([name, slot], i): [string, LayoutText] => {
      const w = Math.min(share - (i > 0 ? 0.2 : 0), Math.max(slot.w, share * 0.6));
      const box = { x: room.x + i * share + (i > 0 ? 0.2 : 0), y: room.y, w, h: room.h };
      return [name, make.free(box, slot, stage)];
    });
    // As the theme under it has them.
    const all = new Map([...words, ...boxes]);
    return new Map([...base.slots.keys()].map((name) => [name, all.get(name)!]));
  }
}

function isFigure(name: string): boolean {
  return name === 'picture' || name === 'figures';
}

/** The largest text of a cover; its title may be a smaller line. */
function headlineOf(
  { title }: LayoutPlaces,
  others: readonly FoundPlace[],
): { readonly place: FoundPlace; readonly title: FoundPlace | null } | null {
  const sizeOf = (each: FoundPlace) => each.place.levels[0]!.size;
  const [largest] = [...others].filter(({ type }) => type === 'body').sort((a, b) => sizeOf(b) - sizeOf(a));
  if (!title) return largest ? { place: largest, title: null } : null;
  return largest && sizeOf(largest) > sizeOf(title) * 1.25 && largest.outer.h > title.outer.h * 0.8
    ? { place: largest, title }
    : { place: title, title };
}

/** Under or over a title, as wide as that, where nothing else stands. */
function beside(
  title: Box,
  taken: readonly Box[],
  { layout, places }: Stage,
  wanted: number,
  { width, height }: Brand['size'],
  either: boolean,
): Box {
  const side = 0.35;
  const x = Math.max(side, title.x);
  const column = { x, w: Math.min(width - side, title.x + title.w) - x };
  const under = { ...column, y: bottomOf(title) + 0.1, h: height - side - bottomOf(title) - 0.1 };
  const over = { ...column, y: side, h: title.y - 0.1 - side };
  const roomIn = (box: Box): Box => largestFree(box, [...obstaclesOf(layout, box, places.foot), ...taken]);
  const [low, high] = [under, over].map((box) => (box.h > 0.25 ? roomIn(box) : { ...box, h: 0 }));
  // What a slide says of its title is read after it.
  const best = !either || low!.h >= Math.min(wanted, 0.6) || low!.h >= high!.h ? low! : high!;
  const h = Math.max(0.25, Math.min(best.h, wanted));
  return best === high ? { ...best, y: bottomOf(best) - h, h } : { ...best, h };
}
