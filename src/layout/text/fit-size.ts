import type { Box, Points } from '../../theme/index.ts';
import type { Flow } from './set-text.ts';

type Room = Pick<Box, 'w' | 'h'>;

interface SizeRange {
  readonly min: Points;
  readonly max: Points;
}

/**
 * The largest whole size from `max` down to `min` at which the flow is no taller than `height` and no word is wider than a line;
 * where there is none, at which words that are have hyphens; else `min`.
 */
export function fitSize(flow: Flow, box: Room, range: SizeRange): Points {
  const whole = largest(range, (size) => fits(flow, box, size));
  if (whole !== null) return whole;
  if (!flow.measure(box.w, range.min).cut) return range.min;
  return largest(range, (size) => fitsParted(flow, box, size)) ?? range.min;
}

function largest({ min, max }: SizeRange, isFit: (size: Points) => boolean): Points | null {
  if (isFit(max)) return max;
  let low = Math.ceil(min);
  let high = Math.floor(max) - 1;
  let best: Points | null = null;
  while (low <= high) {
    const middle = (low + high + 1) >> 1;
    if (isFit(middle)) {
      best = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best ?? (isFit(min) ? min : null);
}

export function fits(flow: Flow, box: Room, size: Points): boolean {
  const measure = flow.measure(box.w, size);
  return !measure.cut && measure.height <= box.h + 1e-6;
}

/** The same with words parted where they are wider than a line. */
function fitsParted(flow: Flow, box: Room, size: Points): boolean {
  const measure = flow.measure(box.w, size);
  return !measure.broken && measure.height <= box.h + 1e-6;
}
