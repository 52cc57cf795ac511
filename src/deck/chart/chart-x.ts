import type { DataCell, DataColumn } from '../../outline/index.ts';
import type { Views } from '../../template/index.ts';
import { type CalendarDate, parseDate } from '../../yaml/index.ts';
import { reportDeck } from '../codes.ts';
import type { Chart, ChartX, DateWords } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';
import { dayNumber, firstSharedDay, lastDay, slotOf, yearNumber } from './calendar.ts';
import { level, unscaled } from './chart-scales.ts';

/** What stands along the axis: a cell for each category, and what is shown of it. */
export interface Abscissa {
  readonly cells: readonly DataCell[];
  readonly texts: readonly string[];
  readonly column: DataColumn;
}

/**
 * Where the categories of a chart stand. Dates stand at their distances in lines, areas and columns, and so do years
 * where these are uneven: evenly spaced in their order, they stand as well side by side, as typed. What cannot be drawn
 * to scale, and what a date axis would not say, is reported. Null after an error.
 */
export function chartX(kind: Chart['chart'], abscissa: Abscissa, context: FigureContext): ChartX | null {
  if (unscaled.has(kind)) return names;
  const dates = datesInColumn(abscissa.cells, abscissa.column, context.views);
  const known = dates.filter((date) => date !== null);
  const axis = new DateAxis(abscissa, dates, context);
  if (kind === 'scatter' || kind === 'bubble') return axis.points();
  if (known.length < 2) {
    axis.reportUnevenNumbers(kind);
    return names;
  }
  if (known.length < dates.length) {
    axis.reportOddOneOut();
    return names;
  }
  return axis.along(kind);
}

const names: ChartX = { kind: 'names' };

/** Columns narrower than a day of so many are hairlines. */
const mostSlots = 250;
/** From here on a month is less than a hundredth of the axis. */
const daysToCountMonths = 3100;

class DateAxis {
  private readonly abscissa: Abscissa;
  private readonly context: FigureContext;
  private readonly dates: readonly (CalendarDate | null)[];
  private readonly known: readonly CalendarDate[];

  constructor(abscissa: Abscissa, dates: readonly (CalendarDate | null)[], context: FigureContext) {
    this.abscissa = abscissa;
    this.dates = dates;
    this.context = context;
    this.known = dates.filter((date) => date !== null);
  }

  /** Lines, areas, columns and bars whose categories are all dates. */
  along(kind: Chart['chart']): ChartX {
    const precision = this.precision();
    const even = this.isEven(precision);
    if (level.has(kind)) {
      if (!even) this.reportUneven('kind: column draws them to scale');
      return names;
    }
    this.reportMixed(precision);
    if (even && precision === 'year') return names;
    const at = this.known.map(dayNumber);
    const span = most(at) - least(at);
    if (even && kind === 'column' && precision === 'day' && span > mostSlots / 2) return names;
    this.reportRepeated(at);
    // Of years alone all programs agree from 1900 on.
    const first = precision === 'year' ? dayNumber({ year: 1900, month: 1, day: 1 }) : firstSharedDay;
    if (least(at) < first || most(at) > lastDay) return this.beyondDates(kind, even);
    const columns = kind === 'column' || kind === 'combo';
    if (columns && precision === 'day' && span > daysToCountMonths && this.differ(at, 'month')) {
      return { kind: 'time', unit: 'month', at, words: dateWords('month', this.isTyped(), this.context) };
    }
    const slots = slotOf(precision, most(at)) - slotOf(precision, least(at));
    if (columns && slots > mostSlots) this.reportThin();
    return { kind: 'time', unit: precision, at, words: dateWords(precision, this.isTyped(), this.context) };
  }

  /** Points between two axes: numbers as they are, dates as days or years. Null after an error. */
  points(): ChartX | null {
    const { cells } = this.abscissa;
    if (this.known.length === cells.length && this.known.length > 0) {
      const precision = this.precision();
      if (precision === 'year')
        return { kind: 'numbers', at: this.known.map(({ year }) => year), words: null };
      this.reportMixed(precision);
      const at = this.known.map(dayNumber);
      if (least(at) < firstSharedDay || most(at) > lastDay) return this.inYears();
      return { kind: 'numbers', at, words: dateWords(precision, this.isTyped(), this.context) };
    }
    const at = cells.map(({ value }) => (typeof value === 'number' ? value : Number.NaN));
    return at.every(Number.isFinite) ? { kind: 'numbers', at, words: null } : null;
  }

