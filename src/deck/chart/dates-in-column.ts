import type { DataCell, DataColumn } from '../../outline/index.ts';
import type { Views } from '../../template/index.ts';
import { type CalendarDate, parseDate } from '../../yaml/index.ts';

/**
 * The dates of a column, cell by cell; null where a cell holds none, and for all where the column says that it holds
 * something else. Whole numbers are years where the column is called so (`years-column` of the strings), or where all of
 * them have four digits as the years of a chart do.
 */
export function datesInColumn(
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
