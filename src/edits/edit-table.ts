import { heightOf, linesOf, type PlacedTable } from '../layout/index.ts';
import type { Inches } from '../theme/index.ts';
import { reportEdit } from './codes.ts';
import { wordsAfter } from './conflicts.ts';
import type { ShapeEdits, ValueEdit } from './deck-edits.ts';
import type { EditContext } from './edit-context.ts';
import { rewordParagraphs, wordsOfParagraphs } from './set-words.ts';
import { checkReworded } from './sourced-words.ts';

/** A table whose columns and rows were made wider, narrower, higher. */
export function sizeTable(table: PlacedTable, edits: ShapeEdits, context: EditContext): PlacedTable {
  let sized = table;
  const { columns, rows } = edits;
  if (columns && counted(columns, table.columns.length, 'columns', table.name, context)) {
    const factor = table.box.w / sum(columns.now);
    sized = { ...sized, columns: columns.now.map((width) => width * (Number.isFinite(factor) ? factor : 1)) };
  }
  if (rows && counted(rows, table.rows.length, 'rows', table.name, context)) {
    const heights = table.rows.map((row, i) => ({ ...row, height: rows.now[i]! }));
    sized = { ...sized, rows: heights, box: { ...sized.box, h: sum(rows.now) } };
  }
  return sized;
}

function counted(
  edit: ValueEdit<readonly Inches[]>,
  count: number,
  what: string,
  name: string,
  { report }: EditContext,
): boolean {
  if (edit.now.length === count) return true;
  report(reportEdit('edit-gone', edit.span, goneMessage(name, count, what, edit.now.length), { hint }));
  return false;
}

const hint = 'delete these lines, or size the table by hand once more';

function goneMessage(name: string, count: number, what: string, was: number): string {
  return `"${name}" has ${count} ${what} now, and ${was} when they were sized by hand: their sizes have no effect`;
}

function sum(lengths: readonly Inches[]): Inches {
  return lengths.reduce((all, each) => all + each, 0);
}

export function editCells(
  table: PlacedTable,
  edits: ShapeEdits['cells'],
  slide: string,
  context: EditContext,
): PlacedTable {
  const rows = table.rows.map((row, r) => {
    const cells = row.cells.map((cell) => {
      const edit = edits.get(`${r + 1}.${cell.column + 1}`);
      const ours = wordsOfParagraphs(cell.paragraphs);
      const words = edit && wordsAfter(edit, linesOfCell(ours), `cell of "${table.name}"`, context);
      if (!edit || !words) return cell;
      checkReworded(
        cell.paragraphs.map(({ runs }) => runs),
        words,
        { ...edit, slide, name: table.name },
        context,
      );
      const width = table.columns
        .slice(cell.column, cell.column + cell.colspan)
        .reduce((all, each) => all + each, 0);
      const paragraphs = rewordParagraphs(
        cell.paragraphs,
        words.flatMap((line) => line.split('\n')),
      ).map((each) => ({
        ...each,
        lines: linesOf(each, width - cell.inset.left - cell.inset.right, context.typesetter),
      }));
      return { ...cell, paragraphs };
    });
    const needed = cells.map((cell) =>
      cell.rowspan > 1 ? 0 : heightOf(cell.paragraphs) + cell.inset.top + cell.inset.bottom,
    );
    return { ...row, cells, height: Math.max(row.height, ...needed) };
  });
  const height = rows.reduce((all, row) => all + row.height, 0);
  return { ...table, rows, box: { ...table.box, h: Math.max(table.box.h, height) } };
}

/** A cell is compared as one text. */
function linesOfCell(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [words.join('\n')];
}
