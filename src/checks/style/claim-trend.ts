import type { Chart } from '../../deck/index.ts';
import type { ClaimWords } from '../words/claim-words.ts';
import { namedIn } from './chart-rules.ts';

/** A multiple may be off by so much of it. */
const tolerance = 0.12;

/** What a title says of how something went on in time, and what the chart says instead; null: nothing wrong. */
export function wrongTrend(
  title: string,
  chart: Chart,
  words: ClaimWords,
): { readonly claim: string; readonly message: string } | null {
  if (!isInTime(chart)) return null;
  const names = chart.series.map(({ name }) => name);
  const named = chart.series.length === 1 ? names[0]! : namedIn(title, names);
  const series = chart.series.find(({ name }) => name === named);
  if (!series) return null;
  const spans = spansOf(title, chart, series.values);
  if (spans.length === 0) return null;
  const said = (at: number) => `${chart.categories[at]}: ${series.texts[at]}`;
  const shown = spans.map(([from, to]) => `${said(from)}, ${said(to)}`)[0]!;
  for (const [pattern, times] of words.multiples) {
    const claim = pattern.exec(title);
    if (!claim) continue;
    const ratios = spans.map(([from, to]) => series.values[to]! / series.values[from]!);
    if (ratios.some((ratio) => Math.abs(ratio - times) <= times * tolerance)) return null;
    const most = ratios[0]!.toFixed(2);
    return {
      claim: claim[0],
      message: `"${series.name}" became ${most} times as much (${shown}); ${times} is asked for`,
    };
  }
  const [rise, fall] = [words.rise.exec(title), words.fall.exec(title)];
  // One thing rises, another falls: which is which is not read.
  if ((rise === null) === (fall === null)) return null;
  const way = rise ? 1 : -1;
  if (spans.some(([from, to]) => (series.values[to]! - series.values[from]!) * way > 0)) return null;
  return {
    claim: (rise ?? fall)![0],
    message: `"${series.name}" did not ${rise ? 'rise' : 'fall'} (${shown})`,
  };
}

/** What stands along the axis are times: in their order, one after the other. */
function isInTime({ x, categories }: Chart): boolean {
  return (
    x.kind === 'time' ||
    (categories.length > 1 && categories.every((text) => /^(?:1\d|20|21)\d\d(?!\d)/.test(text)))
  );
}

/** From when to when the title may speak: between two times that it names, up to one or from there on, else of all. */
function spansOf(
  title: string,
  { categories }: Chart,
  values: readonly (number | null)[],
): (readonly [from: number, to: number])[] {
  const known = values.flatMap((value, i) => (value === null ? [] : [i]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const told = known.filter((i) => title.includes(categories[i]!));
  if (told.length > 1) return [[told[0]!, told.at(-1)!]];
  const [only] = told;
  if (only === undefined) return [[first, last]];
  // "In 2022" may also be what came of the time before.
  const before = known[known.indexOf(only) - 1];
  return [
    [first, only] as const,
    [only, last] as const,
    ...(before === undefined ? [] : [[before, only] as const]),
  ].filter(([from, to]) => from < to);
}
