import type { Paragraph, Table as WordTable } from 'docx';
import { type GridRow, type Table, type TableCell, tableGrid } from '../../../markup/index.ts';
import { isRightToLeft } from '../styles/style-sheet.ts';
import { columnWidths } from './column-widths.ts';
import type { Drawing } from './drawing.ts';
import { textParagraph } from './text-paragraph.ts';

/** A table in the style of the handout; its header rows repeat on every page, and no row is torn between two. */
export function drawTable(table: Table, drawing: Drawing, width: number): (Paragraph | WordTable)[] {
  const { docx, document } = drawing;
  const grid = tableGrid(table);
  if (grid.columns === 0) return [];
  const widths = columnWidths(grid, width);
  const headers = headerRows(grid.rows);
  const { reached, joined } = spansOf(grid.rows, grid.columns);
  const rows = grid.rows.map(
    (row, y) =>
      new docx.TableRow({
        cantSplit: true,
        ...(y < headers && { tableHeader: true }),
        // A header is not left alone at the foot of a page, a last row not at the head of one; what spans rows keeps them.
        ...((y < headers || y === grid.rows.length - 2 || joined.has(y)) && {
          keepNext: true,
        }),
        children: rowCells(row, y, y < headers, widths, drawing, reached),
      }),
  );
  drawing.tableAlts.push(table.alt);
  return [
    new docx.Table({
      style: 'HandoutTable',
      width: { size: width, type: 'dxa' },
      layout: 'fixed',
      columnWidths: widths,
      ...(isRightToLeft(document.language) && { visuallyRightToLeft: true }),
      tableLook: {
        firstRow: headers > 0,
        lastRow: false,
        firstColumn: firstColumnIsHeader(grid.rows.slice(headers)),
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows,
    }),
    // Tables that touch are one in Word; a little air is needed anyway.
    new docx.Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' } }),
  ];
}

/** Rows that are headers from the top on; a table of headers alone has none that could repeat above the rest. */
function headerRows(rows: readonly GridRow[]): number {
  return Math.max(
    0,
    rows.findIndex(({ row }) => !row.header),
  );
}

function firstColumnIsHeader(rows: readonly GridRow[]): boolean {
  return rows.length > 0 && rows.every(({ cells }) => cells[0] === null || cells[0]?.header === true);
}

interface Spans {
  /** Places that a cell from the left or above reaches into, as "x,y"; every other empty place is given an empty cell. */
  readonly reached: ReadonlySet<string>;
  /** Rows that a cell joins with the next one. */
  readonly joined: ReadonlySet<number>;
}

function spansOf(rows: readonly GridRow[], columns: number): Spans {
  const reached = new Set<string>();
  const joined = new Set<number>();
  rows.forEach(({ cells }, y) => {
    for (let x = 0; x < columns; x++) {
      const cell = cells[x];
      if (!cell) continue;
      for (let dy = 0; dy < Math.min(cell.rowspan, rows.length - y); dy++) {
        if (dy > 0) joined.add(y + dy - 1);
        for (let dx = 0; dx < cell.colspan; dx++) if (dx + dy > 0) reached.add(`${x + dx},${y + dy}`);
      }
    }
  });
  return { reached, joined };
}

function rowCells(
  { row, cells }: GridRow,
  y: number,
  repeats: boolean,
  widths: readonly number[],
  drawing: Drawing,
  reached: ReadonlySet<string>,
) {
  const { docx } = drawing;
  return cells.flatMap((cell, x) => {
    if (!cell && reached.has(`${x},${y}`)) return [];
    const span = cell?.colspan ?? 1;
    const width = widths.slice(x, x + span).reduce((sum, one) => sum + one, 0);
    const options = {
      width: { size: width, type: 'dxa' as const },
      ...(span > 1 && { columnSpan: span }),
      ...(cell && cell.rowspan > 1 && { rowSpan: cell.rowspan }),
    };
    return [new docx.TableCell({ ...options, children: [cellText(cell, row.header, repeats, drawing)] })];
  });
}

function cellText(cell: TableCell | null, headerRow: boolean, repeats: boolean, drawing: Drawing): Paragraph {
  const style = headerRow || cell?.header ? 'TableHeading' : 'TableText';
  const alignment = cell?.align && cell.align !== 'left' ? { alignment: cell.align } : {};
  return textParagraph(cell?.runs ?? [], drawing, { style, ...alignment }, !repeats);
}
