import type { PlacedChart } from '../../../layout/index.ts';
import type { ColorRef } from '../../../theme/index.ts';

/** Series that have several points in one circle, told apart by colour. */
export function isCircular(chart: PlacedChart): boolean {
  return chart.chart === 'pie' || chart.chart === 'doughnut';
}

/** Colours of the pieces of a circle: the accents, then the accents again, lighter, as in a deck. */
export function pieceColor(index: number): ColorRef {
  const color = `accent${(index % 6) + 1}` as ColorRef['color']; // accent1 to accent6
  const round = Math.floor(index / 6);
  return round === 0 ? { color } : { color, tint: Math.min(0.8, 0.4 * round) };
}
