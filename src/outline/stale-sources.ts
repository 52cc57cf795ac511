import { type DateValue, lastDay } from '../yaml/index.ts';
import type { Outline, Source } from './outline.ts';

/** expired: what it says held until a day that is over. due: somebody was to look at it by a day that is over. */
export type Staleness = 'expired' | 'due';

export interface StaleSource {
  readonly source: Source;
  readonly why: Staleness;
  /** The date that is over. */
  readonly date: DateValue;
}

/** The sources of an outline that are stale on a day (`2026-05-01`), in its order; none where nobody says a day. */
export function staleSources({ sources }: Pick<Outline, 'sources'>, day: string | null): StaleSource[] {
  if (day === null) return [];
  return [...sources.values()].flatMap((source): StaleSource[] => {
    const { 'valid-until': until, 'review-by': review } = source;
    if (until && isOver(until, day)) return [{ source, why: 'expired', date: until }];
    return review && isOver(review, day) ? [{ source, why: 'due', date: review }] : [];
  });
}

/** The last days of all dates that sources have. */
export function lastDaysOf({ sources }: Pick<Outline, 'sources'>): string[] {
  return [...sources.values()].flatMap((source) =>
    [source['valid-until'], source['review-by']].flatMap((date) => (date && lastDay(date)) ?? []),
  );
}

function isOver(date: DateValue, day: string): boolean {
  const last = lastDay(date);
  return last !== null && last < day;
}
