import type { Deck } from '../../deck/index.ts';
import { plainText, type Table } from '../../markup/index.ts';
import { isHeaderRow } from './header-row.ts';
import type { TablePlan } from './plan-table.ts';

/** Tables of a deck that have one heading; their cells, once they are measured. */
export interface KinTables {
  readonly tables: readonly Table[];
  cells: TablePlan['cells'] | null;
}

/** Which tables of a deck are of a kind: those with the same words at the heads of their columns. */
export function findTableKin(deck: Deck): ReadonlyMap<Table, KinTables> {
  const byHeading = new Map<string, Table[]>();
  for (const slide of deck.slides) {
    for (const slot of slide.slots) {
      for (const block of slot.blocks) {
        if (block.kind !== 'table') continue;
        const heading = headingOf(block);
        if (heading !== null) byHeading.set(heading, [...(byHeading.get(heading) ?? []), block]);
      }
    }
  }
  const found = new Map<Table, KinTables>();
  for (const tables of byHeading.values()) {
    if (tables.length < 2) continue;
    const kin: KinTables = { tables, cells: null };
    for (const table of tables) found.set(table, kin);
  }
  return found;
}

function headingOf({ rows }: Table): string | null {
  const [first] = rows;
  if (!first || !isHeaderRow(first)) return null;
  // Citation marks differ from one to the next.
  const words = first.cells.map(({ runs, colspan }) => [plainText(runs.filter((run) => !run.cite)), colspan]);
  return JSON.stringify(words);
}
