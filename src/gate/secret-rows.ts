import type { DataCell, Outline } from '../outline/index.ts';
import type { Span } from '../source/index.ts';
import { fold } from './phrases.ts';

/** A text that is marked higher than a deck. */
export interface Secret {
  /** `the label of the element "yard"`: never the text itself, which a report would tell. */
  readonly what: string;
  readonly rank: number;
  readonly span: Span;
}

/** A row of data of which the deck may not show all, its cells as they are compared. */
export interface SecretRow extends Secret {
  readonly hidden: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

interface CellTexts extends Secret {
  readonly cells: readonly string[];
}

/** Every cell with its rank, and the rows in which some are above the one that is shown. */
export function secretRows(
  { data, marks }: Outline,
  shown: number,
): { readonly cells: readonly CellTexts[]; readonly rows: readonly SecretRow[] } {
  const { rankOf } = marks!;
  const all: CellTexts[] = [];
  const rows: SecretRow[] = [];
  const openRows: ReadonlySet<string>[] = [];
  for (const table of data.values()) {
    const columns = table.columns.map((column) => rankOf(column));
    for (const [number, row] of table.rows.entries()) {
      const hidden = new Set<string>();
      const open = new Set<string>();
      let first: CellTexts | null = null;
      for (const [at, cell] of row.cells.entries()) {
        const rank = Math.max(columns[at]!, row.marking ? rankOf(row) : 0);
        const place = `row ${number + 1} of the data "${table.id}"`;
        const what = `the cell of "${table.columns[at]!.id}" in ${place}`;
        const texts = { what, rank, span: cell.span, cells: wordsOf(cell) };
        all.push(texts);
        if (rank > shown) first ??= { ...texts, what: `figures of ${place}` };
        for (const each of comparable(cell)) (rank > shown ? hidden : open).add(each);
      }
      openRows.push(open);
      for (const each of open) hidden.delete(each);
      if (first && hidden.size > 0) rows.push({ ...first, hidden, open });
    }
  }
  // What stands beside the same cell in a row that may be shown is no secret.
  const kept = rows.flatMap((row) => {
    const beside = openRows.filter((each) => [...row.open].some((cell) => each.has(cell)));
    const hidden = new Set([...row.hidden].filter((cell) => !beside.some((each) => each.has(cell))));
    return hidden.size > 0 ? [{ ...row, hidden }] : [];
  });
  return { cells: all, rows: kept };
}

function wordsOf({ text, written }: DataCell): readonly string[] {
  return text ? text.wordings.map(({ value }) => value) : written === null ? [] : [written];
}

/** A cell in the ways in which a table, a chart or a workbook may hold it. */
function comparable(cell: DataCell): readonly string[] {
  const { value } = cell;
  const figures =
    typeof value === 'number' ? [String(value), ...[0, 1, 2, 3].map((digits) => value.toFixed(digits))] : [];
  return [...new Set([...wordsOf(cell), ...figures].map(asCell).filter((each) => each !== ''))];
}

/** Cells without a letter count by their digits: marks between them change with the language. */
export function asCell(text: string): string {
  const folded = fold(text).trim();
  return /\p{L}/u.test(folded) ? folded : folded.replace(/[^\p{N}]/gu, '') || folded;
}
