import { type NumberStyle, plainNumberStyle } from '../../numbers/index.ts';
import type { Views } from '../template.ts';

/** What a theme says of numbers. */
export interface ThemeNumbers {
  readonly group: boolean;
  readonly decimals: number | null;
}

/**
 * How numbers are written: the strings `number-decimal`, `number-group`, `number-grouping` (digits in the last group,
 * and in the others where these differ: `3,2`), `number-minimum` (digits before the first separator), `number-minus`,
 * `number-percent` with {number}, `number-currency` with {sign} {symbol} {number}, and `currency-EUR` and the like for
 * currencies that have a sign in the language.
 */
export function numberStyleOf(
  views: Views & { pattern(key: string): unknown },
  theme: ThemeNumbers,
): NumberStyle {
  const word = (key: string, values: Readonly<Record<string, string>> = {}): string | null =>
    views.pattern(key) ? views.word(key, values) : null;
  const [last = 3, others = last] = (word('number-grouping') ?? '3').split(',').map(Number);
  const parts = { sign: '{sign}', symbol: '{symbol}', number: '{number}' };
  return {
    decimal: word('number-decimal') ?? plainNumberStyle.decimal,
    group: word('number-group') ?? plainNumberStyle.group,
    grouping: [last, others],
    minimum: Number(word('number-minimum') ?? 1),
    minus: word('number-minus') ?? plainNumberStyle.minus,
    percent: word('number-percent', { number: '{number}' }) ?? plainNumberStyle.percent,
    currency: word('number-currency', parts) ?? plainNumberStyle.currency,
    // Another language's sign may mean another currency: $ is a peso in Mexico.
    symbolOf: (code) => (views.isWorded(`currency-${code}`) ? views.word(`currency-${code}`) : code),
    groupAll: theme.group,
    decimals: theme.decimals,
  };
}
