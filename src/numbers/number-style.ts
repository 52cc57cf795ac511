/** How a language and a theme write numbers. */
export interface NumberStyle {
  readonly decimal: string;
  readonly group: string;
  /** Digits in the last group, and in those before it: `[3, 3]`, in India `[3, 2]`. */
  readonly grouping: readonly [last: number, others: number];
  /** Digits that must stand before the first separator: with 2, 1250 stays whole and 12 500 is parted. */
  readonly minimum: number;
  readonly minus: string;
  /** `{number} %` */
  readonly percent: string;
  /** `{sign}{symbol}{number}` */
  readonly currency: string;
  /** How currencies are written, by ISO 4217 code; others go by their code. */
  readonly symbolOf: (code: string) => string;
  /** Whether figures of columns without a type are grouped too: the theme's `numbers: group`. */
  readonly groupAll: boolean;
  /** Digits after the mark of columns with a type that say none: the theme's `numbers: decimals`. Null: as written. */
  readonly decimals: number | null;
}

/** How a program would write them. */
export const plainNumberStyle: NumberStyle = {
  decimal: '.',
  group: ',',
  grouping: [3, 3],
  minimum: 1,
  minus: '-',
  percent: '{number}%',
  currency: '{sign}{symbol}{number}',
  symbolOf: (code) => code,
  groupAll: false,
  decimals: null,
};
