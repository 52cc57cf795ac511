import type { DataCell, DataColumn } from '../../outline/index.ts';
import { type CalendarDate, parseDate } from '../../yaml/index.ts';

/**
 * The dates of a column, cell by cell; null where a cell holds none, and for all where the column says that it holds
 * something else. Whole numbers are years where the column is called that in some language, or where all of them have four
 * digits as the years of a chart do.
 */
export function datesInColumn(
  cells: readonly DataCell[],
  column: DataColumn,
): readonly (CalendarDate | null)[] {
  if (column.type !== null && column.type !== 'date') return cells.map(() => null);
  const named = [column.id, ...column.label.wordings.map(({ value }) => value)].some(isYearWord);
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

function isYearWord(text: string): boolean {
  return yearWords.has(text.trim().toLowerCase());
}

/** What people call a column of years. */
const yearWords = new Set(
  'year years yr jahr jahre année annees années an año años anno anni ano anos jaar jaren rok lata år vuosi év yıl год годы рік роки 年 年份 年度 연도 년도 سنة عام שנה سال वर्ष'.split(
    ' ',
  ),
);
