import type { Table, TableCell, TableRow } from './blocks.ts';

/** A table as a rectangle of places, spans resolved. */
export interface TableGrid {
  readonly columns: number;
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly row: TableRow;
  /** One for each column; null where a cell from the left or above reaches, or the row is short. */
  readonly cells: readonly (TableCell | null)[];
}

/** Puts every cell at its column, as HTML's table model does: after the cells that reach into the row from above. */
export function tableGrid(table: Table): TableGrid {
  const taken = new Set<string>();
  let columns = 0;
  const placed = table.rows.map((row, y) => {
    const cells = new Map<number, TableCell>();
    let x = 0;
    for (const cell of row.cells) {
      while (taken.has(`${x},${y}`)) x += 1;
      cells.set(x, cell);
      for (let dy = 0; dy < cell.rowspan; dy++) {
        for (let dx = 0; dx < cell.colspan; dx++) taken.add(`${x + dx},${y + dy}`);
      }
      x += cell.colspan;
      columns = Math.max(columns, x);
    }
    return { row, cells };
  });
  return {
    columns,
    rows: placed.map(({ row, cells }) => ({
      row,
      cells: Array.from({ length: columns }, (_, x) => cells.get(x) ?? null),
    })),
  };
}
