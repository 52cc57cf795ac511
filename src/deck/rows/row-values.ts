import type { DataCell, DataColumn, DataRow, DataTable, Marks } from '../../outline/index.ts';
import type { Views } from '../../template/index.ts';
import type { Value, Values } from '../variables/scope.ts';

/**
 * What texts may name of a row, by its columns; `views`: null while nobody knows how its figures are written; `marks`: of the
 * outline that has it.
 */
export function rowValues(
  table: DataTable,
  row: DataRow,
  views: Views | null,
  marks: Marks | null | undefined,
): Values {
  const at = new Map(table.columns.map((column, i) => [column.id, i]));
  return {
    names: () => [...at.keys()],
    get: (name) => {
      const i = at.get(name);
      if (i === undefined) return undefined;
      const column = table.columns[i]!;
      const rank = marks ? Math.max(marks.rankOf(column), row.marking ? marks.rankOf(row) : 0) : undefined;
      return { ...cellValue(row.cells[i]!, column, views), rank };
    },
  };
}

function cellValue(cell: DataCell, column: DataColumn, views: Views | null): Value {
  const text = writtenIn(cell);
  // A code or a year stays as it was typed; what has a type, words or decimals is written as tables write it.
  const isTyped = column.type === null && !cell.text && !(column.figures && /[.,]/.test(text));
  const shown = isTyped ? text : (views?.cellText(cell, column) ?? text);
  return { text, shown, blocks: false, span: cell.span };
}

/** The characters of a cell, without the blanks around them. */
export function writtenIn({ written }: DataCell): string {
  return (written ?? '').trim();
}

const no: readonly string[] = ['', 'no', 'false', '0'];

/** Whether a text of "if" says no. What the data calls missing is empty already. */
export function saysNo(text: string): boolean {
  return no.includes(text.trim().toLowerCase());
}
