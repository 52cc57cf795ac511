import { type ChartX, type DateWords, dateOfDay, dayNumber, slotOf } from '../../deck/index.ts';
import type { PlacedAbscissa, PlacedTick } from '../placed.ts';

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
