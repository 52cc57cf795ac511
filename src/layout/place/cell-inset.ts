import type { Inches, Points } from '../../theme/index.ts';
import type { Inset } from '../placed.ts';
import { pointsPerInch } from '../text/set-text.ts';

/** Distance of a cell's text from its edges: rows of the smallest type stand closer, too. */
export function cellInset(size: Points): Inset {
  const upright = size >= 14 ? 0.055 : size > 12 ? 0.045 : 0.032;
  return { left: 0.1, top: upright, right: 0.1, bottom: upright };
}

/** How much height a turned head takes. */
export function turnedHeight(length: number, size: Points): Inches {
  return (length * size) / pointsPerInch;
}
