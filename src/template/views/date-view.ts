import { escapeMarkdown, type MarkupNode } from '../../markup/index.ts';
import type { CalendarDate, DateValue } from '../../yaml/index.ts';
import { Printable, plainNodes } from '../printable.ts';
import type { DateForm, Views } from '../template.ts';

/** A date: prints itself as it was typed; `{{date d}}` words it. */
export class DateView extends Printable {
  static readonly names: readonly string[] = ['text', 'year', 'start', 'end', 'interval'];
  readonly date: DateValue;

  constructor(date: DateValue) {
    super();
    this.date = date;
    Object.freeze(this);
  }

  markup(): readonly MarkupNode[] {
    return plainNodes(this.date.text);
  }

  markdown(): string {
    return escapeMarkdown(this.date.text);
  }

  plain(): string {
    return this.date.text;
  }

  get size(): number {
    return this.date.text.length;
  }

  get(name: string): unknown {
    const { text, interval, start, end } = this.date;
    switch (name) {
      case 'text':
        return text;
      case 'interval':
        return interval;
      case 'year':
        return (start ?? end)?.year ?? null;
      case 'start':
      case 'end': {
        const day = name === 'start' ? start : end;
        return day && (interval ? new DateView(singleDate(day)) : this);
      }
      default:
        return undefined;
    }
  }
}

export function isDateValue(value: unknown): value is DateValue {
  return typeof value === 'object' && value !== null && (value as Partial<DateValue>).kind === 'date';
}

function singleDate(day: CalendarDate): DateValue {
  const parts = [String(day.year).padStart(4, '0'), day.month, day.day].filter((part) => part !== null);
  const text = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return { kind: 'date', text, interval: false, start: day, end: day };
}

/**
 * A date in words: strings `date-day`, `date-month`, `date-year` with {year} {month} {day} {m}, `month-1` … `month-12`;
 * {alone} and `month-alone-1` … where a month without a day has another form (styczeń, 5 stycznia); `day-1` for the first
 * of a month where it is an ordinal (1er novembre); and `date-interval` with {start} {end},
 * `date-since` with {start}, `date-until` with {end}. The shorter forms: `date-day-medium`, `date-day-numeric` and the same
 * of `date-month`, with {short} from `month-short-1` … and {mm} {dd} of two digits; `date-range` with {start} {end}. What a
 * language has no wording for is written long.
 */
export function wordDate(date: DateValue, views: Views, form: DateForm = 'long'): string {
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

function wordDay(day: CalendarDate, views: Views, form: DateForm): string {
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
  const ordinal = day.day === 1 && views.isWorded('day-1') ? views.word('day-1') : day.day;
  return views.word('date-day', { ...values, day: ordinal });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
