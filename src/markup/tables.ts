import type { Origin, Table, TableCell, TableRow } from './blocks.ts';
import type { RowLook } from './cell-drawing.ts';

/** A row as its template wrote it, perhaps without cells. */
export interface WrittenRow {
  readonly cells: readonly TableCell[];
  readonly look?: RowLook;
  readonly origin: Origin;
}

interface CompleteTable {
  readonly rows: readonly TableRow[];
  readonly columns: number;
  /** Cells that another one reaches into from above. */
  readonly overlaps: readonly TableCell[];
}

/**
 * Makes a rectangle of rows of any lengths, by HTML's table model: cells stand after those that reach into their row
 * from above, and what stays free is an empty cell. A row in which no cell of its own begins is left out where cells
 * from above cover all of it or none, and they become shorter by it.
 */
export function completeTable(written: readonly WrittenRow[]): CompleteTable {
  const { placed, columns, overlaps } = placeCells(written);
  const isDropped = placed.map(({ cells, covered }) => {
    const reached = covered.filter((each) => each).length;
    return cells.size === 0 && (reached === 0 || reached === columns);
  });
  const droppedBefore = [0];
  for (const dropped of isDropped) droppedBefore.push(droppedBefore.at(-1)! + Number(dropped));
  const rows = written.flatMap((row, y): TableRow[] => {
    if (isDropped[y]) return [];
    const { cells, covered } = placed[y]!;
    const header = row.cells.length > 0 && row.cells.every((cell) => cell.header);
    const complete: TableCell[] = [];
    for (let x = 0; x < columns; ) {
      const cell = cells.get(x);
      if (cell) {
        const below = Math.min(y + cell.rowspan, written.length);
        const rowspan = below - y - (droppedBefore[below]! - droppedBefore[y]!);
        complete.push({ ...cell, rowspan });
        x += cell.colspan;
      } else {
        if (!covered[x]) complete.push(emptyCell(header, row.origin));
        x += 1;
      }
    }
    return [{ header, cells: complete, ...(row.look && { look: row.look }), origin: row.origin }];
  });
  return { rows, columns, overlaps };
}

interface PlacedCells {
  /** Cells that begin in a row, by column. */
  readonly cells: ReadonlyMap<number, TableCell>;
  /** Columns into which a cell reaches from above. */
  readonly covered: readonly boolean[];
}

function placeCells(written: readonly WrittenRow[]) {
  /** For each column the first row that no cell above reaches into. */
  const free: number[] = [];
  const overlaps: TableCell[] = [];
  const placed = written.map((row, y): PlacedCells => {
    const cells = new Map<number, TableCell>();
    const covered = free.map((below) => below > y);
    let x = 0;
    for (const cell of row.cells) {
      while (covered[x]) x += 1;
      let end = x;
      while (end < x + cell.colspan && !covered[end]) end += 1;
      if (end < x + cell.colspan) overlaps.push(cell);
      cells.set(x, { ...cell, colspan: end - x });
      for (; x < end; x++) free[x] = y + cell.rowspan;
    }
    return { cells, covered };
  });
  return { placed, columns: free.length, overlaps };
}

function emptyCell(header: boolean, origin: Origin): TableCell {
  return { header, runs: [], align: null, colspan: 1, rowspan: 1, origin };
}

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
