import { type PlacedAxis, ticksOf } from '../../../layout/index.ts';
import { type NumberStyle, writeNumber } from '../../../numbers/index.ts';

/** An axis of values, to be drawn along some length. */
export interface ValueScale {
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** The share of the axis (0 to 1) at which a value stands; beyond these where the axis leaves it out. */
  readonly shareOf: (value: number) => number;
  /** As `shareOf`, no further than the axis goes. */
  readonly shareWithin: (value: number) => number;
  readonly holds: (value: number) => boolean;
}

/** The ticks of an axis with what is written at them, and where its values stand. */
export function valueScale(axis: PlacedAxis, numbers: NumberStyle): ValueScale {
  const { min, max, format } = axis;
  const shareOf = (value: number) => (value - min) / (max - min);
  return {
    ticks: ticksOf(axis).map((value) => ({ value, text: writeNumber(value, format, numbers) })),
    shareOf,
    shareWithin: (value) => Math.min(1, Math.max(0, shareOf(value))),
    holds: (value) => value >= min && value <= max,
  };
}
