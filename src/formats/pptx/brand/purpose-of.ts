import type { Box, Theme, ThemeLayout } from '../../../theme/index.ts';
import type { Purpose } from './choose-layouts.ts';

/** What a layout of a theme of ours is for, by its type and by where its places are. */
export function purposeOf(layout: ThemeLayout, size: Theme['size']): Purpose | 'picture-full' {
  const { id, type, title, slots } = layout;
  if (type === 'title' || /^(title-slide|cover)/.test(id)) return 'cover';
  if (type === 'secHead') return 'section';
  if (!title) return 'blank';
  if ([...slots.values()].some(({ behind }) => behind)) return 'picture-full';
  // The title is what the slide is there for.
  if (title.h > size.height * 0.24) return 'closing';
  if (type === 'picTx') return 'picture';
  if (type === 'twoTxTwoObj' || isComparison([...slots.values()])) return 'comparison';
  const [a, b] = slots.values();
  if (slots.size === 2 && a && b && beside(a, b) && Math.abs(a.w - b.w) < 0.02 * a.w && a.size === b.size)
    return 'two-content';
  // A place as wide as the title, where text begins at the top: content in general.
  if (slots.size === 1 && a && a.w > title.w * 0.85 && a.anchor === 'top' && a.h > size.height * 0.5)
    return 'content';
  return 'title-only';
}

function isComparison(places: readonly Box[]): boolean {
  if (places.length !== 4) return false;
  const [a, b, c, d] = [...places].sort((one, other) => one.y - other.y || one.x - other.x);
  return beside(a!, b!) && beside(c!, d!) && a!.h < c!.h / 2;
}

function beside(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < 0.05 && a.x + a.w <= b.x + 0.05;
}
