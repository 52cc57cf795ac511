import type { ChartMarkup } from '../../markup/index.ts';
import { didYouMean } from '../../source/index.ts';
import { reportDeck } from '../codes.ts';
import type { ChartSeries } from '../deck.ts';
import type { FigureContext } from '../figure-context.ts';
import { type RawChart, type RawSeries, shortened } from './chart-series.ts';

/** Excel refuses more series in a chart, and more letters in a cell. */
const most = { series: 255, letters: 32_767 };
/** Series of more than these have colours that were there before. */
const mostTold = 12;
/** A name that is longer takes more room than a chart has for all of them. */
const longestName = 120;

const round: ReadonlySet<string> = new Set(['pie', 'doughnut']);
const fromZero: ReadonlySet<string> = new Set([
  'bar',
  'column',
  'combo',
  'area',
  'stacked-columns',
  'stacked-area',
  'waterfall',
  'lollipop',
  'small-multiples',
  'histogram',
  'radar',
]);
const withoutAxis: ReadonlySet<string> = new Set([
  'stacked-share',
  'slope',
  'pictogram',
  'heat-map',
  'tree-map',
]);

/** What the deck asks of a chart against what its kind can do. False after an error. */
export function checkOptions(markup: ChartMarkup, raw: RawChart, context: FigureContext): boolean {
  const { chart: kind, secondAxis, percent, axisMin, axisMax } = markup;
  let whole = true;
  const refuse = (word: string | null, message: string, hint: string | null): void => {
    whole = false;
    const { span, related } = context.placeOf(word, markup.origin);
    context.report(reportDeck('chart-option', span, message, { hint, related }));
  };
  if (secondAxis.length > 0 && kind !== 'line' && kind !== 'column' && kind !== 'combo') {
    const hint = 'kind: line and kind: column have one: there its series are lines over the columns';
    refuse(secondAxis[0]!, `a ${kind} chart has no second axis`, hint);
  }
  for (const name of secondAxis) {
    if (raw.series.some((series) => isNamed(series, name))) continue;
    const names = raw.series.map(({ id }) => id);
    refuse(
      name,
      `no series "${name}" to put on the second axis`,
      didYouMean(name, names) ?? `there are: ${shortened(names.join(', '))}`,
    );
  }
  const second = raw.series.filter((series) => secondAxis.some((name) => isNamed(series, name)));
  if (whole && second.length > 0 && second.length === raw.series.length) {
    refuse(secondAxis[0]!, 'all series are on the second axis, and none is on the first', 'leave one out');
  }
  if (percent && !round.has(kind)) {
    const hint = 'a column of figures with "type: percent" is written with the sign';
    refuse('percent', `"percent" shows the parts of a pie or doughnut, not of a ${kind} chart`, hint);
  }
  if (withoutAxis.has(kind) && (axisMin !== null || axisMax !== null)) {
    refuse('axis', `a ${kind} chart shows no axis of values`, null);
  }
  if (round.has(kind) && (axisMin !== null || axisMax !== null)) {
    refuse('axis', `a ${kind} has no axis`, null);
  }
  if (axisMin !== null && axisMax !== null && axisMin >= axisMax) {
    refuse(
      String(axisMax),
      `an axis from ${axisMin} to ${axisMax} has no length`,
      '"min" is the smaller one',
    );
  }
  return whole;
}

/** What is more than programs draw, or than anybody reads. False after an error. */
export function checkLimits(
  markup: ChartMarkup,
  { series, abscissa }: RawChart,
  context: FigureContext,
): boolean {
  const { span, related } = context.placeOf(markup.data, markup.origin);
  const tooMany = (message: string, hint: string): false => {
    context.report(reportDeck('chart-limit', span, message, { hint, related }));
    return false;
  };
  if (series.length > most.series)
    return tooMany(
      `${series.length} series in one chart: programs take ${most.series}`,
      'name some with "y"',
    );
  const names = [...series.map(({ name }) => name), ...abscissa.texts];
  const longest = names.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  if (longest.length > most.letters)
    return tooMany(
      `a name of ${longest.length} letters ("${shortened(longest)}"): programs take ${most.letters}`,
      'shorten it',
    );
  if (longest.length > longestName) {
    const message = `a name of ${longest.length} letters is cut off in a chart: "${shortened(longest)}"`;
    context.report(
      reportDeck('long-name', span, message, { hint: 'give it a shorter one in the data', related }),
    );
  }
  if (series.length > mostTold && !round.has(markup.chart)) {
    const message = `${series.length} series in one chart cannot be told apart`;
    const hint = `${mostTold} at most: name those that matter with "y", or draw several charts`;
    context.report(reportDeck('many-series', span, message, { hint, related }));
  }
  return true;
}

