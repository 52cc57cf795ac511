import type { Box, Points } from '../../theme/index.ts';
import type { Flow } from './set-text.ts';

/**
 * The largest whole size from `max` down to `min` at which the flow is no taller than `height` and no word is cut;
 * `min` when there is none.
 */
export function fitSize(
  flow: Flow,
  box: Pick<Box, 'w' | 'h'>,
  range: { readonly min: Points; readonly max: Points },
): Points {
  let low = Math.ceil(range.min);
  let high = Math.floor(range.max);
  if (fits(flow, box, high)) return range.max;
  let best = range.min;
  high -= 1;
  while (low <= high) {
    const middle = (low + high + 1) >> 1;
    if (fits(flow, box, middle)) {
      best = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}

export function fits(flow: Flow, box: Pick<Box, 'w' | 'h'>, size: Points): boolean {
  const { height, cut } = flow.measure(box.w, size);
  return !cut && height <= box.h + 1e-6;
}
