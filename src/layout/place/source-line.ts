import type { Citation } from '../../deck/index.ts';
import { isRightToLeft, type Run } from '../../markup/index.ts';
import type { LayoutText } from '../../theme/index.ts';
import { flowRuns } from '../text/flow.ts';
import { createFlow } from '../text/set-text.ts';
import { lookOf, type SlideContext } from './slide-context.ts';

/** The sources at the foot of a slide. */
interface SourceLine {
  readonly runs: readonly Run[];
  /** Some stand in its notes only. */
  readonly shortened: boolean;
}

/** Sources that stand together under their numbers. */
interface Entry {
  readonly numbers: readonly number[];
  readonly name: string;
}

/**
 * The sources that a slide cites, in one line: each by its short name; where that is too long those of one publisher
 * together, with their years; else as many as there is room for, and how many more there are. Null: it cites none.
 */
export function sourceLine(
  context: SlideContext,
  place: LayoutText,
  shorten: (runs: readonly Run[]) => readonly Run[],
): SourceLine | null {
  const { deck, slide } = context;
  const cited = slide.cited.flatMap((number) => deck.citations[number - 1] ?? []);
  const entries = shortEntries(cited);
  if (entries.every(({ name }) => name === '')) return null;
  const between = isRightToLeft(deck.language) ? `${separator}${rightToLeftMark}` : separator;
  const line = (some: readonly Entry[], more = 0): readonly Run[] => [
    ...(place.lead ? [{ text: `${deck.words('sources')}\u2002`, strong: true } as const] : []),
    ...some.flatMap(({ numbers, name }, i): Run[] => [
      ...(i > 0 ? [{ text: between }] : []),
      { text: `${numberRanges(numbers)}\u00a0`, strong: true },
      { text: name },
    ]),
    ...(more > 0 ? [{ text: between }, { text: deck.words('sources-more', { count: more }) }] : []),
  ];
  const look = lookOf(place, context);
  const holds = (runs: readonly Run[]) =>
    createFlow([flowRuns(runs, look)], context.typesetter).measure(place.w, place.size).wrapped[0]!.count ===
    1;
  const merged = mergedEntries(cited);
  const whole = [entries, merged].map((each) => line(each)).find(holds);
  if (whole) return { runs: whole, shortened: false };
  for (let kept = merged.length - 1; kept > 0; kept--) {
    const runs = line(merged.slice(0, kept), merged.length - kept);
    if (holds(runs)) return { runs, shortened: true };
  }
  const all = line(merged);
  const runs = shorten(all);
  return { runs, shortened: runs !== all };
}

const separator = '  ·  ';
/** Without it, Latin names on both sides would draw the separator to theirs, and the line would run from the left. */
const rightToLeftMark = '\u200f';

function shortEntries(cited: readonly Citation[]): Entry[] {
  const numbersOf = new Map<string, number[]>();
  for (const { short, number } of cited) numbersOf.set(short, [...(numbersOf.get(short) ?? []), number]);
  return [...numbersOf].map(([name, numbers]) => ({ name, numbers }));
}

/** Several sources of one publisher are named by it: `Xinhua (2022, 2025)`. */
function mergedEntries(cited: readonly Citation[]): Entry[] {
  const shorts = new Map<string, Set<string>>();
  for (const { publisher, short } of cited)
    if (publisher) shorts.set(publisher.name, (shorts.get(publisher.name) ?? new Set()).add(short));
  const isMerged = ({ publisher }: Citation) => !!publisher && shorts.get(publisher.name)!.size > 1;
  const groups = new Map<string, Citation[]>();
  for (const each of cited) {
    const key = isMerged(each) ? `${each.publisher!.name}\u0000` : each.short;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const numbers = group.map(({ number }) => number);
    const [first] = group as [Citation];
    if (!isMerged(first)) return { numbers, name: first.short };
    const years = [...new Set(group.map(({ publisher }) => publisher!.year))].sort((a, b) => a - b);
    return { numbers, name: `${first.publisher!.name} (${years.join(', ')})` };
  });
}

/** `1–3, 7`: three or more in a row as a range. */
function numberRanges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end + 1 < sorted.length && sorted[end + 1] === sorted[end]! + 1) end += 1;
    if (end - i >= 2) parts.push(`${sorted[i]}–${sorted[end]}`);
    else for (let k = i; k <= end; k++) parts.push(String(sorted[k]));
    i = end + 1;
  }
  return parts.join(',\u00a0');
}