/** What an axis leaves out or makes look like nothing. */
export function checkScales(
  markup: ChartMarkup,
  series: readonly ChartSeries[],
  categories: readonly string[],
  context: FigureContext,
): void {
  if (round.has(markup.chart)) return;
  for (const second of [false, true]) reportDwarfed(series.filter((each) => each.second === second));
  reportCut();
  reportNotZero();

  function reportDwarfed(among: readonly ChartSeries[]): void {
    const sized = among.flatMap((each) => {
      const size = each.values.reduce<number>((size, value) => Math.max(size, Math.abs(value ?? 0)), 0);
      return size > 0 ? [{ name: each.name, size }] : [];
    });
    if (sized.length < 2) return;
    const largest = sized.reduce((a, b) => (b.size > a.size ? b : a));
    const dwarfed = sized.filter(({ size }) => largest.size / size >= 100);
    if (dwarfed.length === 0) return;
    const { span, related } = context.placeOf(markup.data, markup.origin);
    const names = dwarfed.map(({ name }) => `"${name}"`).join(', ');
    const smallest = dwarfed.reduce((a, b) => (b.size < a.size ? b : a));
    const message = `${names} is as good as 0 beside "${largest.name}": at most ${smallest.size} against ${largest.size} on the same axis`;
    const list = dwarfed.map(({ name }) => name).join(', ');
    const hint = ['line', 'column', 'combo'].includes(markup.chart)
      ? `give it an axis of its own: second-axis: [${list}]`
      : `kind: line and kind: column can give it an axis of its own (second-axis: [${list}]); or draw two charts`;
    context.report(reportDeck('dwarfed-series', span, message, { hint, related }));
  }

  function reportCut(): void {
    const { axisMin, axisMax } = markup;
    const out = (value: number) =>
      (axisMin !== null && value < axisMin) || (axisMax !== null && value > axisMax);
    const cut = series
      .filter((each) => !each.second)
      .flatMap((each) =>
        each.values.flatMap((value, i) =>
          value !== null && out(value) ? [`${each.texts[i]} ("${each.name}", ${categories[i]})`] : [],
        ),
      );
    if (cut.length === 0) return;
    const more = cut.length > 1 ? ` and ${cut.length - 1} more` : '';
    const ends = [axisMin === null ? '' : `from ${axisMin}`, axisMax === null ? '' : `to ${axisMax}`];
    const message = `the axis ${ends.join(' ').trim()} cuts off ${shortened(cut[0]!)}${more}`;
    const word = String(axisMax ?? axisMin);
    const { span, related } = context.placeOf(word, markup.origin);
    context.report(
      reportDeck('axis-cut', span, message, { hint: 'widen it, or leave the end to the program', related }),
    );
  }

  function reportNotZero(): void {
    const { axisMin, axisMax, chart: kind } = markup;
    if (!fromZero.has(kind) || !((axisMin ?? 0) > 0 || (axisMax ?? 0) < 0)) return;
    const end = (axisMin ?? 0) > 0 ? axisMin : axisMax;
    const what = kind === 'bar' || kind === 'lollipop' ? 'bars' : kind.endsWith('area') ? 'areas' : 'columns';
    const message = `${what} whose axis ${end === axisMin ? 'begins' : 'ends'} at ${end} are not as long as their figures`;
    const { span, related } = context.placeOf(String(end), markup.origin);
    context.report(reportDeck('axis-not-zero', span, message, { hint: 'kind: line needs no zero', related }));
  }
}

/** A series goes by the id of its column, by its name, or by the value that split it off. */
export function isNamed({ id, name }: RawSeries, asked: string): boolean {
  return id === asked || name === asked;
}
