import type { Points } from '../../theme/index.ts';

/**
 * Type sizes from the largest down to the smallest, each of which somebody measures: whole points as far as an eye
 * tells them apart, larger steps above (display numbers, quotations), and shares of the size where a theme says hundreds.
 */
export function* typeSizes(max: Points, min: Points): Generator<Points> {
  let size = max;
  for (; size > min; size -= size > 40 ? Math.max(4, Math.floor(size / 12)) : 1) yield size;
  yield min;
}
