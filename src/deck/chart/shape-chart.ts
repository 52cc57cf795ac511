import type { ChartMarkup } from '../../markup/index.ts';
import { figureOf, writeFigure, writeNumber } from '../../numbers/index.ts';
import { reportDeck } from '../codes.ts';
import type { Chart, ChartSeries } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';

type Drawn = Pick<Chart, 'x' | 'categories' | 'series'>;

/** The series as their kind draws them. Null after an error: data that the kind cannot show. */
export function shapeChart(markup: ChartMarkup, chart: Drawn, context: FigureContext): Drawn | null {
  const shaped = shapers[markup.chart];
  if (!shaped) return chart;
  return shaped(chart, {
    views: context.views,
    refuse(message, hint, word = markup.data) {
      const { span, related } = context.placeOf(word, markup.origin);
      context.report(reportDeck('chart-option', span, message, { hint, related }));
      return null;
    },
  });
}

interface ShapeContext extends Pick<FigureContext, 'views'> {
  /** Says why the data does not suit the kind, and what to do. */
  readonly refuse: (message: string, hint: string, word?: string | null) => null;
}

type Shaper = (chart: Drawn, context: ShapeContext) => Drawn | null;

const shapers: Partial<Record<Chart['chart'], Shaper>> = {
  slope,
  waterfall,
  dumbbell,
  lollipop,
  histogram,
  pictogram,
  'tree-map': treeMap,
  'box-plot': boxPlot,
  radar,
};

/** The first and the last of what stands along the axis. */
function slope(chart: Drawn, { refuse }: ShapeContext): Drawn | null {
  const last = chart.categories.length - 1;
  if (last < 1)
    return refuse(
      'a slope leads from a first category to a last one, and there is one',
      'kind: bar shows it',
    );
  const ends = [0, last];
  const gap = chart.series.find(({ values }) => ends.some((i) => values[i] === null));
  if (gap) {
    const hint = 'fill it in, or name the other columns with "y"';
    return refuse(`"${gap.name}" has no figure at one end of the slope`, hint);
  }
  return {
    x: { kind: 'names' },
    categories: ends.map((i) => chart.categories[i]!),
    series: chart.series.map((each) => ({
      ...each,
      values: ends.map((i) => each.values[i]!),
      figures: ends.map((i) => each.figures[i]!),
      texts: ends.map((i) => each.texts[i]!),
    })),
  };
}

/** Each series is spread out over one box; fewer figures are no spread. */
function boxPlot(chart: Drawn, { refuse }: ShapeContext): Drawn | null {
  const short = chart.series.find(({ values }) => values.filter((each) => each !== null).length < 4);
  if (!short) return chart;
  const hint = 'kind: scatter or kind: column shows few figures one by one';
  return refuse(`"${short.name}" has fewer than four figures, which make no box`, hint);
}

/** Two rays are a line. */
function radar(chart: Drawn, { refuse }: ShapeContext): Drawn | null {
  if (chart.categories.length >= 3) return chart;
  const hint = 'kind: column shows fewer, side by side';
  return refuse(`a radar has three rays or more, and there are ${chart.categories.length} categories`, hint);
}

/** What was, and what is. */
function dumbbell(chart: Drawn, { refuse }: ShapeContext): Drawn | null {
  const [before, after] = chart.series;
  if (!before || !after || chart.series.length > 2) {
    const hint = 'name the two with "y": [before, after]';
    return refuse(`a dumbbell joins two columns, and there are ${chart.series.length}`, hint);
  }
  return {
    ...chart,
    series: [
      { ...before, part: 'before' },
      { ...after, part: 'after' },
    ],
  };
}

function lollipop(chart: Drawn, context: ShapeContext): Drawn | null {
  return oneColumn('lollipop chart', chart, context);
}

function oneColumn(what: string, chart: Drawn, { refuse }: ShapeContext): Drawn | null {
  if (chart.series.length === 1) return chart;
  const hint = 'name one with "y", or kind: bar draws several';
  return refuse(`a ${what} has one column of figures, and there are ${chart.series.length}`, hint);
}

function treeMap(chart: Drawn, context: ShapeContext): Drawn | null {
  const own = oneColumn('tree map', chart, context);
  if (!own || own.series[0]!.values.some((value) => value !== null && value > 0)) return own;
  return context.refuse(
    'a tree map shows parts of a whole, and there is nothing',
    'name another column with "y"',
  );
}

/** Things that can be counted on a slide: each figure as so many signs. */
function pictogram(chart: Drawn, context: ShapeContext): Drawn | null {
  const own = oneColumn('pictogram', chart, context);
  if (!own) return null;
  const at = own.series[0]!.values.findIndex(
    (value) => value !== null && (!Number.isInteger(value) || value > 20),
  );
  if (at >= 0) {
    const message = `a pictogram counts whole things up to 20, and "${own.categories[at]}" has ${own.series[0]!.values[at]}`;
    return context.refuse(message, 'kind: bar shows it');
  }
  if (own.categories.length > 8)
    return context.refuse(
      `a pictogram has 8 rows at most, and there are ${own.categories.length}`,
      'kind: bar shows them',
    );
  return own;
}

