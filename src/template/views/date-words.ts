import type { CalendarDate, DateValue } from '../../yaml/index.ts';
import type { OutlineViews } from './outline-views.ts';

/** As the language writes a date in a text, with the month's name shortened, in figures. */
export const dateForms = ['long', 'medium', 'numeric'] as const;
export type DateForm = (typeof dateForms)[number];

/**
 * A date in words: strings `date-day`, `date-month`, `date-year` with {year} {month} {day} {m}, `month-1` … `month-12`;
 * {alone} and `month-alone-1` … where a month without a day has another form (styczeń, 5 stycznia); `day-1` for the first
 * of a month where it is an ordinal (1er novembre); and `date-interval` with {start} {end},
 * `date-since` with {start}, `date-until` with {end}. The shorter forms: `date-day-medium`, `date-day-numeric` and the same
 * of `date-month`, with {short} from `month-short-1` … and {mm} {dd} of two digits; `date-range` with {start} {end}. What a
 * language has no wording for is written long.
 */
export function wordDate(date: DateValue, views: OutlineViews, form: DateForm = 'long'): string {
  const { start, end, interval } = date;
  const day = (each: CalendarDate) => wordDay(each, views, form);
  if (!interval) return start ? day(start) : date.text;
  if (start && end) {
    const ends = { start: day(start), end: day(end) };
    const short = form !== 'long' && views.isWorded('date-range');
    return short ? views.word('date-range', ends) : views.word('date-interval', ends);
  }
  if (start) return views.word('date-since', { start: day(start) });
  return end ? views.word('date-until', { end: day(end) }) : date.text;
}

function wordDay(day: CalendarDate, views: OutlineViews, form: DateForm): string {
  if (day.month === null) return views.word('date-year', { year: day.year });
  const month = views.word(`month-${day.month}`);
  const values = { year: day.year, month, m: day.month };
  const key = `${day.day === null ? 'date-month' : 'date-day'}-${form}`;
  if (form !== 'long' && views.isWorded(key)) {
    const short = `month-short-${day.month}`;
    return views.word(key, {
      ...values,
      short: views.isWorded(short) ? views.word(short) : month,
      mm: twoDigits(day.month),
      day: day.day ?? '',
      dd: twoDigits(day.day ?? 0),
    });
  }
  if (day.day === null) {
    const key = `month-alone-${day.month}`;
    const alone = views.isWorded(key) ? views.word(key) : month;
    return views.word('date-month', { ...values, alone });
  }
  const ordinal = day.day === 1 && views.pattern('day-1') ? views.word('day-1') : day.day;
  return views.word('date-day', { ...values, day: ordinal });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
