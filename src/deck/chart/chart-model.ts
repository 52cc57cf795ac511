import type { ChartMarkup } from '../../markup/index.ts';
import type { DataCell, DataTable } from '../../outline/index.ts';
import { didYouMean, didYouMeanOrList } from '../../source/index.ts';
import { reportDeck } from '../codes.ts';
import type { Chart, ChartSeries, ChartX } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';
import { type ChartColumns, chartSeries, notANumber, type RawChart, readValues } from './chart-series.ts';
import { withSides } from './chart-sides.ts';
import { chartX } from './chart-x.ts';
import { checkLimits, checkOptions, checkScales, isNamed } from './check-chart.ts';
import { describeChart } from './describe-chart.ts';
import { inTime, sortedChart } from './order-chart.ts';
import { emphasisOf, notedPoint, referenceOf } from './pick-points.ts';
import { shapeChart } from './shape-chart.ts';

/** Fills a chart with its data. Null after an error. */
export function resolveChart(markup: ChartMarkup, context: FigureContext): Chart | null {
  const { outline, views } = context;
  const kind = markup.chart;
  const table = outline.data.get(markup.data);
  if (!table) {
    const hint = didYouMeanOrList(markup.data, outline.data.keys(), 'data');
    return fail('unknown-reference', markup.data, `no data "${markup.data}"`, hint);
  }
  // What is wrong with the data itself has been reported.
  if (table.columns.length === 0) return null;
  const columns = columnsOf(table);
  if (!columns) return null;
  const raw = chartSeries(kind, table, columns, context);
  if (!raw || !checkOptions(markup, raw, context) || !checkLimits(markup, raw, context)) return null;
  const { span } = context.placeOf(markup.data, markup.origin);
  const isSecond = (series: RawChart['series'][number]) =>
    markup.secondAxis.some((name) => isNamed(series, name));
  const series = readValues(kind, table, raw, isSecond, span, context);
  const x = chartX(kind, raw.abscissa, context);
  if (!x) return noNumbersAcross(table, columns.x, raw);
  if (!series) return null;
  const round = kind === 'pie' || kind === 'doughnut';
  if (round && !series.some(({ values }) => values.some((value) => value !== null && value > 0))) {
    const message = `a ${kind} shows shares of a whole, and "${table.id}" adds up to nothing`;
    return fail('empty-figure', markup.data, message, null);
  }
  const sided = withSides(series, raw, table, columns, context);
  if (!sided) return null;
  const given = sortedChart(
    kind === 'lollipop' ? { ...markup, sort: markup.sort ?? 'descending' } : markup,
    inTime(kind, { x, categories: raw.abscissa.texts, series: sided }),
    context,
  );
  const sorted = given && shapeChart(markup, given, context);
  if (!given || !sorted) return null;
  checkScales(markup, given.series, given.categories, context);
  const ids = raw.series.map(({ id }) => id);
  const emphasis = emphasisOf(markup, sorted, ids, context);
  const noted = notedPoint(markup, sorted, ids, emphasis, context);
  const reference = referenceOf(markup, sorted.series, context);
  if (emphasis === 'none' || noted === 'none' || reference === 'none') return null;
  const xName = views.plain(table.columns[columns.x]!.label);
  const alongName =
    kind === 'bubble'
      ? usedColumns(columns)
          .slice(-3)
          .map((i) => views.plain(table.columns[i]!.label))
          .join(views.word('list-separator'))
      : xName;
  const namesOn = (second: boolean) => sorted.series.filter((each) => each.second === second);
  const firsts = namesOn(false);
  const seconds = namesOn(true);
  const titleOf = (among: readonly ChartSeries[]) =>
    among.map(({ name }) => name).join(views.word('list-separator'));
  const ownTitle =
    columns.split === null ? titleOf(firsts) : views.plain(table.columns[columns.y[0]!]!.label);
  return {
    kind: 'chart',
    chart: kind,
    ...sorted,
    xTitle: markup.xTitle ?? (saysItself(x, sorted.categories, kind) ? null : xName),
    yTitle:
      bubbleTitle(sorted.series, markup.yTitle ?? views.plain(table.columns[columns.y[0]!]!.label)) ??
      markup.yTitle ??
      (!round && (firsts.length === 1 || seconds.length > 0) && !own.has(kind) ? ownTitle : null),
    secondTitle: seconds.length > 0 ? titleOf(seconds) : null,
    values: markup.values,
    percent: markup.percent,
    axis: { min: markup.axisMin, max: markup.axisMax },
    emphasis,
    reference,
    ...(kind === 'small-multiples' && {
      panels: given.series.map((each) => describeChart(given.categories, [each], context, xName, null)),
    }),
    note: noted ? markup.note : [],
    noted,
    numbers: views.numbers,
    alt:
      markup.alt ??
      describeChart(
        given.categories,
        given.series,
        context,
        alongName,
        reference,
        kind === 'bubble' ? acrossTexts(raw, context) : null,
      ),
    from: {
      table,
      columns: usedColumns(columns).map((i) => table.columns[i]!),
    },
    origin: { template: markup.origin.template, yaml: markup.origin.yaml ?? context.entry },
  };

  /** What stands up the side, and what the sizes are. */
  function bubbleTitle([first]: readonly ChartSeries[], up: string): string | null {
    const size = first?.beside?.find(({ role }) => role === 'size');
    return size
      ? `${up}${views.word('describe-separator')}${views.word('bubble-size', { name: size.name })}`
      : null;
  }

  function fail(
    code: 'unknown-reference' | 'unknown-column' | 'empty-figure' | 'chart-option',
    word: string,
    message: string,
    hint: string | null,
  ): null {
    const { span, related } = context.placeOf(word, markup.origin);
    context.report(reportDeck(code, span, message, { hint, related }));
    return null;
  }

  /** Which columns are drawn: those that the deck names, else all with numbers. Null after an error. */
  function columnsOf(table: DataTable): ChartColumns | null {
    const ids = table.columns.map((column) => column.id);
    const index = (id: string): number => {
      const at = ids.indexOf(id);
      if (at < 0) {
        const hint = didYouMean(id, ids) ?? `its columns are: ${ids.join(', ')}`;
        fail('unknown-column', id, `the data "${table.id}" has no column "${id}"`, hint);
      }
      return at;
    };
    // What some programs write before the data, the numbers of the rows, is not asked for.
    const first = Math.max(
      0,
      table.columns.findIndex(({ counts }) => !counts),
    );
    const x = markup.x === null ? first : index(markup.x);
    const split = markup.series === null ? null : index(markup.series);
    const size = markup.size === null ? null : index(markup.size);
    const errors = markup.errors.map(index);
    const named = markup.y.map(index);
    if ([x, split ?? 0, size ?? 0, ...errors, ...named].some((i) => i < 0)) return null;
    if (kind === 'bubble')
      return bubbleColumns(table, { x: markup.x === null ? null : x, split, size, named });
    if (size !== null) {
      const message = `a ${kind} chart has no sizes`;
      return fail('chart-option', markup.size!, message, 'kind: bubble shows them');
    }
    const labels = new Set([x, split, ...errors]);
    const y =
      named.length > 0
        ? named
        : ids
            .map((_, i) => i)
            .filter((i) => !labels.has(i) && !table.columns[i]!.counts && isNumeric(table, i));
    if (y.length > 0 && table.rows.length > 0) {
      const of = { x, split, y: kind === 'pie' || kind === 'doughnut' ? y.slice(0, 1) : y, errors };
      return checkErrors(of) ? of : null;
    }
    const words = wordsAmong(table, labels);
    if (!words)
      return fail('empty-figure', markup.data, `the data "${table.id}" has no numbers to draw`, null);
    context.report(notANumber(table, words.at, words.cell)!);
    return null;
  }

  /** The columns that say where bubbles stand and how large they are: those with numbers, in their order. */
  function bubbleColumns(
    table: DataTable,
    {
      x,
      split,
      size,
      named,
    }: Pick<ChartColumns, 'split'> & {
      readonly x: number | null;
      readonly size: number | null;
      readonly named: readonly number[];
    },
  ): ChartColumns | null {
    if (named.length > 1) {
      const message = `a bubble chart has one column up, and "y" names ${named.length}`;
      return fail('chart-option', markup.y[1]!, message, 'name one');
    }
    const taken = [x, size, split, ...named];
    const free = table.columns
      .map((_, i) => i)
      .filter((i) => !taken.includes(i) && !table.columns[i]!.counts && isNumeric(table, i));
    const [across, up, large] = [x ?? free.shift(), named[0] ?? free.shift(), size ?? free.shift()];
    if (across === undefined || up === undefined || large === undefined) {
      const message = `a bubble chart needs three columns of numbers: across, up and size`;
      const hint = `"${table.id}" has ${3 - [across, up, large].filter((each) => each === undefined).length}; kind: scatter takes two`;
      return fail('chart-option', markup.data, message, hint);
    }
    if (table.rows.length === 0)
      return fail('empty-figure', markup.data, `the data "${table.id}" has no numbers to draw`, null);
    const words = table.columns.findIndex(
      ({ counts }, i) => !counts && i !== split && ![across, up, large].includes(i) && !isNumeric(table, i),
    );
    return { x: across, split, y: [up], size: large, names: words < 0 ? split : words };
  }

  /** Whether "errors" can be drawn: at the marks of one column of figures. */
  function checkErrors({ y, errors = [] }: ChartColumns): boolean {
    if (errors.length === 0) return true;
    const word = markup.errors[0]!;
    if (!hasErrors.has(kind)) {
      const hint = `these have: ${[...hasErrors].join(', ')}`;
      fail('chart-option', word, `a ${kind} chart does not show how far off its figures may be`, hint);
      return false;
    }
    if (y.length === 1) return true;
    const message = `"errors" belongs to one column of figures, and there are ${y.length}`;
    fail('chart-option', word, message, 'name it with "y"');
    return false;
  }

  /** Points stand between two axes of numbers, and the column across holds something else. */
  function noNumbersAcross(table: DataTable, x: number, { abscissa }: RawChart): null {
    const words = abscissa.cells.find(({ value }) => typeof value !== 'number')!;
    const others = table.columns.filter((_, i) => i !== x && isNumeric(table, i)).map(({ id }) => id);
    const hint =
      others.length > 0 ? `name a column of numbers or dates with "x": ${others.join(', ')}` : null;
    if (words.value === null) {
      const message = `a point of "${table.id}" has no "${table.columns[x]!.id}", and stands nowhere`;
      context.report(
        reportDeck('chart-gap', words.span, message, { hint: 'fill it in, or leave the row out' }),
      );
    } else context.report(notANumber(table, x, words, hint)!);
    return null;
  }
}

