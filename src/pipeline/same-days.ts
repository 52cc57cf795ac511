/** The days on which a deck stays what it is: it becomes another one when the last day of a date of a source is over. */
export interface SameDays {
  /** The deck's own day, by which it is judged where nobody says another one. */
  readonly own: string | null;
  /** The first of them comes after this day; null: there is no first. */
  readonly after: string | null;
  /** The last of them; null: there is no last. */
  readonly upTo: string | null;
}

/** `ends`: the last days of all dates of sources; days are texts such as `2026-05-01`, and compare as such. */
export function sameDays(ends: readonly string[], own: string | null, asOf: string | null): SameDays {
  const day = dayFor(own, asOf);
  const sorted = [...ends].sort();
  return {
    own,
    after: sorted.filter((end) => end < day).at(-1) ?? null,
    upTo: sorted.find((end) => end >= day) ?? null,
  };
}

export function isSameOn({ own, after, upTo }: SameDays, asOf: string | null): boolean {
  const day = dayFor(own, asOf);
  return (after === null || after < day) && (upTo === null || day <= upTo);
}

/** Without any day nothing is stale: it is before all others. */
function dayFor(own: string | null, asOf: string | null): string {
  return asOf ?? own ?? '';
}

/** The day of SOURCE_DATE_EPOCH; null where it says none. */
export function dayOfEpoch(epoch: string | null): string | null {
  if (epoch === null || !/^\d{1,12}$/.test(epoch)) return null;
  const instant = new Date(Number(epoch) * 1000);
  return instant.getUTCFullYear() > 9999 ? null : instant.toISOString().slice(0, 10);
}
