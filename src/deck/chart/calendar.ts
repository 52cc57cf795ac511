import type { CalendarDate } from '../../yaml/index.ts';

/** Days that Excel, LibreOffice and all others count alike. Excel has a 29 February 1900, before which they differ. */
export const firstSharedDay = 61;
export const lastDay = 2_958_465;

/** The number of a date's first day, as Excel counts: 1 March 1900 is 61. Of any year of the Gregorian calendar. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  const m = month ?? 1;
  // Years that begin in March, so that the leap day is the last (H. Hinnant, "chrono-compatible low-level date algorithms").
  const y = m > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + (day ?? 1) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 693_899;
}

/** The date of a day as Excel counts. */
export function dateOfDay(number: number): { year: number; month: number; day: number } {
  const z = Math.floor(number) + 693_899;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** A date as a number of years: the middle of 1848 is 1848.5. */
export function yearNumber(date: CalendarDate): number {
  const start = dayNumber({ year: date.year, month: 1, day: 1 });
  const length = dayNumber({ year: date.year + 1, month: 1, day: 1 }) - start;
  return date.year + (dayNumber(date) - start) / length;
}

/** Which day (as Excel counts), month (since year 0) or year a day belongs to. */
export function slotOf(unit: 'day' | 'month' | 'year', day: number): number {
  if (unit === 'day') return day;
  const { year, month } = dateOfDay(day);
  return unit === 'year' ? year : year * 12 + month - 1;
}
