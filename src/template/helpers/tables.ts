import type { DataRow, DataTable } from '../../outline/index.ts';
import type { View } from '../views/view.ts';
import type { Helper, HelperCall } from './helper.ts';
import { asList, plainValue } from './read-values.ts';
import { inOrder, ordersOf } from './table-order.ts';

export const tableHelpers: readonly Helper[] = [
  {
    name: 'table-of',
    family: 'lists',
    signature: 'table-of data columns= sort= by= bars= sparklines= verdicts= focus= footnotes=',
    description:
      'Data as a table is drawn from it: `columns` and `sections` of rows, each with its `head`, their cells in order, marked, with what is drawn in them; and the `notes` at its foot.',
    example:
      '{{#each outline.data}}{{#with (table-of this) as |made|}}{{count made.sections}}{{/with}}{{/each}}',
    run: tableOf,
  },
  {
    name: 'in-sections',
    family: 'lists',
    signature: 'in-sections things sort= by=',
    description:
      'Things in an order, and in `sections` that have a `head` and `rows`: by their `kind`, or by the groups in the list.',
    example: '{{#each (in-sections (members group) sort="label")}}{{count rows}}{{/each}}',
    run(call) {
      const things = asList(call.values[0]) as readonly View[];
      call.spend(things.length * 8);
      const by = plainValue(call.named.by ?? null);
      const sorted = (list: readonly View[]) => inOrder(list, ordersOf(call), fieldOf(call));
      if (by !== 'group' && by !== 'kind') return [section(null, sorted(things))];
      if (by === 'group') {
        const loose = things.filter((each) => each.type !== 'group');
        const groups = things.filter((each) => each.type === 'group');
        return [
          ...groups.map((each) => section(each.get('label'), sorted(asList(each.get('members')) as View[]))),
          ...(loose.length > 0 ? [section(null, sorted(loose))] : []),
        ];
      }
      const kinds = [...new Set(things.map((each) => plainValue(each.get('kind') ?? null)))];
      return kinds.map((kind) => {
        const own = things.filter((each) => plainValue(each.get('kind') ?? null) === kind);
        return Object.freeze({ head: kind, of: own[0]!, rows: Object.freeze(sorted(own)) });
      });
    },
  },
];

/** What things are put in an order by. */
function fieldOf({ views }: HelperCall) {
  return (thing: View, name: string): number | string | null => {
    if (name !== 'date')
      return plainValue(thing.get(name) ?? (name === 'label' ? thing.get('term') : null) ?? null);
    const found = views.thingOf(thing);
    const date =
      found && 'date' in found && found.type === 'event' ? (found.date.start ?? found.date.end) : null;
    return date && date.year * 10_000 + (date.month ?? 1) * 100 + (date.day ?? 1);
  };
}

function section(head: unknown, rows: readonly View[]) {
  return Object.freeze({ head, of: null, rows: Object.freeze(rows) });
}

interface Footnote {
  readonly row: string | null;
  readonly column: string | null;
  readonly text: unknown;
}

