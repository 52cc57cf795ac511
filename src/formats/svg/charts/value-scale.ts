import type { PlacedAxis } from '../../../layout/index.ts';

/** An axis of values, to be drawn along some length. */
export interface ValueScale {
  readonly ticks: readonly number[];
  /** The share of the axis (0 to 1) at which a value stands. */
  readonly shareOf: (value: number) => number;
}

/** The ticks of an axis, and where its values stand. A chart without one gets the axis from 0 to 1. */
export function valueScale(axis: PlacedAxis | null): ValueScale {
  const { min, max, majorUnit } = axis ?? { min: 0, max: 1, majorUnit: 1 };
  const count = Math.round((max - min) / majorUnit);
  const ticks = Array.from({ length: count + 1 }, (_, i) => min + i * majorUnit);
  return { ticks, shareOf: (value) => (value - min) / (max - min) };
}