  /** Numbers that rise or fall by uneven steps, in a chart that says by its slopes how fast something grows. */
  reportUnevenNumbers(kind: Chart['chart']): void {
    if (kind !== 'line' && kind !== 'area') return;
    const { cells, texts, column } = this.abscissa;
    const numbers = cells.map(({ value }) => value);
    if (column.type === 'text' || numbers.length < 3) return;
    if (!numbers.every((value): value is number => typeof value === 'number')) return;
    const steps = stepsOf(numbers);
    if (!(steps.every((step) => step > 0) || steps.every((step) => step < 0)) || areEven(steps)) return;
    const hint =
      'kind: scatter draws numbers to scale; "type: date" in the data\'s columns says that they are years, "type: text" that they are names';
    this.report('uneven-steps', widest(steps), `${this.list(texts)} are drawn at even distances`, hint);
  }

  /** A cell among dates that is none. */
  reportOddOneOut(): void {
    const at = this.dates.indexOf(null);
    if (this.known.length < 3 || this.isEven(this.precision())) return;
    const text = this.abscissa.texts[at]!;
    const what = text === '' ? 'an empty cell' : `"${text}"`;
    const message = `${what} is no date, so the dates of "${this.abscissa.column.id}" are drawn at even distances`;
    this.report('uneven-steps', at, message, 'a date is written 2014, 2018-04 or 2024-02-26');
  }

  /** Days of which Excel knows nothing: no date axis has them. */
  private beyondDates(kind: Chart['chart'], even: boolean): ChartX {
    if (kind === 'line') return this.inYears();
    if (!even) {
      this.reportUneven('programs have no dates before 1900 or after 9999: kind: line draws them to scale');
    }
    return names;
  }

  private inYears(): ChartX {
    return { kind: 'numbers', at: this.known.map(yearNumber), words: null };
  }

  private precision(): Precision {
    if (this.known.some(({ day }) => day !== null)) return 'day';
    return this.known.some(({ month }) => month !== null) ? 'month' : 'year';
  }

  /** Whether they follow one another at one distance: so many years, months or days. */
  private isEven(precision: Precision): boolean {
    const months = this.known.map(({ year, month }) => year * 12 + (month ?? 1) - 1);
    if (precision === 'year') return isEvenRise(this.known.map(({ year }) => year));
    if (precision === 'month') return isEvenRise(months);
    const sameDay = new Set(this.known.map(({ day }) => day)).size === 1;
    const ends = this.known.every(isMonthEnd);
    return isEvenRise(this.known.map(dayNumber)) || ((sameDay || ends) && isEvenRise(months));
  }

  private differ(at: readonly number[], unit: Precision): boolean {
    return new Set(at.map((each) => slotOf(unit, each))).size === at.length;
  }

  private isTyped(): boolean {
    return this.abscissa.column.type === 'date';
  }

  private reportUneven(hint: string): void {
    const { texts } = this.abscissa;
    const steps = stepsOf(this.known.map(dayNumber));
    this.report('uneven-steps', widest(steps), `${this.list(texts)} are drawn at even distances`, hint);
  }

  private reportMixed(precision: Precision): void {
    const at = this.known.findIndex(({ month, day }) => (precision === 'day' ? day : month) === null);
    if (precision === 'year' || at < 0) return;
    const message = `"${this.abscissa.texts[at]}" is drawn at its first ${precision}, since others are ${precision}s`;
    this.report('mixed-dates', at, message, `write all of them as ${precision}s, or all as years`);
  }

  private reportRepeated(at: readonly number[]): void {
    const seen = new Map<number, number>();
    for (const [i, each] of at.entries()) {
      const first = seen.get(each);
      if (first === undefined) {
        seen.set(each, i);
        continue;
      }
      const message = `"${this.abscissa.texts[i]}" stands twice: both are drawn at the same place`;
      const hint = 'where they are of different things, name the column that says so with "series"';
      const related = [{ message: 'the first one', span: this.abscissa.cells[first]!.span }];
      this.context.report(
        reportDeck('repeated-date', this.abscissa.cells[i]!.span, message, { hint, related }),
      );
    }
  }