function tableOf(call: HelperCall): unknown {
  const data = call.views.thingOf(call.values[0]);
  const view = call.values[0] as View;
  if (data?.type !== 'data') return null;
  call.spend(data.rows.length * data.columns.length);
  const named = (name: string) => asList(call.named[name]).flatMap((each) => plainValue(each) ?? []);
  const [shown, bars, sparklines, verdicts] = ['columns', 'bars', 'sparklines', 'verdicts'].map(named) as [
    string[],
    string[],
    string[],
    string[],
  ];
  const by = plainValue(call.named.by ?? null);
  const focus = plainValue(call.named.focus ?? null);
  const ids = data.columns.map(({ id }) => id);
  const rowViews = asList(view.get('rows')) as readonly View[];
  const kept = ids.filter(
    (id) =>
      (shown.length === 0 || shown.includes(id)) &&
      id !== by &&
      (!sparklines.includes(id) || id === sparklines[0]),
  );
  const all = data.rows.map((row, i) => ({ row, view: rowViews[i]! }));
  const sorted = inOrder(all, ordersOf(call), ({ row }, name) => row.cells[ids.indexOf(name)]?.value ?? null);
  const heads = [null, ...sorted.map(({ row }) => row.cells[0]?.written ?? null)];
  const notes = inReadingOrder(asList(call.named.footnotes) as readonly Footnote[], heads, kept);
  const marks = new Map<string, string>();
  notes.forEach((note, i) => {
    const key = placeOf(note, kept, sparklines);
    marks.set(key, `${marks.has(key) ? `${marks.get(key)},` : ''}${letter(i)}`);
  });
  const columnViews = asList(view.get('columns')) as readonly View[];
  const columnOf = (id: string) => columnViews[ids.indexOf(id)]!;
  const columns = kept.map((id) =>
    Object.freeze({
      id,
      label: columnOf(id).get('label'),
      last: id === sparklines[0] && sparklines.length > 1 ? columnOf(sparklines.at(-1)!).get('label') : null,
      mark: marks.get(JSON.stringify([null, id])) ?? null,
      look: isColumn(focus, data) && id === focus ? 'focus' : null,
      total: id === sparklines[0] ? sparklines.at(-1)! : id,
    }),
  );
  const rowOf = ({ row, view: own }: (typeof all)[number]) => {
    const head = row.cells[0]?.written ?? null;
    const cells = asList(own.get('cells')) as readonly View[];
    return Object.freeze({
      look: focus !== null && head === focus ? 'focus' : null,
      cells: Object.freeze(
        columns.map(({ id, look }) => {
          const at = ids.indexOf(id);
          const isLine = id === sparklines[0];
          const last = isLine ? ids.indexOf(sparklines.at(-1)!) : at;
          return Object.freeze({
            cell: cells[last]!,
            look,
            mark: head === null ? null : (marks.get(JSON.stringify([head, id])) ?? null),
            bar: bars.includes(id) ? (cells[at]!.get('number') ?? null) : null,
            ...(verdicts.includes(id) ? verdictOf(row, at) : { verdict: null, word: null }),
            sparkline: isLine
              ? sparklines.map((each) => String(row.cells[ids.indexOf(each)]?.value ?? '-')).join('|')
              : null,
          });
        }),
      ),
    });
  };
  const groups = by === null ? [null] : [...new Set(sorted.map(({ row }) => groupOf(row, ids.indexOf(by))))];
  const sections = groups.map((group) => {
    const own = by === null ? sorted : sorted.filter(({ row }) => groupOf(row, ids.indexOf(by)) === group);
    const first =
      own[0] && by !== null ? (asList(own[0].view.get('cells')) as View[])[ids.indexOf(by)] : null;
    return Object.freeze({ head: first ?? null, rows: Object.freeze(own.map(rowOf)) });
  });
  return Object.freeze({
    columns: Object.freeze(columns),
    sections: Object.freeze(sections),
    notes: Object.freeze(notes.map(({ text }, i) => Object.freeze({ mark: letter(i), text }))),
  });
}

/** Which cell a note is of; without a column the first of its row that is shown, without a row the head of its column. */
function placeOf({ row, column }: Footnote, shown: readonly string[], line: readonly string[]): string {
  const own = column !== null && line.includes(column) ? line[0]! : column;
  return JSON.stringify([row, row === null ? own : (own ?? shown[0])]);
}

function inReadingOrder(
  notes: readonly Footnote[],
  heads: readonly (string | null)[],
  columns: readonly string[],
): readonly Footnote[] {
  const at = ({ row, column }: Footnote) =>
    heads.indexOf(row) * (columns.length + 1) + (column === null ? 0 : columns.indexOf(column));
  return notes
    .map((note, i) => ({ note, i }))
    .sort((a, b) => at(a.note) - at(b.note) || a.i - b.i)
    .map(({ note }) => note);
}

function isColumn(name: string | null, { columns, rows }: DataTable): boolean {
  return columns.some(({ id }) => id === name) && rows.every(({ cells }) => cells[0]?.written !== name);
}

function groupOf({ cells }: DataRow, at: number): string {
  return cells[at]?.written?.trim() ?? '';
}

/** The sign for what stands in a cell, and its word in strings.yaml; null: there is nothing, or another word. */
function verdictOf({ cells }: DataRow, at: number) {
  const written = cells[at]?.written?.trim().toLowerCase() ?? '';
  if (written === '') return { verdict: null, word: null };
  const known = ['yes', 'partly', 'no'].includes(written);
  return { verdict: known ? written : 'other', word: known ? `verdict-${written}` : null };
}

/** `a`, `b` … `z`, `aa`. */
function letter(i: number): string {
  const own = String.fromCharCode(97 + (i % 26));
  return i < 26 ? own : letter(Math.floor(i / 26) - 1) + own;
}
