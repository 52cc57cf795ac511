import { escapeMarkdown, type MarkupNode } from '../../markup/index.ts';
import type { CalendarDate, DateValue } from '../../yaml/index.ts';
import { Printable, plainNodes } from '../printable.ts';

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
