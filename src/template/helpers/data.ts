import { sumFigures, writeFigure } from '../../numbers/index.ts';
import type { DataTable } from '../../outline/index.ts';
import { PlainView } from '../views/text-view.ts';
import type { Helper } from './helper.ts';
import { plainValue } from './read-values.ts';

export const dataHelpers: readonly Helper[] = [
  {
    name: 'column-total',
    family: 'lists',
    signature: 'column-total data column',
    description:
      'The figures of a column of data added up digit for digit; null for years, shares and words.',
    example: '{{#each outline.data}}{{column-total this "stores"}}{{/each}}',
    run({ values, views, spend }) {
      const data = views.thingOf(values[0]);
      const id = plainValue(values[1]);
      if (data?.type !== 'data' || id === null) return null;
      spend(data.rows.length);
      const at = data.columns.findIndex((column) => column.id === id);
      const column = data.columns[at];
      if (!column?.figures || isUncountable(data, at)) return null;
      const sum = sumFigures(data.rows.flatMap(({ cells }) => cells[at]?.figure ?? []));
      if (!sum) return null;
      // It tells of all rows.
      const owner = { type: 'data', id: data.id, column: column.id } as const;
      return new PlainView(writeFigure(sum.figure, column, views.numbers), owner, null);
    },
  },
];

/** Shares of other wholes, dates and years do not add up. */
function isUncountable({ columns, rows }: DataTable, at: number): boolean {
  const { type } = columns[at]!;
  if (type === 'percent' || type === 'date' || type === 'text') return true;
  const values = rows.map(({ cells }) => cells[at]?.value ?? null).filter((value) => value !== null);
  const isYear = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= 1000 && Number(value) <= 2200;
  return type === null && values.length > 1 && values.every(isYear);
}
