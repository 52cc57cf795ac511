import type { Box, Inches, Points } from '../../theme/index.ts';

/** English Metric Units: 914,400 to the inch, 12,700 to the point. Always whole in a file. */
export type Emu = number;

export function toEmu(inches: Inches): Emu {
  return Math.round(inches * 914_400) + 0;
}

export function pointsToEmu(points: Points): Emu {
  return Math.round(points * 12_700) + 0;
}

/** Type sizes and spacings in files are hundredths of a point. */
export function toHundredths(points: Points): number {
  return Math.round(points * 100) + 0;
}

/** A box whose right and bottom edges are rounded like the left edge of a neighbour would be. */
export interface EmuBox {
  readonly x: Emu;
  readonly y: Emu;
  readonly cx: Emu;
  readonly cy: Emu;
}

export function toEmuBox(box: Box): EmuBox {
  const x = toEmu(box.x);
  const y = toEmu(box.y);
  return { x, y, cx: Math.max(0, toEmu(box.x + box.w) - x), cy: Math.max(0, toEmu(box.y + box.h) - y) };
}