  private reportThin(): void {
    const message = `the columns of "${this.abscissa.column.id}" are a day wide in years of days: hairlines`;
    this.report('thin-columns', 0, message, 'kind: line draws them to scale and to be seen');
  }

  private report(
    code: 'uneven-steps' | 'mixed-dates' | 'thin-columns',
    at: number,
    message: string,
    hint: string,
  ): void {
    this.context.report(reportDeck(code, this.abscissa.cells[at]!.span, message, { hint }));
  }

  /** The first few of them. */
  private list(texts: readonly string[]): string {
    const shown = texts.slice(0, 4).join(', ');
    return texts.length > 4 ? `${shown} …` : shown;
  }
}

function isMonthEnd(date: CalendarDate): boolean {
  const next = { year: date.year, month: (date.month ?? 1) + 1, day: 1 };
  const first = next.month > 12 ? { year: date.year + 1, month: 1, day: 1 } : next;
  return date.day !== null && dayNumber(date) === dayNumber(first) - 1;
}

function isEvenRise(numbers: readonly number[]): boolean {
  const steps = stepsOf(numbers);
  return steps.every((step) => step > 0) && areEven(steps);
}

function areEven(steps: readonly number[]): boolean {
  return steps.every((step) => Math.abs(step - steps[0]!) <= Math.abs(steps[0]!) * 1e-6);
}

function stepsOf(numbers: readonly number[]): number[] {
  return numbers.slice(1).map((number, i) => number - numbers[i]!);
}

/** Index of the number after the widest step: where to look. */
function widest(steps: readonly number[]): number {
  return 1 + steps.reduce((best, step, i) => (Math.abs(step) > Math.abs(steps[best]!) ? i : best), 0);
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}

type Precision = 'day' | 'month' | 'year';

const iso: Readonly<Record<Precision, string>> = {
  day: '{year}-{mm}-{dd}',
  month: '{year}-{mm}',
  year: '{year}',
};

/** How dates of a column are written along an axis: as typed, or where its type is date as the language words them. */
function dateWords(precision: Precision, typed: boolean, { views }: FigureContext): DateWords {
  if (!typed) return { pattern: iso[precision], months: [] };
  const fields = { year: '{year}', month: '{month}', alone: '{month}', m: '{m}', day: '{day}' };
  const months = Array.from({ length: 12 }, (_, i) => {
    // A month without a day has another form in some languages.
    const alone = `month-alone-${i + 1}`;
    return views.word(precision === 'month' && views.isWorded(alone) ? alone : `month-${i + 1}`);
  });
  return { pattern: views.word(`date-${precision}`, fields), months };
}

/**
 * The dates of a column, cell by cell; null where a cell holds none, and for all where the column says that it holds
 * something else. Whole numbers are years where the column is called so (`years-column` of the strings), or where all of
 * them have four digits as the years of a chart do.
 */
function datesInColumn(
  cells: readonly DataCell[],
  column: DataColumn,
  views: Views,
): readonly (CalendarDate | null)[] {
  if (column.type !== null && column.type !== 'date') return cells.map(() => null);
  const words = views.isWorded('years-column') ? views.word('years-column').toLowerCase().split(' ') : [];
  const named = [column.id, views.plain(column.label)].some((name) =>
    words.includes(name.trim().toLowerCase()),
  );
  const numbers = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const years =
    numbers.every(Number.isInteger) &&
    (column.type === 'date' || named
      ? numbers.every((number) => Math.abs(number) <= 9999)
      : numbers.every((number) => number >= 1000 && number <= 2200));
  return cells.map((cell) => {
    const { value, date, written } = cell;
    if (date) return date.interval ? null : date.start;
    if (typeof value === 'number') return years ? { year: value, month: null, day: null } : null;
    const found = value === null || cell.text || written === null ? null : parseDate(written.trim());
    return found && !found.interval ? found.start : null;
  });
}
