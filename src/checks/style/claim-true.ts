import type { Chart } from '../../deck/index.ts';
import { primaryLanguage } from '../../yaml/index.ts';
import { type ClaimWords, claimWords } from '../words/claim-words.ts';
import { namedIn } from './chart-rules.ts';
import { wrongTrend } from './claim-trend.ts';
import type { SlideFacts } from './slide-facts.ts';
import { percent, type ReportStyle, type StyleRule } from './style-rule.ts';

/** Parts of a whole that are said in words may be off by so much. */
const tolerance = 0.04;

/** What a title says of the data that its slide shows, compared with that. Words of languages that are not listed are not. */
export const claimTrue: StyleRule = ({ slides, deck }, report) => {
  const words = claimWords[primaryLanguage(deck.language)] ?? null;
  for (const facts of slides) {
    const charts = facts.blocks.filter((block) => block.kind === 'chart');
    const [chart] = charts;
    if (facts.role !== 'content' || charts.length !== 1 || !chart) continue;
    if (words) checkWords(facts, chart, words, report);
    checkPercent(facts, chart, report);
  }
};

function checkWords(facts: SlideFacts, chart: Chart, words: ClaimWords, report: ReportStyle): void {
  const { slide, title } = facts;
  const series = chart.series.filter(({ values }) => values.every((value) => value === null || value >= 0));
  const subject = subjectOf(title, chart);
  const wrong = (claim: string, message: string) =>
    report(
      'claim-true',
      slide,
      `the title of slide "${slide.id}" says "${claim}", and ${message}`,
      'word the title as the data says it',
    );
  const trend = wrongTrend(title, chart, words);
  if (trend) wrong(trend.claim, trend.message);
  const high = words.superlative.exec(title);
  const low = words.least.exec(title);
  if (subject && (high || low) && !words.majority.test(title)) {
    const { name, isFirst } = extremeOf(subject, chart, low !== null);
    if (!isFirst && name !== null)
      wrong(
        (low ?? high)![0],
        `"${subject.name}" is not: "${name}" is; the ${low ? 'least' : 'most'} is asked for`,
      );
  }
  if (series.length !== chart.series.length || chart.series.length === 0) return;
  const shares = subject ? sharesOf(subject, chart) : largestShares(chart);
  if (shares.length === 0) return;
  const best = Math.max(...shares);
  const majority = words.majority.exec(title);
  const what = subject ? `"${subject.name}" has` : 'the largest part has';
  if (majority && best < 0.5) wrong(majority[0], `${what} ${percent(best)}; more than 50 % is asked for`);
  // A part in words needs a thing that it is of.
  if (!subject || majority) return;
  const isChange = words.change.test(title);
  const possible = isChange ? [...changesOf(subject, chart), ...shares] : shares;
  for (const [pattern, share] of words.fractions) {
    const claim = pattern.exec(title);
    if (!claim || possible.length === 0 || possible.some((each) => Math.abs(each - share) <= tolerance))
      continue;
    const nearest = possible.reduce((a, b) => (Math.abs(b - share) < Math.abs(a - share) ? b : a));
    const asked = `${percent(share)}, give or take ${Math.round(tolerance * 100)}, is asked for`;
    wrong(claim[0], `"${subject.name}" has ${isChange ? 'or changed by ' : ''}${percent(nearest)}; ${asked}`);
    return;
  }
}

/** By which share of an earlier value a later one differs. */
function changesOf({ category, series }: Subject, chart: Chart): number[] {
  const values =
    series !== null
      ? chart.series[series]!.values
      : chart.series.map((each) => each.values[category!] ?? null);
  const known = values.filter((value) => value !== null && value !== 0).slice(0, mostPoints) as number[];
  return known.flatMap((from, i) => known.slice(i + 1).map((to) => Math.abs(to - from) / Math.abs(from)));
}

interface Subject {
  readonly name: string;
  readonly category: number | null;
  readonly series: number | null;
}

/** The part of a chart that its title is about. */
function subjectOf(title: string, chart: Chart): Subject | null {
  const names = chart.series.map(({ name }) => name);
  const bySeries = chart.series.length > 1 ? namedIn(title, names) : null;
  if (bySeries !== null) return { name: bySeries, series: names.indexOf(bySeries), category: null };
  const byCategory = namedIn(title, chart.categories);
  if (byCategory === null) return null;
  return { name: byCategory, category: chart.categories.indexOf(byCategory), series: null };
}

