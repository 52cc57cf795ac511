import type { Span } from '../source/index.ts';
import { languageChain } from './language.ts';

/** A text in one or several languages, as written. A plain string has one wording, of language null. */
export interface Text {
  readonly kind: 'text';
  /** Whether paragraphs, lists, tables and the like may stand in it. */
  readonly block: boolean;
  /** It is shown letter for letter: what looks like Markdown in it is none. */
  readonly plain?: true;
  /** Whether dollars make formulas in it, whatever the deck says: not in what somebody else wrote. */
  readonly formulas?: boolean;
  readonly span: Span;
  readonly wordings: readonly Wording[];
  /** Where other wordings would stand, if not beside this one; that one is missing is said of a plain text too then. */
  readonly missingHint?: string;
  /** Some of its wordings were bad and have been reported: that one is missing is then no news. */
  readonly partial?: true;
}

export interface Wording {
  /** BCP 47 tag; null stands for the outline's language. */
  readonly language: string | null;
  readonly value: string;
  readonly span: Span;
  /** Words of a template set that change with a number: by plural category or exact number; `value` is that of "other". */
  readonly forms?: ReadonlyMap<string, string>;
}

/** A date of the formats: a year, month or day, or an interval between two of them. */
export interface DateValue {
  readonly kind: 'date';
  readonly text: string;
  readonly interval: boolean;
  /** Start; null in `../2022`. For a single date, start and end are the same. */
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** The wording that serves a language best, or null. */
export function lookupWording(text: Text, language: string, ownLanguage: string): Wording | null {
  for (const tag of languageChain(language)) {
    const found = text.wordings.find((w) => (w.language ?? ownLanguage).toLowerCase() === tag);
    if (found) return found;
  }
  return null;
}

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads a date; null when it is none (the thirteenth month, the 30th of February). */
export function parseDate(text: string): DateValue | null {
  const parts = text.split('/');
  if (parts.length === 1) {
    const single = parseCalendarDate(text);
    return single && { kind: 'date', text, interval: false, start: single, end: single };
  }
  if (parts.length !== 2) return null;
  const start = parts[0] === '..' ? null : parseCalendarDate(parts[0]!);
  const end = parts[1] === '..' ? null : parseCalendarDate(parts[1]!);
  if ((!start && parts[0] !== '..') || (!end && parts[1] !== '..') || (!start && !end)) return null;
  if (start && end && compareDates(start, end) > 0) return null;
  return { kind: 'date', text, interval: true, start, end };
}

function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0);
}

/** `2026-05-01`: the first day of a date; of one without a start, of its end. Days compare as texts. */
export function firstDay({ start, end }: DateValue): string {
  const { year, month, day } = (start ?? end)!;
  return isoDay(year, month ?? 1, day ?? 1);
}

/** The last day of a date; null where it has no end. */
export function lastDay({ end }: DateValue): string | null {
  if (!end) return null;
  const month = end.month ?? 12;
  return isoDay(end.year, month, end.day ?? daysInMonth(end.year, month));
}

function isoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}

function parseCalendarDate(text: string): CalendarDate | null {
  const match = datePattern.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > daysInMonth(year, month!))) return null;
  return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
