import type { Run, Table, TableCell } from '../markup/index.ts';
import type { Outline } from '../outline/index.ts';
import type { Views } from '../template/index.ts';
import type { Diagram } from './deck.ts';

/** How many things find room where sets overlap, and in each of them: of two sets, of three. */
const most: Readonly<Record<number, number>> = { 2: 10, 3: 4 };

/** Sets of more things than circles hold, as a table: what is in which is ticked. Null: they are drawn. */
export function vennTable(
  { fields = [], nodes, alt, origin }: Diagram,
  outline: Outline,
  views: Views,
): Table | null {
  const counts = new Map<string, number>();
  for (const { id } of nodes) {
    const key = fields.map(({ ids }) => ids.includes(id)).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (Math.max(0, ...counts.values()) <= (most[fields.length] ?? Number.POSITIVE_INFINITY)) return null;
  // Whose name it is tells how the slide is marked.
  const named = (text: string, id: string): readonly Run[] => {
    const type = outline.byId.get(id)?.type;
    return [type === undefined ? { text } : { text, owner: { type, id } }];
  };
  const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
    header: false,
    runs: text === '' ? [] : [{ text }],
    align: null,
    colspan: 1,
    rowspan: 1,
    origin,
    ...more,
  });
  const heads = [
    cell(views.word('column-label'), { header: true }),
    ...fields.map(({ name, heading }) => cell(heading, { header: true, runs: named(heading, name) })),
  ];
  const tick = { drawn: { kind: 'verdict', verdict: 'yes' } } as const;
  return {
    kind: 'table',
    alt,
    origin,
    rows: [
      { header: true, cells: heads, origin },
      ...nodes.map(({ id, label }) => ({
        header: false,
        cells: [
          cell(label, { runs: named(label, id) }),
          ...fields.map(({ ids }) => (ids.includes(id) ? cell(views.word('verdict-yes'), tick) : cell(''))),
        ],
        origin,
      })),
    ],
  };
}