/** How many figures fall into each of a few even ranges. */
function histogram(chart: Drawn, context: ShapeContext): Drawn | null {
  const own = oneColumn('histogram', chart, context);
  if (!own) return null;
  const { views } = context;
  const series = own.series[0]!;
  const known = series.values.filter((value) => value !== null);
  if (known.length < 2)
    return context.refuse('a histogram groups many figures, and there are not two', 'kind: column shows it');
  const low = known.reduce((a, b) => Math.min(a, b));
  const high = known.reduce((a, b) => Math.max(a, b));
  const step = binWidth((high - low || Math.abs(high) || 1) / (Math.ceil(Math.log2(known.length)) + 1));
  const first = Math.floor(low / step);
  const counts = Array.from({ length: Math.max(1, Math.floor(high / step) - first + 1) }, () => 0);
  for (const value of known)
    counts[Math.min(counts.length - 1, Math.floor(value / step + 1e-9) - first)]! += 1;
  const edge = (i: number) =>
    writeNumber(
      Number(((first + i) * step).toPrecision(12)),
      { ...series.format, decimals: null },
      views.numbers,
    );
  return {
    x: { kind: 'names' },
    categories: counts.map((_, i) => `${edge(i)}\u2013${edge(i + 1)}`),
    series: [
      {
        name: views.word('frequency'),
        values: counts,
        figures: counts.map(figureOf),
        texts: counts.map(String),
        format: { type: null, currency: null, decimals: null },
        second: false,
      },
    ],
  };
}

/** 1, 2 or 5 times a power of ten, no smaller than what is asked for. */
function binWidth(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const share = wanted / power;
  return (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10) * power;
}

/**
 * Totals that stand on the axis, and between them what was added or taken away. Of two columns, the first has totals and the
 * second changes; of one, the first row is where it begins, and the last the total where it is what the others come to.
 */
function waterfall(chart: Drawn, context: ShapeContext): Drawn | null {
  const { refuse, views } = context;
  const [first, second] = chart.series;
  if (!first || chart.series.length > 2)
    return refuse(
      `a waterfall has a column of totals and one of what is added, and there are ${chart.series.length}`,
      'name them with "y": [total, added]',
    );
  const steps: { readonly value: number; readonly total: boolean; readonly text: string }[] = [];
  let sum = 0;
  for (const [i, category] of chart.categories.entries()) {
    const whole = first.values[i] ?? null;
    const change = second?.values[i] ?? null;
    const near = whole !== null && Math.abs(whole - sum) <= Math.abs(sum) * 1e-9 + 1e-12;
    const total = second ? change === null : i === 0 || (near && i === chart.categories.length - 1);
    const value = second ? (change ?? whole) : whole;
    if (value === null)
      return refuse(`"${category}" has neither a total nor what is added`, 'fill one of them in');
    if (second && i > 0 && whole !== null && change === null && !near) {
      const hint = 'put it right, or leave the row out';
      return refuse(`"${category}" is ${whole}, and what stands before it comes to ${sum}`, hint);
    }
    const source = second && change !== null ? second : first;
    steps.push({ value, total, text: source.texts[i]! });
    sum = total ? value : sum + value;
    if (sum < 0)
      return refuse(
        `at "${category}" the waterfall falls below 0`,
        'kind: column draws changes by themselves',
      );
  }
  if (steps.every(({ total }) => total)) {
    const hint =
      'give a column of what is added beside one of totals ("y": [total, added]), or rows that are added to the first';
    return refuse('a waterfall shows what is added to a beginning, and nothing is', hint);
  }
  let level = 0;
  const levels = steps.map(({ value, total }) => {
    const from = total ? 0 : level;
    level = total ? value : level + value;
    return { base: Math.min(from, level), top: Math.max(from, level) };
  });
  const format = (second ?? first).format;
  const derived = (
    name: string,
    part: NonNullable<ChartSeries['part']>,
    values: (number | null)[],
    texts?: string[],
  ): ChartSeries => {
    const figures = values.map((value) => (value === null ? null : figureOf(value)));
    const written = figures.map((figure) => (figure ? writeFigure(figure, format, views.numbers) : ''));
    return { name, values, figures, texts: texts ?? written, format, second: false, part };
  };
  const signed = steps.map(({ value, total, text }) =>
    total || value < 0 || text.startsWith('+') ? text : `+${text}`,
  );
  return {
    x: { kind: 'names' },
    categories: chart.categories,
    series: [
      derived(
        views.word('level'),
        'base',
        levels.map(({ base }, i) => (steps[i]!.total ? null : base)),
      ),
      derived(
        views.word('total'),
        'total',
        steps.map(({ value, total }) => (total ? value : null)),
      ),
      derived(
        views.word('added'),
        'added',
        steps.map(({ value, total }) => (!total && value >= 0 ? value : null)),
      ),
      derived(
        views.word('removed'),
        'removed',
        steps.map(({ value, total }) => (!total && value < 0 ? -value : null)),
      ),
      derived(
        second ? second.name : first.name,
        'top',
        levels.map(({ top }) => top),
        signed,
      ),
    ],
  };
}
