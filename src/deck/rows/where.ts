import type { DataRow, DataTable } from '../../outline/index.ts';
import { type Diagnostic, didYouMean } from '../../source/index.ts';
import { byKind, list, mapOf, mapped, type Schema, string } from '../../yaml/index.ts';
import { reportDeck } from '../codes.ts';
import { writtenIn } from './row-values.ts';

const one = mapped(string(), (typed) => [typed] as readonly string[]);

/** By column what stands in its cells: all must hold; of a list, any of it. */
export const whereSchema = mapOf(byKind({ scalar: one, list: list(string()) }) as Schema<readonly string[]>, {
  keys: 'any',
});

export type Where = NonNullable<ReturnType<typeof whereSchema.decode>>;

/** Told which rows of a table are looked at; null: all of them. */
export type TellRows = (where: Where | null) => void;

const watched = new WeakMap<DataTable, { readonly table: DataTable; readonly tell: TellRows }>();

/** The same table, that tells which of its rows are looked at. */
export function watchRows(table: DataTable, tell: TellRows): DataTable {
  const copy = {
    ...table,
    get rows() {
      tell(null);
      return table.rows;
    },
  };
  watched.set(copy, { table, tell });
  return copy;
}

/** The rows that all of a condition holds for. Diagnostics: unknown-column. */
export function rowsWhere(
  given: DataTable,
  where: Where | null,
  report: (diagnostic: Diagnostic) => void,
): readonly DataRow[] {
  const table = tellOf(given, where);
  if (!where) return table.rows;
  const names = table.columns.map(({ id }) => id);
  const wanted = where.flatMap(({ key, keySpan, value }) => {
    const at = names.indexOf(key.trim());
    if (at >= 0) return [{ at, words: new Set(value.map((each) => each.trim())) }];
    const hint = didYouMean(key, names) ?? `its columns are: ${names.join(', ')}`;
    report(reportDeck('unknown-column', keySpan, `the data "${table.id}" has no column "${key}"`, { hint }));
    return [];
  });
  // Each of thousands of decks looks for a few rows of thousands.
  const one = wanted.find(({ words }) => words.size === 1);
  const rows = one ? (indexOf(table.rows, one.at).get([...one.words][0]!) ?? []) : table.rows;
  return rows.filter(({ cells }) => wanted.every(({ at, words }) => words.has(writtenIn(cells[at]!))));
}

/** The same data with these rows alone. */
export function tableWhere(
  table: DataTable,
  where: Where,
  report: (diagnostic: Diagnostic) => void,
): DataTable {
  return { ...(watched.get(table)?.table ?? table), rows: rowsWhere(table, where, report) };
}

function tellOf(given: DataTable, where: Where | null): DataTable {
  const seen = watched.get(given);
  seen?.tell(where);
  return seen?.table ?? given;
}

type RowIndex = ReadonlyMap<string, readonly DataRow[]>;
const indexes = new WeakMap<readonly DataRow[], Map<number, RowIndex>>();

/** The rows by what stands in one of their columns. */
function indexOf(rows: readonly DataRow[], column: number): RowIndex {
  const known = indexes.get(rows) ?? new Map<number, RowIndex>();
  indexes.set(rows, known);
  const found = known.get(column);
  if (found) return found;
  const made = new Map<string, DataRow[]>();
  for (const row of rows) {
    const written = writtenIn(row.cells[column]!);
    const others = made.get(written);
    if (others) others.push(row);
    else made.set(written, [row]);
  }
  known.set(column, made);
  return made;
}
