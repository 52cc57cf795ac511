import { type ChartX, type DateWords, dateOfDay, dayNumber, slotOf } from '../../deck/index.ts';
import type { FigureFormat } from '../../numbers/index.ts';
import type { PlacedAbscissa, PlacedAxis, PlacedTick } from '../placed-chart.ts';

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
  // Whatever the room is said to be, even no number, there is an end to it.
  const intervals = Math.max(2, options.room) * (1 + 1e-9);
  const fits = () => !((to - from) / majorUnit > intervals);
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

type Time = Extract<ChartX, { readonly kind: 'time' }>;
type Step = Extract<PlacedAbscissa, { readonly kind: 'time' }>['step'];

/**
 * The labels of an axis of time: as PowerPoint sets them, from its first day, month or year at one distance. The distance
 * is written into the file, being no end of the axis: so that our picture has the same.
 * `room` and what `widthOf` gives are in the same unit.
 */
export function timeAxis(
  x: Time,
  room: number,
  widthOf: (text: string) => number,
): Extract<PlacedAbscissa, { readonly kind: 'time' }> {
  const slots = x.at.map((each) => slotOf(x.unit, each));
  const first = slots.reduce((a, b) => Math.min(a, b));
  const last = slots.reduce((a, b) => Math.max(a, b));
  const start = x.at[slots.indexOf(first)]!;
  const width = Math.max(...[first, last].map((slot) => widthOf(dateText(slot, x.unit, x.words))));
  const most = Math.max(1, Math.floor(room / (width * 1.25)));
  const step = stepsOf(x.unit).find((each) => countOf(each, x.unit, last - first) <= most)!;
  const ticks: PlacedTick[] = [];
  for (let i = 0; ; i++) {
    const slot = slotAfter(start, x.unit, step, i);
    if (slot > last) break;
    ticks.push({ at: slot, text: dateText(slot, x.unit, x.words) });
  }
  return { ...x, slots, step, ticks };
}

/** What is written of a day as Excel counts, of a month since year 0, or of a year. */
export function dateText(slot: number, unit: Time['unit'], { pattern, months }: DateWords): string {
  const { year, month, day } =
    unit === 'day'
      ? dateOfDay(slot)
      : unit === 'month'
        ? { year: Math.floor(slot / 12), month: (slot % 12) + 1, day: 1 }
        : { year: slot, month: 1, day: 1 };
  const two = (number: number) => String(number).padStart(2, '0');
  const fields: Readonly<Record<string, string>> = {
    year: String(year).padStart(4, '0'),
    month: months[month - 1] ?? '',
    m: String(month),
    mm: two(month),
    day: String(day),
    dd: two(day),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => fields[name] ?? whole);
}

/** Distances that people count in, from the least to far more than there are dates. */
function stepsOf(unit: Time['unit']): Step[] {
  const of = (unit: Step['unit'], counts: readonly number[]) => counts.map((count) => ({ count, unit }));
  const years = of(
    'year',
    [1, 10, 100, 1000].flatMap((power) => [1, 2, 5].map((each) => each * power)),
  );
  if (unit === 'year') return years;
  const months = of('month', [1, 2, 3, 6]);
  return unit === 'month' ? [...months, ...years] : [...of('day', [1, 2, 7, 14]), ...months, ...years];
}

/** How many labels a step leaves. */
function countOf(step: Step, unit: Time['unit'], length: number): number {
  const slots = { day: { day: 1, month: 28, year: 365 }, month: { day: 1, month: 1, year: 12 } };
  return 1 + Math.floor(length / (step.count * (unit === 'year' ? 1 : slots[unit][step.unit])));
}

function slotAfter(start: number, unit: Time['unit'], { count, unit: of }: Step, times: number): number {
  const more = count * times;
  if (unit === 'year') return slotOf(unit, start) + more;
  if (of === 'day') return start + more;
  const { year, month, day } = dateOfDay(start);
  const after = year * 12 + month - 1 + more * (of === 'year' ? 12 : 1);
  if (unit === 'month') return after;
  const first = { year: Math.floor(after / 12), month: (after % 12) + 1 };
  const next = dayNumber({
    year: Math.floor((after + 1) / 12),
    month: ((after + 1) % 12) + 1,
    day: 1,
  });
  // The 31st is the last day of shorter months.
  return Math.min(dayNumber({ ...first, day }), next - 1);
}
