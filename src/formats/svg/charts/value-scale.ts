/** An axis of values: where it begins and ends, and its ticks. */
export interface ValueScale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** The share of the axis (0 to 1) at which a value stands. */
  readonly shareOf: (value: number) => number;
}

/**
 * A scale of round numbers around values. Bars and areas begin at zero, or their sizes would lie; lines and points do
 * too, unless their values lie close together and far from it: then zero would leave no picture (as PowerPoint decides).
 */
export function valueScale(
  values: readonly (number | null)[],
  options: { readonly fromZero: boolean; readonly ticks: number },
): ValueScale {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const lowest = known.length === 0 ? 0 : Math.min(...known);
  const highest = known.length === 0 ? 1 : Math.max(...known);
  const largest = Math.max(Math.abs(lowest), Math.abs(highest));
  const far = !options.fromZero && (lowest > 0 || highest < 0) && highest - lowest < largest / 6;
  let low = far ? lowest : Math.min(0, lowest);
  let high = far ? highest : Math.max(0, highest);
  // All alike, or as good as alike: there is nothing to measure a step by.
  const flat = largest < 1e-290 || high - low < largest * 1e-9;
  if (flat) [low, high] = largest < 1e-290 ? [0, 1] : [low - largest / 10, high + largest / 10];
  const step = roundStep((high - low) / Math.max(options.ticks, 1));
  // Room beyond the outermost values, for what is written on them; nothing stands beyond a zero that is an end.
  const room = flat ? 0 : (high - low) / 20;
  const first = Math.floor((low === 0 ? 0 : low - room) / step + 1e-9);
  const last = Math.ceil((high === 0 ? 0 : high + room) / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const min = first * step;
  const max = last * step;
  return { min, max, ticks, shareOf: (value) => (value - min) / (max - min) };
}

/** 1, 2 or 5 times a power of ten, no smaller than what is asked for. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const share = wanted / power;
  return (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10) * power;
}
