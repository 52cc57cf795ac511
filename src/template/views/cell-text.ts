import { writeFigure } from '../../numbers/index.ts';
import type { DataCell, DataColumn } from '../../outline/index.ts';
import type { OutlineViews } from './outline-views.ts';

/**
 * What is shown of a cell: its words in the language of the deck, a figure as `writeFigure` has it, all else as typed.
 * Null where there is nothing. At the head of a row, along an axis and as the name of a series (`head`) figures without a
 * type stand as typed: they are years, versions and codes.
 */
export function cellText(
  cell: DataCell,
  column: DataColumn,
  head: boolean,
  views: OutlineViews,
): string | null {
  const { text, figure, date, written } = cell;
  if (text) return views.plain(text);
  if (date) return views.date(date);
  if (!figure || (column.type === null && (head || !column.figures))) return written;
  return writeFigure(figure, column, views.numbers);
}
