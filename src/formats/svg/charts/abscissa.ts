import type { PlacedChart } from '../../../layout/index.ts';

/** Where things stand along the foot of a field. */
export interface Abscissa {
  /** The share of the foot (0 to 1) at which a category stands. */
  readonly shareOf: (index: number) => number;
  /** The share that a category has for itself; along an axis of time a day, a month, a year. */
  readonly band: number;
  readonly labels: readonly { readonly share: number; readonly text: string }[];
}

/** Names side by side, and days of an axis of time, have a band each; areas reach from the first to the last. */
export function abscissaOf({ chart, x, categories }: PlacedChart): Abscissa {
  if (x.kind === 'numbers') {
    const { min, max } = x.axis;
    const shareOf = (at: number) => (at - min) / (max - min);
    return {
      shareOf: (i) => shareOf(x.at[i]!),
      band: 0,
      labels: x.ticks.map(({ at, text }) => ({ share: shareOf(at), text })),
    };
  }
  const slots = x.kind === 'time' ? x.slots : categories.map((_, i) => i);
  const first = slots.reduce((a, b) => Math.min(a, b), slots[0] ?? 0);
  const count = slots.reduce((a, b) => Math.max(a, b), first) - first + 1;
  const edges = chart === 'area' && count > 1;
  const shareOf = (slot: number) => (edges ? (slot - first) / (count - 1) : (slot - first + 0.5) / count);
  const ticks = x.kind === 'time' ? x.ticks : categories.map((text, i) => ({ at: i, text }));
  return {
    shareOf: (i) => shareOf(slots[i]!),
    band: edges ? 1 / (count - 1) : 1 / count,
    labels: ticks.map(({ at, text }) => ({ share: shareOf(at), text })),
  };
}
