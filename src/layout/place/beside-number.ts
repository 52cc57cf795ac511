import type { Inches, LayoutText, ThemeLayout } from '../../theme/index.ts';
import { overlaps } from '../geometry.ts';
import { pointsPerInch } from '../text/set-text.ts';
import type { FittedSlot } from './plan-slot.ts';

/** From this size on, and alone in its place, text is a number that is looked at. */
const displaySize = 60;
const gap: Inches = 0.45;
/** What moves less than this stays where the layout has it. */
const leastMove: Inches = 0.3;

/**
 * Where a place that stands beside a large number begins when the number is narrower than its place, and what is left to the
 * number, the one at `at`: words and their number are one thing. Null: it stays where it is, as where something is drawn
 * behind it or between the two.
 */
export function besideNumber(
  place: LayoutText,
  fitted: readonly FittedSlot[],
  { decorations }: Pick<ThemeLayout, 'decorations'>,
): { readonly words: LayoutText; readonly at: number; readonly number: FittedSlot } | null {
  if (place.align !== 'left') return null;
  for (const [at, each] of fitted.entries()) {
    const { plan, fit } = each;
    const { place: number, segments } = plan;
    const [only] = segments;
    const isNumber = only?.kind === 'text' && segments.length === 1 && fit.text >= displaySize;
    if (!isNumber || number.align !== 'left' || number.x + number.w > place.x + 0.01) continue;
    if (number.y >= place.y + place.h || number.y + number.h <= place.y) continue;
    const lines = only.flow.measure(number.w, fit.text).wrapped.flatMap((each) => each.lines);
    const width = (Math.max(...lines.map((line) => line.width)) * fit.text) / pointsPerInch;
    const x = Math.round((number.x + width + gap) * 100) / 100;
    if (place.x - x < leastMove) continue;
    const moved = { ...place, x, w: place.x + place.w - x };
    if (decorations.some((drawn) => overlaps(drawn, moved) && !overlaps(drawn, number))) continue;
    const narrower = { ...number, w: x - gap / 2 - number.x };
    return { words: moved, at, number: { plan: { ...plan, place: narrower }, fit } };
  }
  return null;
}
