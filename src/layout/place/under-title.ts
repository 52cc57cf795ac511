import type { Inches, LayoutText, ThemeLayout } from '../../theme/index.ts';
import { fitTitle } from './place-furniture.ts';
import type { SlideContext } from './slide-context.ts';

// Slides with as many lines in their titles share a layout: what is known of its places is known once.
const moved = new WeakMap<ThemeLayout, Map<Inches, ThemeLayout>>();

/**
 * The layout with its content where the title ends: slots that stand highest begin the theme's gap under the last line
 * of the title and keep their lower edges. The same layout where the theme wants no such gap.
 */
export function underTitle(context: SlideContext): ThemeLayout {
  const { layout, slide } = context;
  const { title, bodyGap } = layout;
  if (bodyGap === null || title?.anchor !== 'top' || slide.title.length === 0) return layout;
  const slots = [...layout.slots].filter(([, slot]) => !slot.behind && slot.y >= title.y);
  const highest = Math.min(...slots.map(([, slot]) => slot.y));
  const { height } = fitTitle(slide.title, title, context).set;
  const top = Math.round((title.y + height + bodyGap) * 100) / 100;
  if (!Number.isFinite(highest) || Math.abs(top - highest) < 0.02) return layout;
  const known = moved.get(layout) ?? new Map<Inches, ThemeLayout>();
  moved.set(layout, known);
  let made = known.get(top);
  if (!made) {
    made = { ...layout, slots: new Map([...layout.slots].map(([name, slot]) => [name, moveTop(slot)])) };
    known.set(top, made);
  }
  return made;

  function moveTop(slot: LayoutText): LayoutText {
    const isHighest = !slot.behind && Math.abs(slot.y - highest) < 0.01;
    const h = slot.y + slot.h - top;
    return isHighest && h >= leastHeight ? { ...slot, y: top, h } : slot;
  }
}

/** A place that would get lower than this stays where it is. */
const leastHeight: Inches = 0.5;
