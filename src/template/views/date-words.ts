import type { CalendarDate, DateValue } from '../../yaml/index.ts';
import type { OutlineViews } from './outline-views.ts';

/**
 * A date in words: strings `date-day`, `date-month`, `date-year` with {year} {month} {day} {m}, `month-1` … `month-12`;
 * {alone} and `month-alone-1` … where a month without a day has another form (styczeń, 5 stycznia); `day-1` for the first
 * of a month where it is an ordinal (1er novembre); and `date-interval` with {start} {end},
 * `date-since` with {start}, `date-until` with {end}.
 */
export function wordDate(date: DateValue, views: OutlineViews): string {
  const { start, end, interval } = date;
  if (!interval) return start ? wordDay(start, views) : date.text;
  if (start && end) {
    return views.word('date-interval', { start: wordDay(start, views), end: wordDay(end, views) });
  }
  if (start) return views.word('date-since', { start: wordDay(start, views) });
  return end ? views.word('date-until', { end: wordDay(end, views) }) : date.text;
}

function wordDay(day: CalendarDate, views: OutlineViews): string {
  if (day.month === null) return views.word('date-year', { year: day.year });
  const month = views.word(`month-${day.month}`);
  const values = { year: day.year, month, m: day.month };
  if (day.day === null) {
    const key = `month-alone-${day.month}`;
    const alone = views.isWorded(key) ? views.word(key) : month;
    return views.word('date-month', { ...values, alone });
  }
  const ordinal = day.day === 1 && views.pattern('day-1') ? views.word('day-1') : day.day;
  return views.word('date-day', { ...values, day: ordinal });
}
