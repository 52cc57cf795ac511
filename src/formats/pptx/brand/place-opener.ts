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
  const { base, places } = stage;
  const others = [places.subtitle, ...places.small, ...places.large].filter(
    (each): each is FoundPlace => each !== null && each.type !== 'obj',
  );
  const headline = headlineOf(places, others);
  const title: LayoutText = headline
    ? headline.title
      ? {
          ...make.own(headline.title, stage, { min: make.titleMin(headline.place, base.title) }),
          ...make.lookOfPlace(headline.place, stage),
        }
      : {
          ...make.free(headline.place.place.box, base.title ?? [...base.slots.values()][0]!, stage),
          index: 0,
        }
    : { ...make.free(mapped(base.title ?? stage.area, baseArea, stage.area), base.title!, stage), index: 0 };
  const taken: Box[] = [boxOf(title)];
  const left = others.filter((each) => each !== headline?.place);
  const take = (least: number): FoundPlace | null => {
    const at = left.findIndex(({ place }) => place.box.h >= least);
    return at < 0 ? null : left.splice(at, 1)[0]!;
  };
  const put = (slot: LayoutText, least: number): LayoutText => {
    const found = take(least);
    if (found) {
      taken.push(found.outer);
      const own = found.place.levels[0]!.size;
      return make.own(found, stage, { min: Math.min(own, 12) });
    }
    const box = beside(
      title,
      taken,
      stage,
      Math.max(0.6, purpose === 'cover' ? Math.min(slot.h, 1.4) : slot.h),
      size,
      purpose === 'cover',
    );
    taken.push(box);
    const upper = box.y < title.y;
    return { ...make.free(box, { ...slot, anchor: upper ? 'bottom' : 'top' }, stage), align: title.align };
  };
  const subtitle = base.subtitle && put(base.subtitle, 0.25);
  const slots = new Map<string, LayoutText>();
  for (const [name, slot] of base.slots) {
    if (slot.behind) slots.set(name, make.free(scaled(slot, sizeOfBase, size), slot, stage));
    else if (name === 'picture' || name === 'figures')
      slots.set(name, make.free(mapped(slot, baseArea, stage.area), slot, stage));
    else slots.set(name, put(slot, purpose === 'cover' ? 0.2 : 0.4));
  }
  return { title, subtitle, slots };
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
