import type { PlacedAxis } from '../placed.ts';

/**
 * An axis of round numbers around values. With `fromZero` it holds zero; without, too, unless the values lie close
 * together and far from it: then zero would leave no picture (as PowerPoint decides). Whole numbers get whole ticks.
 * `ticks` is about how many there is room for, `margin` the share of the axis kept free beyond the values for what is
 * written there.
 */
export function chartAxis(
  values: readonly (number | null)[],
  options: { readonly fromZero: boolean; readonly ticks: number; readonly margin: number },
): PlacedAxis {
  const known = values
    .filter((value) => value !== null && Number.isFinite(value))
    .map((value) => flush(value!));
  const lowest = known.length === 0 ? 0 : Math.min(...known);
  const highest = known.length === 0 ? 1 : Math.max(...known);
  const whole = known.every((value) => Number.isInteger(value));
  const nearZero = highest - lowest >= Math.max(Math.abs(highest), Math.abs(lowest)) / 6;
  const withZero = options.fromZero || nearZero || (lowest <= 0 && highest >= 0);
  let low = withZero ? Math.min(0, lowest) : lowest;
  let high = withZero ? Math.max(0, highest) : highest;
  if (high - low < leastDistance) {
    const around = withZero ? 0 : Math.abs(low) / 10;
    low -= around;
    high += around || 1;
  }
  const margin = (high - low) * options.margin;
  if (high > 0 || !withZero) high += margin;
  if (low < 0 || !withZero) low -= margin;
  const wanted = (high - low) / Math.max(2, Math.round(options.ticks));
  const majorUnit = whole ? Math.max(1, roundStep(wanted)) : roundStep(wanted);
  const first = Math.floor(low / majorUnit + 1e-9);
  const last = Math.ceil(high / majorUnit - 1e-9);
  return { min: clean(first * majorUnit), max: clean(last * majorUnit), majorUnit: clean(majorUnit) };
}

/** Less than a double can divide is nothing. */
const leastDistance = 1e-290;

function flush(value: number): number {
  return Math.abs(value) < leastDistance ? 0 : value;
}

/** 1, 2 or 5 times a power of ten, no smaller than what is asked for. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const share = wanted / power;
  return (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10) * power;
}

/** Without the noise of binary fractions. */
function clean(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
