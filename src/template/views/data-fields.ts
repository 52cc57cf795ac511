import type { Owner } from '../../markup/index.ts';
import { writeFigure } from '../../numbers/index.ts';
import type { DataCell, DataColumn, DataRow } from '../../outline/index.ts';
import type { Views } from '../template.ts';
import { PlainView } from './text-view.ts';
import { type Field, type FieldContext, type FieldTable, field, makeView, table, type View } from './view.ts';

export interface PlacedRow {
  readonly row: DataRow;
  readonly columns: readonly DataColumn[];
}

export interface PlacedCell {
  readonly cell: DataCell;
  readonly column: DataColumn;
  /** The first of its row. */
  readonly head: boolean;
}

/** The fields of what data holds: columns, rows and cells. */
export function dataTablesOf(context: FieldContext): {
  readonly column: FieldTable<DataColumn>;
  readonly row: FieldTable<PlacedRow>;
  readonly cell: FieldTable<PlacedCell>;
} {
  const type = <T>(): [string, Field<T>] =>
    field('type', 'word', 'what kind of thing it is', (_: T, self) => self.type);
  const column = table<DataColumn>([
    type(),
    field('id', 'id', 'its name', (each) => each.id),
    field('label', 'text', 'heading', (each, self) =>
      context.textOf(each.label, ofColumn(self, each), false),
    ),
  ]);
  const viewOf = (thing: PlacedCell, self: View): View =>
    makeView(
      { type: 'cell', id: null, thing, owner: ofColumn(self, thing.column), span: thing.cell.span },
      cell,
    );
  const cell: FieldTable<PlacedCell> = table<PlacedCell>([
    type(),
    field('value', 'number or text', 'what it is sorted and counted by', (each) => each.cell.value, true),
    field(
      'text',
      'text',
      'what is shown of it: figures as typed, or as its column and the language write them',
      ({ cell: data, column: of, head }, self) => {
        if (data.text) return context.textOf(data.text, ofColumn(self, of), false);
        const text = context.cellText(data, of, head);
        return text === null ? null : new PlainView(text, ofColumn(self, of), data.span);
      },
      true,
    ),
    field(
      'number',
      'number',
      'its value where that is a number',
      ({ cell: { value } }) => (typeof value === 'number' ? value : null),
      true,
    ),
    field('written', 'text', 'what was typed', (each) => each.cell.written, true),
    field('head', 'cell', 'the same as it stands along an axis', (each, self) =>
      viewOf({ ...each, head: true }, self),
    ),
    field(
      'group',
      'group',
      'the group that the number counts',
      ({ cell: { group } }) => group && context.view(group),
      true,
    ),
  ]);
  const row = table<PlacedRow>([
    type(),
    field('cells', 'list of cells', 'in the order of the columns', ({ row: data, columns }, self) =>
      Object.freeze(
        data.cells.map((each, at) => viewOf({ cell: each, column: columns[at]!, head: at === 0 }, self)),
      ),
    ),
  ]);
  return { column, row, cell };
}

/** Whose words they are: the data's, of one of its columns. */
function ofColumn({ owner }: View, { id }: DataColumn): Owner | null {
  return owner && { ...owner, column: id };
}

/**
 * What is shown of a cell: its words in the language of the deck, a figure as `writeFigure` has it, all else as typed.
 * Null where there is nothing. At the head of a row, along an axis and as the name of a series (`head`) figures without a
 * type stand as typed: they are years, versions and codes.
 */
export function cellText(cell: DataCell, column: DataColumn, head: boolean, views: Views): string | null {
  const { text, figure, date, written } = cell;
  if (text) return views.plain(text);
  if (date) return views.date(date);
  if (!figure || (column.type === null && (head || !column.figures))) return written;
  return writeFigure(figure, column, views.numbers);
}
