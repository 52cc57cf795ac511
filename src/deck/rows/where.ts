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

/** The rows that all of a condition holds for. Diagnostics: unknown-column. */
export function rowsWhere(
  table: DataTable,
  where: Where | null,
  report: (diagnostic: Diagnostic) => void,
): readonly DataRow[] {
  if (!where) return table.rows;
  const names = table.columns.map(({ id }) => id);
  const wanted = where.flatMap(({ key, keySpan, value }) => {
    const at = names.indexOf(key.trim());
    if (at >= 0) return [{ at, words: new Set(value.map((each) => each.trim())) }];
    const hint = didYouMean(key, names) ?? `its columns are: ${names.join(', ')}`;
    report(reportDeck('unknown-column', keySpan, `the data "${table.id}" has no column "${key}"`, { hint }));
    return [];
  });
  return table.rows.filter(({ cells }) => wanted.every(({ at, words }) => words.has(writtenIn(cells[at]!))));
}

/** The same data with these rows alone. */
export function tableWhere(
  table: DataTable,
  where: Where,
  report: (diagnostic: Diagnostic) => void,
): DataTable {
  return { ...table, rows: rowsWhere(table, where, report) };
}
