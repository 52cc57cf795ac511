import { type NumberStyle, plainNumberStyle } from '../../numbers/index.ts';
import type { OutlineViews } from './outline-views.ts';

/** What a theme says of numbers. */
export interface ThemeNumbers {
  readonly group: boolean;
  readonly decimals: number | null;
}

/**
 * How numbers are written: the strings `number-decimal`, `number-group`, `number-grouping` (digits in the last group,
 * and in the others where these differ: `3,2`), `number-minimum` (digits before the first separator), `number-minus`,
 * `number-percent` with {number}, `number-currency` with {number} {symbol}, and `currency-EUR` for each currency that has
 * a sign.
 */
export function numberStyleOf(views: OutlineViews, theme: ThemeNumbers): NumberStyle {
  const word = (key: string, values: Readonly<Record<string, string>> = {}): string | null =>
    views.pattern(key) ? views.word(key, values) : null;
  const [last = 3, others = last] = (word('number-grouping') ?? '3').split(',').map(Number);
  return {
    decimal: word('number-decimal') ?? plainNumberStyle.decimal,
    group: word('number-group') ?? plainNumberStyle.group,
    grouping: [last, others],
    minimum: Number(word('number-minimum') ?? 1),
    minus: word('number-minus') ?? plainNumberStyle.minus,
    percent: word('number-percent', { number: '{number}' }) ?? plainNumberStyle.percent,
    currency:
      word('number-currency', { number: '{number}', symbol: '{symbol}' }) ?? plainNumberStyle.currency,
    symbolOf: (code) => word(`currency-${code}`) ?? code,
    groupAll: theme.group,
    decimals: theme.decimals,
  };
}
