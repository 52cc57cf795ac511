import type { Figure, FigureFormat } from '../../numbers/index.ts';
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

export interface ChartReference {
  readonly value: number;
  /** As it is written. */
  readonly text: string;
  /** What it is called. */
  readonly name: string;
}

export interface ChartSeries {
  readonly name: string;
  /** In the order of the categories; null is a gap. */
  readonly values: readonly (number | null)[];
  /** The digits of each value, and what is shown of it. */
  readonly figures: readonly (Figure | null)[];
  readonly texts: readonly string[];
  /** What its column says of its figures. */
  readonly format: FigureFormat;
  /** Whether it is drawn on the axis on the other side. */
  readonly second: boolean;
  /** Figures that belong to its values, one to each. */
  readonly beside?: readonly ChartSide[];
  /** What it is of a figure that is made of several: a floating column of a waterfall stands on its `base`. */
  readonly part?: 'base' | 'total' | 'added' | 'removed' | 'top' | 'before' | 'after';
}

/** How large bubbles are, and how far off values may be: below them, above them, or both alike. */
export interface ChartSide extends Pick<ChartSeries, 'name' | 'values' | 'figures' | 'texts' | 'format'> {
  readonly role: 'size' | 'below' | 'above' | 'around';
}