/** All the shares of a whole that a title may mean. */
function sharesOf({ category, series }: Subject, chart: Chart): number[] {
  if (category !== null)
    return chart.series.flatMap(({ values }) => shareOf(values[category] ?? null, values));
  const own = chart.series[series!]!.values;
  const columns = own.map((value, i) =>
    shareOf(
      value,
      chart.series.map(({ values }) => values[i] ?? null),
    ),
  );
  const all = chart.series.flatMap(({ values }) => values);
  return [...columns.flat(), ...shareOf(sum(own), all)];
}

function largestShares(chart: Chart): number[] {
  if (chart.x.kind !== 'names') return [];
  const ofColumns = chart.series.flatMap(({ values }) => values.flatMap((value) => shareOf(value, values)));
  const ofSeries =
    chart.series.length > 1
      ? chart.series.flatMap((_, i) => sharesOf({ name: '', category: null, series: i }, chart))
      : [];
  return [...ofColumns, ...ofSeries];
}

function shareOf(value: number | null, among: readonly (number | null)[]): number[] {
  const whole = sum(among);
  return value === null || whole <= 0 || among.length < 2 ? [] : [value / whole];
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** Whether something has the most, or the least, in any way of reading the chart; else what has. */
function extremeOf({ category, series }: Subject, chart: Chart, least: boolean) {
  const rows =
    category !== null
      ? chart.series.map(({ values }) => ({ names: chart.categories, values, own: category }))
      : [
          ...chart.categories.map((_, i) => ({
            names: chart.series.map(({ name }) => name),
            values: chart.series.map(({ values }) => values[i] ?? null),
            own: series!,
          })),
          {
            names: chart.series.map(({ name }) => name),
            values: chart.series.map(({ values }) => sum(values)),
            own: series!,
          },
        ];
  let name: string | null = null;
  for (const { names, values, own } of rows) {
    const known = values.filter((value) => value !== null);
    const value = values[own] ?? null;
    if (value === null || known.length < 2) continue;
    const extreme = least ? Math.min(...known) : Math.max(...known);
    if (value === extreme) return { name: null, isFirst: true };
    name ??= names[values.indexOf(extreme)] ?? null;
  }
  return { name, isFirst: name === null };
}

/** A per cent that the title says is one of the figures, a part of them, or how one grew to another. */
function checkPercent({ slide, title }: SlideFacts, chart: Chart, report: ReportStyle): void {
  for (const match of title.matchAll(
    /(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]?(?:%|％|per cent|percent|por ciento)/giu,
  )) {
    const said = Number(match[1]!.replace(',', '.'));
    const figures = possible(chart);
    const digits = match[1]!.split(/[.,]/)[1]?.length ?? 0;
    // One that is near enough: rounded either way.
    if (figures.some((value) => Math.abs(value - said) <= 0.6 * 10 ** -digits)) continue;
    const nearest = nearestOf(figures, said);
    if (nearest === null) continue;
    const message = `the title of slide "${slide.id}" says "${match[0]}", which is none of the figures shown, no share of them and no growth between them; the nearest is ${nearest.toFixed(Math.max(1, digits))} %`;
    report('claim-true', slide, message, 'compute it from the data that the slide shows, or show the data');
    return;
  }
}

function nearestOf(values: readonly number[], to: number): number | null {
  let nearest: number | null = null;
  for (const value of values)
    if (nearest === null || Math.abs(value - to) < Math.abs(nearest - to)) nearest = value;
  return nearest;
}

const mostPoints = 60;

function possible(chart: Chart): number[] {
  const found: number[] = [];
  const columns = chart.categories.map((_, i) => chart.series.map(({ values }) => values[i] ?? null));
  for (const values of [...chart.series.map((series) => series.values), ...columns]) {
    if (values.length > mostPoints) continue;
    const whole = sum(values);
    for (const value of values) {
      if (value === null) continue;
      found.push(value, value * 100);
      if (whole > 0) found.push((value / whole) * 100, 100 - (value / whole) * 100);
      for (const other of values) {
        if (other === null || other === 0 || other === value) continue;
        found.push(Math.abs((value - other) / other) * 100, (value / other) * 100, Math.abs(value - other));
      }
    }
  }
  const all = sum(chart.series.flatMap(({ values }) => values));
  for (const { values } of chart.series) if (all > 0) found.push((sum(values) / all) * 100);
  return found;
}
