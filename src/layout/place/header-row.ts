import type { TableRow } from '../../markup/index.ts';

/** A row of headings. */
export function isHeaderRow(row: TableRow): boolean {
  return row.header || (row.cells.length > 1 && row.cells.every((cell) => cell.header));
}
