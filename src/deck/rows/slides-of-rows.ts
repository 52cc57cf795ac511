import type { DataTable, Outline } from '../../outline/index.ts';
import { type Diagnostic, didYouMeanOrList, NameIndex, type Span } from '../../source/index.ts';
import type { SlideTemplate, Views } from '../../template/index.ts';
import { foldToId, keySpanOf, type LocatedMap, spanOf } from '../../yaml/index.ts';
import { reportDeck } from '../codes.ts';
import type { SlideEntry } from '../deck-file.ts';
import type { EachData } from '../deck-schema.ts';
import { givenEntry } from '../decode-reference.ts';
import type { HideableRecord } from '../hideable-keys.ts';
import { rowValues, writtenIn } from './row-values.ts';
import { rowsWhere, tableWhere } from './where.ts';

interface RowsContext {
  readonly outline: Outline;
  readonly views: Views;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** An entry once for each row that it goes through, with an id of its own. Diagnostics: unknown-reference, unknown-column. */
export function eachRow(
  entry: SlideEntry,
  each: EachData,
  { outline, views, report }: RowsContext,
): readonly SlideEntry[] {
  const { data, where } = each;
  const table = outline.data.get(data);
  if (!table) {
    report(unknownData(data, spanOf(each, 'data'), outline));
    return [];
  }
  return rowsWhere(table, where, report).flatMap((row) => {
    const filled = entry.forItem?.(rowValues(table, row, views, outline.marks));
    if (!filled) return [];
    const { record } = filled;
    const isOwn = record.id !== null && record.id !== entry.record.id;
    const rest = foldToId(row.cells[0] ? writtenIn(row.cells[0]) : '');
    const id = isOwn ? record.id : `${record.id ?? record.use ?? 'section'}-${rest}`;
    return [{ ...filled, record: { ...record, id } }];
  });
}

export function unknownData(name: string, span: Span, outline: Outline): Diagnostic {
  const hint = didYouMeanOrList(name, new NameIndex([...outline.data.keys()]), 'data');
  return reportDeck('unknown-reference', span, `no data "${name}"`, { hint });
}

/** The outline with the rows alone, of the data that a slide is about, for which its "where" holds. */
export function filteredOutline(
  outline: Outline,
  given: LocatedMap,
  { params }: Pick<SlideTemplate, 'params'>,
  keys: HideableRecord,
  report: (diagnostic: Diagnostic) => void,
): Outline {
  const nodes = params
    .filter(({ type }) => type.name === 'data')
    .flatMap(({ name }) => givenEntry(given, name)?.value ?? [])
    .flatMap((node) => (node.kind === 'list' ? node.items : [node]));
  if (nodes.length === 0) {
    const hint = 'name the data whose rows it chooses: data: …';
    const message = '"where" chooses rows, and this slide shows no data';
    report(reportDeck('unknown-parameter', keySpanOf(keys, 'where'), message, { hint }));
  }
  const chosen = new Map<string, DataTable>(outline.data);
  for (const node of nodes) {
    const table = node.kind === 'scalar' ? outline.data.get(node.text) : undefined;
    // That there is no such data is said where it is read.
    if (table && keys.where) chosen.set(table.id, tableWhere(table, keys.where, report));
  }
  return { ...outline, data: chosen };
}
