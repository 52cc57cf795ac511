import { expandFigure, type Figure, figureOf, roundFigure } from './figure.ts';

/** What a column of data says about its figures; a column is one itself. */
export interface FigureFormat {
  /** Null: its figures stand as written. */
  readonly type: 'number' | 'percent' | 'currency' | 'date' | 'text' | null;
  /** ISO 4217; null: as written at each figure. */
  readonly currency: string | null;
  /** Digits after the decimal mark; null: as written. */
  readonly decimals: number | null;
}

/**
 * A figure as a language and a theme write it: the one way to tables, labels of axes and data, notes and handouts.
 * Without a type only the decimal mark is the language's, and the separators where there are any.
 */
export function writeFigure(figure: Figure, format: FigureFormat, style: NumberStyle): string {
  const { type } = format;
  const isTyped = type === 'number' || type === 'percent' || type === 'currency';
  const decimals = format.decimals ?? (isTyped ? style.decimals : null);
  const set = decimals !== null ? roundFigure(figure, decimals) : isTyped ? expandFigure(figure) : figure;
  const { whole, fraction, exponent } = set;
  const grouped =
    type === 'number' ||
    type === 'currency' ||
    figure.grouped ||
    (style.groupAll && /^[1-9]\d{4}/.test(whole));
  const number = (grouped ? group(whole, style) : whole) + (fraction && style.decimal + fraction) + exponent;
  const sign = set.sign === '-' && isTyped ? style.minus : set.sign;
  if (type === 'currency' || (type === null && figure.currency !== null)) {
    return withCurrency(sign, number, figure, format, style);
  }
  if (type === 'percent') return sign + style.percent.replace('{number}', () => number);
  return sign + number + figure.percent;
}

/** A computed number, such as one at an axis, in the same way. It is not to be infinite. */
export function writeNumber(value: number, format: FigureFormat, style: NumberStyle): string {
  const figure = figureOf(value);
  return figure ? writeFigure(figure, format, style) : String(value);
}

function withCurrency(
  sign: string,
  number: string,
  figure: Figure,
  format: FigureFormat,
  style: NumberStyle,
): string {
  const symbol = format.currency === null ? figure.currency : style.symbolOf(format.currency);
  if (symbol === null) return sign + number;
  // A code, and a sign that ends in a letter, does not touch the figure.
  const pattern = style.currency
    .replace(/\{symbol\}(?=(?:\{sign\})?\{number\})/, (name) =>
      /\p{L}$/u.test(symbol) ? `${name}\u00a0` : name,
    )
    .replace(/(?<=\{number\})\{symbol\}/, (name) => (/^\p{L}/u.test(symbol) ? `\u00a0${name}` : name));
  const signed = pattern.includes('{sign}') ? pattern : `{sign}${pattern}`;
  const parts: Readonly<Record<string, string>> = { '{sign}': sign, '{symbol}': symbol, '{number}': number };
  return signed.replace(/\{(?:sign|symbol|number)\}/g, (name) => parts[name]!);
}

function group(whole: string, { grouping: [last, others], minimum, group: separator }: NumberStyle): string {
  if (whole.length < last + minimum) return whole;
  const groups = [whole.slice(-last)];
  for (let end = whole.length - last; end > 0; end -= others) {
    groups.unshift(whole.slice(Math.max(0, end - others), end));
  }
  return groups.join(separator);
}

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

/** Signs that stand for few currencies; the others go with any. */
const codesOfSign: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'GIP', 'FKP', 'SHP', 'SSP', 'SDG', 'LBP', 'SYP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  元: ['CNY', 'TWD', 'HKD'],
  円: ['JPY'],
  원: ['KRW', 'KPW'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  TL: ['TRY'],
  '₴': ['UAH'],
  '₩': ['KRW', 'KPW'],
  '₪': ['ILS'],
  '₫': ['VND'],
  zł: ['PLN'],
  Kč: ['CZK'],
  Ft: ['HUF'],
};

/** Whether a sign or code, as typed at a figure, can stand for a currency (ISO 4217). */
export function standsFor(sign: string, code: string): boolean {
  if (/^[A-Z]{3}$/.test(sign)) return sign === code;
  // A dollar of any kind: $, US$, C$.
  if (sign.includes('$')) return /D$|^(ARS|CLP|COP|MXN|UYU|BRL|DOP|CUP|NIO|MOP|TOP|WST)$/.test(code);
  return codesOfSign[sign]?.includes(code) ?? true;
}
