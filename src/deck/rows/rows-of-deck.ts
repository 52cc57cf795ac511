import type { DataRow, DataTable, Outline } from '../../outline/index.ts';
import { type Diagnostic, formatLocation, type SourceFile, type Span } from '../../source/index.ts';
import { entryOf, foldToId, keySpanOf, type LocatedMap, spanOf } from '../../yaml/index.ts';
import { reportDeck } from '../codes.ts';
import { forEachSchema } from '../deck-schema.ts';
import { parseOnce } from '../parse-once.ts';
import type { DeckTexts } from '../variables/fill-deck.ts';
import { declaredValues } from '../variables/fill-deck.ts';
import { Filler, FillRecord } from '../variables/filler.ts';
import { rowValues, writtenIn } from './row-values.ts';
import { unknownData } from './slides-of-rows.ts';
import { rowsWhere } from './where.ts';

/** A deck that is made for a row of data. */
export interface RowOfDeck {
  /** `briefing-acme`. */
  readonly id: string;
  readonly data: string;
  readonly index: number;
  readonly span: Span;
}

/** A name of a file that a deck has: as long as others may be. */
const longest = 64;

/** Whether a deck file may be for rows, before it is parsed: most are not. */
export function mayHaveRows({ text }: SourceFile): boolean {
  return text.includes('for-each');
}

/**
 * The decks that a deck file stands for, one for each row that it names; null where it names none, and is a deck itself.
 * Diagnostics: unknown-reference, unknown-column, unknown-variable, row-id, no-rows, and those of decoding "for-each".
 */
export function rowsOfDeck(
  file: SourceFile,
  family: string,
  outline: Outline,
  texts: DeckTexts,
  report: (diagnostic: Diagnostic) => void,
): readonly RowOfDeck[] | null {
  const root = parseOnce(file).value;
  const written = root?.kind === 'map' ? entryOf(root, 'for-each') : null;
  // What is no map is told of when the deck is read.
  if (written?.value.kind !== 'map') return null;
  const node: LocatedMap = written.value;
  const record = new FillRecord();
  const vars = declaredValues(texts, record, report);
  const head = { ...node, entries: node.entries.filter(({ key }) => key !== 'id') };
  const found = forEachSchema.decode(new Filler({ values: { vars } }, record, report).fill(head), report);
  if (!found) return [];
  const table = outline.data.get(found.data);
  if (!table) {
    report(unknownData(found.data, spanOf(found, 'data'), outline));
    return [];
  }
  // What is wrong with the data itself has been reported.
  if (table.columns.length === 0) return [];
  const rows = rowsWhere(table, found.where, report);
  if (rows.length === 0) {
    const message = `"${family}" is made for rows of the data "${table.id}", and there is none`;
    const hint = found.where ? 'no row is as "where" says' : 'the data has no rows';
    report(reportDeck('no-rows', keySpanOf(found, found.where ? 'where' : 'data'), message, { hint }));
  }
  const idNode = entryOf(node, 'id')?.value;
  const seen = new Map<string, DataRow>();
  const places = new Map(table.rows.map((row, i) => [row, i]));
  return rows.flatMap((row): RowOfDeck[] => {
    const scope = { values: { vars, row: rowValues(table, row, null, null) } };
    const filled = idNode && new Filler(scope, record, report).fill(idNode);
    const text = filled?.kind === 'scalar' ? filled.text : filled ? '' : writtenIn(row.cells[0]!);
    const span = filled?.span ?? row.cells[0]!.span;
    const id = text.trim() === '' ? '' : `${family}-${foldToId(text)}`;
    const fail = (message: string, hint: string, other?: DataRow): RowOfDeck[] => {
      const related = [
        { message: 'the row', span: row.span },
        ...(other ? [{ message: 'the other row', span: other.span }] : []),
      ];
      report(reportDeck('row-id', span, message, { hint, related }));
      return [];
    };
    const place = formatLocation(row.span);
    if (id === '')
      return fail(`the deck of the row ${place} has no id`, 'fill the cell, or choose rows with "where"');
    if (id.length > longest) {
      const message = `the name "${id}" of the deck of the row ${place} is longer than ${longest} characters`;
      return fail(message, 'make the id of a shorter column');
    }
    const other = seen.get(id);
    if (other) {
      const message = `the rows ${formatLocation(other.span)} and ${place} have the same deck "${id}"`;
      const hint = table.columns.some((column) => column.id === text)
        ? `the cells of a column are meant by "{{row.${text}}}"`
        : 'make the id of a column that is different in each row';
      return fail(message, hint, other);
    }
    seen.set(id, row);
    return [{ id, data: table.id, index: places.get(row)!, span: row.span }];
  });
}

/** The row that a deck is made for; null when the data has changed meanwhile. */
export function rowAt(
  outline: Outline,
  data: string,
  index: number,
): { table: DataTable; row: DataRow } | null {
  const table = outline.data.get(data);
  const row = table?.rows[index];
  return table && row ? { table, row } : null;
}
