import type { ChartMarkup } from '../markup/index.ts';
import type { DataCell, DataTable } from '../outline/index.ts';
import { type Diagnostic, didYouMean, didYouMeanOrList } from '../source/index.ts';
import { reportDeck } from './codes.ts';
import type { Chart } from './deck.ts';
import type { FigureContext } from './diagram-model.ts';

/** Beyond these, neighbours in a pie have the same colour or nearly. */
const mostShares = 12;

/** Fills a chart with its data. Null after an error. */
export function resolveChart(markup: ChartMarkup, context: FigureContext): Chart | null {
  const { outline, views, report } = context;
  const fail = (
    code: 'unknown-reference' | 'unknown-column' | 'empty-figure',
    word: string,
    message: string,
    hint: string | null,
  ) => {
    const { span, related } = context.placeOf(word, markup.origin);
    report(reportDeck(code, span, message, { hint, related }));
  };
  const table = outline.data.get(markup.data);
  if (!table) {
    fail(
      'unknown-reference',
      markup.data,
      `no data "${markup.data}"`,
      didYouMeanOrList(markup.data, outline.data.keys(), 'data'),
    );
    return null;
  }
  // What is wrong with the data itself has been reported.
  if (table.columns.length === 0) return null;
  const ids = table.columns.map((column) => column.id);
  const index = (id: string): number => {
    const at = ids.indexOf(id);
    if (at < 0) {
      const hint = didYouMean(id, ids) ?? `its columns are: ${ids.join(', ')}`;
      fail('unknown-column', id, `the data "${table.id}" has no column "${id}"`, hint);
    }
    return at;
  };
  const x = markup.x === null ? 0 : index(markup.x);
  const split = markup.series === null ? null : index(markup.series);
  const taken = new Set([x, split]);
  const y =
    markup.y.length > 0
      ? markup.y.map(index)
      : ids.map((_, i) => i).filter((i) => !taken.has(i) && isNumeric(table, i));
  if ([x, split ?? 0, ...y].some((i) => i < 0)) return null;
  const isRound = markup.chart === 'pie' || markup.chart === 'doughnut';
  const drawn = isRound ? y.slice(0, 1) : y;
  if (drawn.length === 0 || table.rows.length === 0) {
    const words = wordsAmong(table, new Set([x, split]));
    if (words) report(notANumber(words));
    else fail('empty-figure', markup.data, `the data "${table.id}" has no numbers to draw`, null);
    return null;
  }
  let whole = true;
  const numberIn = (cell: DataCell): number | null => {
    if (typeof cell.value === 'number' && cell.value < 0 && isRound) {
      whole = false;
      const message = `${cell.value} is less than nothing, and a ${markup.chart} shows shares of a whole`;
      report(reportDeck('negative-share', cell.span, message, { hint: 'draw it as a bar or column chart' }));
      return null;
    }
    if (cell.value === null || typeof cell.value === 'number') return cell.value;
    whole = false;
    report(notANumber(cell));
    return null;
  };
  const labelOf = (cell: DataCell, column: number): string =>
    views.cellText(cell, table.columns[column]!, true) ?? '';
  const columnName = (i: number): string => views.plain(table.columns[i]!.label);
  const categories = [...new Set(table.rows.map((row) => labelOf(row.cells[x]!, x)))];
  const series: { name: string; values: (number | null)[] }[] = [];
  if (split === null) {
    // Without a column that splits them, rows are points one by one, equal categories included.
    for (const i of drawn)
      series.push({ name: columnName(i), values: table.rows.map((row) => numberIn(row.cells[i]!)) });
  } else {
    const first = drawn[0]!;
    for (const name of new Set(table.rows.map((row) => labelOf(row.cells[split]!, split)))) {
      const own = table.rows.filter((row) => labelOf(row.cells[split]!, split) === name);
      series.push({
        name,
        values: categories.map((category) => {
          const row = own.find((each) => labelOf(each.cells[x]!, x) === category);
          return row ? numberIn(row.cells[first]!) : null;
        }),
      });
    }
  }
  if (markup.chart === 'scatter') {
    const words = table.rows.map((row) => row.cells[x]!).find(({ value }) => typeof value === 'string');
    if (words) {
      whole = false;
      const others = ids.filter((_, i) => i !== x && isNumeric(table, i));
      report(
        notANumber(
          words,
          others.length > 0 ? `name a column of numbers with "x": ${others.join(', ')}` : null,
        ),
      );
    }
  }
  if (!whole) return null;
  if (isRound && !series.some(({ values }) => values.some((value) => value !== null && value > 0))) {
    fail(
      'empty-figure',
      markup.data,
      `a ${markup.chart} shows shares of a whole, and "${table.id}" adds up to nothing`,
      null,
    );
    return null;
  }
  if (isRound && table.rows.length > mostShares) {
    const message = `${table.rows.length} shares in one ${markup.chart} cannot be told apart`;
    const hint = `draw a bar chart, or join the smallest: ${mostShares} at most`;
    const { span, related } = context.placeOf(markup.data, markup.origin);
    report(reportDeck('many-shares', span, message, { hint, related }));
  }
  const shown = split === null ? table.rows.map((row) => labelOf(row.cells[x]!, x)) : categories;
  return {
    kind: 'chart',
    chart: markup.chart,
    categories: shown,
    series,
    xTitle: markup.xTitle ?? (isRound ? null : columnName(x)),
    yTitle: markup.yTitle ?? (series.length === 1 && !isRound ? columnName(drawn[0]!) : null),
    values: markup.values,
    alt: markup.alt ?? describe(shown, series, context, columnName(x)),
    origin: { template: markup.origin.template, yaml: markup.origin.yaml ?? context.entry },
  };
}

/** What stands where numbers would be drawn: the first such cell, since one tells what is wrong with all. */
function wordsAmong(table: DataTable, labels: ReadonlySet<number | null>): DataCell | null {
  for (const row of table.rows) {
    const found = row.cells.find((cell, i) => !labels.has(i) && typeof cell.value === 'string');
    if (found) return found;
  }
  return null;
}

function notANumber({ value, span }: DataCell, otherwise: string | null = null): Diagnostic {
  const percent = typeof value === 'string' && /%\s*$/.test(value);
  const hint =
    otherwise ??
    (percent
      ? 'leave out the sign, and put the unit into the heading or an axis title'
      : 'a number is written 1234 or 12.5, without separators or units');
  return reportDeck('not-a-number', span, `"${value}" is not a number, and a chart is drawn from it`, {
    hint,
  });
}

function isNumeric(table: DataTable, column: number): boolean {
  return table.rows.some((row) => typeof row.cells[column]?.value === 'number');
}

function describe(
  categories: readonly string[],
  series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[],
  { views }: FigureContext,
  x: string,
): string {
  const separator = views.word('describe-separator');
  const all = series.map((each) => {
    const points = categories.map((category, i) =>
      views.word('describe-point', { x: category, value: each.values[i] ?? views.word('no-value') }),
    );
    return views.word('describe-series', {
      series: each.name,
      values: points.join(views.word('list-separator')),
    });
  });
  return views.word('describe-chart', { x, series: all.join(separator), count: categories.length });
}
