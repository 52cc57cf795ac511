import type { Table } from '../../markup/index.ts';
import { isHeaderRow } from './header-row.ts';

/** Columns whose body cells are all figures, or what stands for one that is missing: they read better set right. */
export function numericColumns(table: Table, missing: string): ReadonlySet<number> {
  const found = new Set<number>();
  const body = table.rows.filter((row) => !isHeaderRow(row));
  const plain = body.every((row) => row.cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1));
  if (!plain || body.length === 0) return found;
  for (let c = 1; c < (body[0]?.cells.length ?? 0); c++) {
    const texts = body
      .map((row) =>
        (row.cells[c]?.runs ?? [])
          .map((run) => (run.cite ? '' : run.text))
          .join('')
          .trim(),
      )
      .filter((text) => text !== '' && text !== missing);
    if (texts.length > 0 && texts.every((text) => figure.test(text))) found.add(c);
  }
  return found;
}

/** A number with its sign, its currency or its per cent, in any digits. */
const figure =
  /^(?:[A-Z]{3}\s?)?[\s(+\-−±<>≤≥≈~\p{Sc}]*\p{Nd}[\p{Nd}\s.,'’٬٫]*[\s)%‰°\p{Sc}]*(?:\s?[A-Z]{3})?$/u;
