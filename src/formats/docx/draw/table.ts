import type { Paragraph, Table as WordTable } from 'docx';
import {
  type GridRow,
  isCjk,
  isRightToLeft,
  plainText,
  type Table,
  type TableCell,
  type TableGrid,
  tableGrid,
} from '../../../markup/index.ts';
import { mostOf } from '../../../source/index.ts';
import type { Twips } from '../paper.ts';
import { cellMargins } from '../styles/style-sheet.ts';
import type { Drawing } from './drawing.ts';
import { textParagraph } from './runs.ts';

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
        ...((y < headers || y === grid.rows.length - 2 || joined.has(y) || isSection(row, grid.columns)) && {
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
        ...plainLook,
        firstRow: headers > 0,
        firstColumn: firstColumnIsHeader(grid.rows.slice(headers)),
      },
      rows,
    }),
    // Tables that touch are one in Word; a little air is needed anyway.
    new docx.Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' } }),
  ];
}

/** A row that says what the rows after it belong to. */
function isSection({ cells }: GridRow, columns: number): boolean {
  return cells[0]?.header === true && cells[0].colspan === columns && columns > 1;
}

/** No row and no column looks otherwise than the others. */
export const plainLook = {
  firstRow: false,
  lastRow: false,
  firstColumn: false,
  lastColumn: false,
  noHBand: true,
  noVBand: true,
} as const;

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
    const width = sumOf(widths.slice(x, x + span));
    const options = {
      width: { size: width, type: 'dxa' as const },
      ...(span > 1 && { columnSpan: span }),
      ...(cell && cell.rowspan > 1 && { rowSpan: cell.rowspan }),
      ...(cell?.header &&
        !row.header &&
        span === cells.length && { shading: { fill: drawing.palette.pale } }),
    };
    return [new docx.TableCell({ ...options, children: [cellText(cell, row.header, repeats, drawing)] })];
  });
}

function cellText(cell: TableCell | null, headerRow: boolean, repeats: boolean, drawing: Drawing): Paragraph {
  const style = headerRow || cell?.header ? 'TableHeading' : 'TableText';
  const alignment = cell?.align && cell.align !== 'left' ? { alignment: cell.align } : {};
  return textParagraph(cell?.runs ?? [], drawing, { style, ...alignment }, !repeats);
}

/**
 * Widths of columns that make a table short: each column can hold its longest word, the rest goes, a little at a time,
 * to the column whose gain lowers the rows most. Texts are measured roughly: fonts differ from computer to computer, and
 * Word breaks the lines itself.
 */
export function columnWidths(grid: TableGrid, total: Twips): Twips[] {
  const cells = grid.rows.map(({ cells: row }) =>
    row.map((cell) => (cell && cell.colspan === 1 ? measure(plainText(cell.runs), cell.header) : nothing)),
  );
  const columns = Array.from({ length: grid.columns }, (_, x) => cells.map((row) => row[x] ?? nothing));
  const padding = cellMargins.left + cellMargins.right;
  const widest = columns.map(
    (column) =>
      mostOf(
        column.map(({ whole }) => whole),
        0,
      ) + padding,
  );
  const wanted = sumOf(widest);
  // All of it fits on single lines: columns as wide as they need, the rest shared in proportion.
  if (wanted <= total) return exact(widest, total);
  const least = columns.map(
    (column) =>
      mostOf(
        column.map(({ word }) => Math.min(word, total / 4)),
        240,
      ) + padding,
  );
  const needed = sumOf(least);
  if (needed >= total) return exact(least, total);
  const widths = [...least];
  const step = Math.max(40, (total - needed) / 120);
  const rows = cells.map((row) => row.map(({ whole }, x) => heightIn(whole, widths[x]! - padding)));
  let sums = rows.map(sumOf);
  for (let left = total - needed; left > 0; left -= step) {
    const roots = sums.map((sum) => sum ** 0.25);
    // How much lower the rows get, all in all, when a column gets wider.
    const gains = columns.map((column, x) => {
      if (widths[x]! >= widest[x]!) return -1;
      let gain = 0;
      for (let y = 0; y < rows.length; y++) {
        const now = rows[y]![x] ?? 0;
        if (now === 0) continue;
        const after = sums[y]! - now + heightIn(column[y]!.whole, widths[x]! - padding + step);
        gain += roots[y]! - after ** 0.25;
      }
      return gain;
    });
    const best = gains.indexOf(Math.max(...gains));
    widths[best] = widths[best]! + Math.min(step, left);
    for (const [y, row] of rows.entries())
      if (best < row.length) row[best] = heightIn(columns[best]![y]!.whole, widths[best]! - padding);
    sums = rows.map(sumOf);
  }
  return exact(widths, total);
}

interface Extent {
  /** On one line. */
  readonly whole: Twips;
  readonly word: Twips;
}

const nothing: Extent = { whole: 0, word: 0 };

/** High cells count more, without hiding the others. */
function heightIn(whole: Twips, width: Twips): number {
  return (whole / width) ** 4;
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** So many Chinese characters stay on one line: short entries are not torn. */
const shortest = 5.5;

/** Nine points: what table text is set in. A letter is about half as wide as high, a Chinese character as wide. */
function measure(text: string, bold: boolean): Extent {
  const em = 180 * (bold ? 1.06 : 1);
  let whole = 0;
  let word = 0;
  let longest = 0;
  let beforeWide: boolean | null = null;
  for (const character of text) {
    const wide = isCjk(character);
    const width = wide
      ? em
      : /\s/.test(character)
        ? em * 0.26
        : /[A-Z0-9]/.test(character)
          ? em * 0.6
          : em * 0.52;
    // Programs part Chinese and Latin letters by a little space.
    if (beforeWide !== null && beforeWide !== wide) whole += em / 4;
    beforeWide = wide;
    whole += width;
    word = wide || /[\s/–-]/.test(character) ? 0 : word + width;
    longest = Math.max(longest, word, wide ? Math.min(whole, shortest * em) : 0);
  }
  return { whole, word: longest };
}

/** Whole numbers that add up. */
function exact(widths: readonly number[], total: Twips): Twips[] {
  const sum = sumOf(widths);
  let at = 0;
  let used = 0;
  return widths.map((width) => {
    at += (width / sum) * total;
    const rounded = Math.round(at) - used;
    used += rounded;
    return rounded;
  });
}
