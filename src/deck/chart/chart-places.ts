/** Where the categories stand along the axis. */
export type ChartX =
  /** Side by side, by their names. */
  | { readonly kind: 'names' }
  /** At their distances, of which the axis counts days, months or years. `at` are days as Excel counts them. */
  | {
      readonly kind: 'time';
      readonly unit: 'day' | 'month' | 'year';
      readonly at: readonly number[];
      readonly words: DateWords;
    }
  /** At their numbers. With `words` these are days as Excel counts them. */
  | { readonly kind: 'numbers'; readonly at: readonly number[]; readonly words: DateWords | null };

/** How dates are written along an axis. */
export interface DateWords {
  /** Holds `{year}`, `{month}` (its name), `{m}`, `{mm}`, `{day}`, `{dd}`. */
  readonly pattern: string;
  /** Names of the twelve months. */
  readonly months: readonly string[];
}
