import type { FigureFormat } from '../../numbers/index.ts';
import type { PlacedAxis } from '../placed.ts';

/** What is known of an axis before it is drawn. */
export interface AxisOptions {
  /** Bars, columns and areas are as long as their values: their zero is written into the file. */
  readonly fromZero: boolean;
  /** Points between two axes of numbers: programs leave less room below those. */
  readonly points: boolean;
  /** Ends that the author asks for. */
  readonly min: number | null;
  readonly max: number | null;
  /** How many intervals there is room for. */
  readonly room: number;
  /** Numbers side by side are given fewer intervals than numbers one above the other. */
  readonly level: boolean;
  readonly format: FigureFormat;
}

/**
 * The axis that PowerPoint draws around values where the file leaves its ends open, and what of it the file says.
 *
 * The ends are those that Microsoft published for automatic axes (knowledge base 214075 and 101939, "How chart axis
 * limits are determined"): a twentieth of the range is kept free beyond the data; zero is on the axis unless the values
 * differ by less than a sixth; then half of their range is kept free towards zero (a twentieth between axes of numbers).
 * Where an end is written, it takes the place of the lowest or highest value. How the distance of the ticks is found
 * was never published; as observed, it is 1, 2 or 5 times a power of ten, no less than a tenth of the range, and more
 * where the labels would crowd.
 */
export function valueAxis(values: readonly (number | null)[], options: AxisOptions): PlacedAxis {
  const known = values
    .filter((value) => value !== null && Number.isFinite(value))
    .map((each) => flush(each!));
  const written = writtenEnds(known, options);
  let low = known.length === 0 ? 0 : least(known);
  let high = known.length === 0 ? 0 : most(known);
  if (written.min !== null) low = written.min;
  if (written.max !== null) high = written.max;
  if (low > high) [low, high] = written.min === null ? [high, high] : [low, low];
  const ends =
    written.min !== null && low >= 0 && high > low
      ? { low, high: high + (high - low) / 20 }
      : automaticEnds(low, high, options.points);
  const from = written.min ?? ends.low;
  const to = written.max ?? ends.high;
  const finest = roundStep(((to - from) / 10) * (options.level ? 1.3 : 1));
  let majorUnit = finest;
  const fits = () => (to - from) / majorUnit <= Math.max(2, options.room) * (1 + 1e-9);
  while (!fits()) majorUnit = nextStep(majorUnit);
  const first = written.min ?? clean(Math.floor(from / majorUnit + 1e-9) * majorUnit);
  const last = written.max ?? clean(Math.ceil(to / majorUnit - 1e-9) * majorUnit);
  return {
    min: first,
    max: last,
    majorUnit: clean(majorUnit),
    written,
    format: { ...options.format, decimals: options.format.type === null ? null : decimalsOf(finest) },
  };
}

/** Where an axis has its labels. */
export function ticksOf({ min, max, majorUnit }: PlacedAxis): readonly number[] {
  const count = Math.floor((max - min) / majorUnit + 1e-6);
  return Array.from({ length: count + 1 }, (_, i) => clean(min + i * majorUnit));
}

/** The zero of what is measured from it, on the side where it bounds the data; and what the author says. */
function writtenEnds(known: readonly number[], { fromZero, min, max }: AxisOptions) {
  const below = known.some((value) => value < 0);
  const above = known.some((value) => value > 0);
  return {
    min: min ?? (fromZero && !below && (max === null || max > 0) ? 0 : null),
    max: max ?? (fromZero && below && !above && (min === null || min < 0) ? 0 : null),
  };
}

function automaticEnds(low: number, high: number, points: boolean): { low: number; high: number } {
  if (high < 0 || (high === 0 && low < 0)) {
    const mirrored = automaticEnds(-high, -low, points);
    return { low: -mirrored.high + 0, high: -mirrored.low + 0 };
  }
  if (low < 0) {
    const free = (high - low) / 20;
    return { low: low - free, high: high + free };
  }
  const range = high - low;
  if (high < leastDistance) return { low: 0, high: 1 };
  // Equal values say nothing of a range of their own.
  if (range < leastDistance || range > high / 6) return { low: 0, high: high * 1.05 };
  return { low: Math.max(0, low - range / (points ? 20 : 2)), high: high + range / 20 };
}

/** Less than a double can divide is nothing. */
const leastDistance = 1e-290;

function flush(value: number): number {
  return Math.abs(value) < leastDistance ? 0 : value;
}

// Spread arguments are limited in number; data are not.
function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value));
}

function most(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value));
}

/** 1, 2 or 5 times a power of ten, no smaller than what is asked for. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const share = wanted / power;
  return (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10) * power;
}

function nextStep(step: number): number {
  return roundStep(step * 1.5);
}

/** Digits after the mark of a step and of its multiples. */
function decimalsOf(step: number): number {
  return Math.min(15, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** Without the noise of binary fractions. */
function clean(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