/** What stands where numbers would be drawn: the first such cell, since one tells what is wrong with all. */
function wordsAmong(
  table: DataTable,
  labels: ReadonlySet<number | null>,
): { readonly at: number; readonly cell: DataCell } | null {
  for (const { cells } of table.rows) {
    const at = cells.findIndex((cell, i) => !labels.has(i) && typeof cell.value === 'string');
    if (at >= 0) return { at, cell: cells[at]! };
  }
  return null;
}

function isNumeric(table: DataTable, column: number): boolean {
  return table.rows.some((row) => typeof row.cells[column]?.value === 'number');
}

/** What stands along the foot of bubbles, which are called otherwise. */
function acrossTexts({ abscissa }: RawChart, { views }: FigureContext): string[] {
  return abscissa.cells.map((cell) => views.cellText(cell, abscissa.column, true) ?? '');
}

function usedColumns({ x, split, y, size, names, errors = [] }: ChartColumns): number[] {
  if (size === undefined) return [x, split ?? x, ...y, ...errors];
  return [
    ...(names === null || names === undefined ? [] : [names]),
    ...(split === null ? [] : [split]),
    x,
    ...y,
    size,
  ];
}

/** Kinds at whose marks a line can say how far off they may be. */
const hasErrors: ReadonlySet<Chart['chart']> = new Set(['column', 'bar', 'line', 'scatter']);

/** Kinds whose series are made from their columns, or of whose unit something else is drawn. */
const own: ReadonlySet<Chart['chart']> = new Set([
  'waterfall',
  'stacked-share',
  'slope',
  'histogram',
  'small-multiples',
  'radar',
]);

/** Whether what stands along the foot says by itself what it is: names, dates and years do, bare numbers do not. */
function saysItself(x: ChartX, categories: readonly string[], kind: Chart['chart']): boolean {
  if (kind === 'pie' || kind === 'doughnut' || kind === 'radar' || x.kind === 'time') return true;
  if (x.kind === 'numbers') return kind !== 'scatter' && kind !== 'bubble' && x.words === null;
  return !categories.every((text) => /^[-−+]?[\d.,\s]+%?$/.test(text)) || categories.every(isYear);
}

function isYear(text: string): boolean {
  return /^[12]\d{3}$/.test(text);
}
