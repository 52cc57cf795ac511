import { type Figure, figureOf } from '../../numbers/index.ts';
import { didYouMean, type Span } from '../../source/index.ts';
import {
  checkCharacters,
  entryOf,
  isLanguageTag,
  keySpanOf,
  type Located,
  type LocatedMap,
  lookupWording,
  spanOf,
  text,
} from '../../yaml/index.ts';
import { checkText } from '../check-own-language.ts';
import { reportOutline } from '../codes.ts';
import type { Group } from '../outline.ts';
import { countCellSchema, type DataRecord } from '../outline-schema.ts';
import type { IdBook, Report } from '../reference.ts';
import { rawScalar } from './raw-scalar.ts';
import type { RawCell, RawTable } from './raw-table.ts';

export interface RowsContext {
  /** The outline's own language. */
  readonly language: string;
  readonly ids: IdBook;
  /** Groups whose members are known for certain. */
  readonly groups: ReadonlyMap<string, Group>;
  readonly report: Report;
}

/**
 * The rows that stand in the outline. Without `columns` their columns are what the rows name, in the order of their first
 * appearance. Null, after data-shape, where there are none.
 */
export function readRows(record: DataRecord, context: RowsContext): RawTable | null {
  const rows = record.rows ?? [];
  const places = new Map<string, Span>();
  for (const { key, keySpan } of [...(record.columns ?? []), ...rows.flat()]) {
    if (!places.has(key)) places.set(key, keySpan);
  }
  const names = record.columns ? record.columns.map(({ key }) => key) : [...places.keys()];
  if (names.length === 0) {
    const hint = 'name them in "columns"';
    context.report(
      reportOutline('data-shape', keySpanOf(record, 'rows'), 'these rows have no columns', { hint }),
    );
    return null;
  }
  const known = new Set(names);
  const rowsSpan = spanOf(record, 'rows');
  return {
    header: names.map((name) => ({ name, span: places.get(name)!, unnamed: false })),
    rows: rows.map((row) => {
      const span = row[0]?.keySpan ?? rowsSpan;
      const cells = new Map<string, RawCell>();
      for (const { key, keySpan, value } of row) {
        if (known.has(key)) cells.set(key, readCell(value, context));
        else {
          const hint = didYouMean(key, names) ?? `its columns are: ${names.join(', ')}`;
          context.report(reportOutline('unknown-column', keySpan, `no column "${key}"`, { hint }));
        }
      }
      return { span, cells: names.map((name) => cells.get(name) ?? { text: '', span }) };
    }),
    eitherMark: false,
  };
}

function readCell(node: Located, context: RowsContext): RawCell {
  const { ids, groups, report } = context;
  const { span } = node;
  const empty = { text: '', span };
  if (node.kind === 'scalar') {
    // What is written like a number and is none stands as typed all the same.
    if (node.doubt?.severity === 'error') report(node.doubt);
    return node.doubt?.severity !== 'error' && checkCharacters(node, report) ? rawScalar(node) : empty;
  }
  if (node.kind === 'map' && isWords(node)) return readWords(node, context);
  const cell = countCellSchema.decode(node, report);
  if (!cell) return empty;
  const group = groups.get(cell.count);
  if (!group) {
    if (!ids.has(cell.count, ['group'])) {
      ids.reportUnknown('unknown-group', cell.count, spanOf(cell, 'count'), ['group'], report);
    }
    return empty;
  }
  const figure = figureOf(group.members.length) as Figure; // it is finite
  return {
    text: String(group.members.length),
    span,
    known: { kind: 'number', figure, exact: figure, group },
  };
}

/** Whether a map words a cell in several languages; else it counts a group. */
function isWords(node: LocatedMap): boolean {
  return node.entries.some(({ key }) => isLanguageTag(key)) && !entryOf(node, 'count');
}

function readWords(node: LocatedMap, { language, report }: RowsContext): RawCell {
  const words = text().decode(node, report);
  if (!words || words.wordings.length === 0) return { text: '', span: node.span };
  checkText(words, 'cell', language, report);
  const own = lookupWording(words, language, language) ?? words.wordings[0]!;
  return { text: own.value, span: node.span, known: { kind: 'words', words } };
}
