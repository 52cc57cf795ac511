import type { DateWords } from '../../../../deck/index.ts';
import {
  expandFigure,
  type Figure,
  type FigureFormat,
  type NumberStyle,
  writeFigure,
} from '../../../../numbers/index.ts';

/**
 * The code by which Office writes a figure as `writeFigure` does (ECMA-376 part 1, 18.8.31). Marks and separators are those
 * of whoever reads the file: Office has no other way. Digits, grouping, signs and units are ours.
 */
export function figureCode(figure: Figure, format: FigureFormat, style: NumberStyle): string {
  const typed = isTyped(format);
  if (!typed && figure.exponent !== '') return general;
  const { whole, fraction } = expandFigure(figure);
  const decimals = format.decimals ?? (typed ? style.decimals : null) ?? fraction.length;
  const always = format.type === 'number' || format.type === 'currency' || figure.grouped;
  const grouped = always
    ? style.minimum === 1 || whole.length >= style.grouping[0] + style.minimum
    : style.groupAll && /^[1-9]\d{4}/.test(whole);
  const digits = grouped ? '#,##0' : /^0\d/.test(whole) ? '0'.repeat(whole.length) : '0';
  if (
    !typed &&
    digits === '0' &&
    figure.percent === '' &&
    format.decimals === null &&
    isShort(whole, fraction)
  )
    return general;
  return withUnit(withDecimals(digits, decimals), figure, format, style);
}

/** The code for the numbers of an axis, which are not known before a program chooses them. */
export function axisCode(format: FigureFormat, style: NumberStyle): string {
  const { type } = format;
  const decimals = format.decimals ?? 0;
  if (type === null) return style.groupAll ? `[>=10000]#,##0;${general}` : general;
  const plain = withUnit(withDecimals('0', decimals), plainOne, format, style);
  if (type === 'percent') return plain;
  const grouped = withUnit(withDecimals('#,##0', decimals), plainOne, format, style);
  // A code has room for conditions or for signs, not for both.
  return style.minimum === 1 || grouped.includes(';')
    ? grouped
    : `[>=${10 ** (style.grouping[0] + style.minimum - 1)}]${grouped};${plain}`;
}

export const general = 'General';

/** Text that stands in a code as it is. */
export function literal(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '')}"`;
}

/** Whether a program writes it so by itself: it drops zeros at the end and rounds to eleven characters. */
function isShort(whole: string, fraction: string): boolean {
  return !fraction.endsWith('0') && whole.length + fraction.length <= 10;
}

function isTyped({ type }: FigureFormat): boolean {
  return type === 'number' || type === 'percent' || type === 'currency';
}

function withDecimals(digits: string, decimals: number): string {
  // Office refuses more than thirty.
  return decimals === 0 ? digits : `${digits}.${'0'.repeat(Math.min(decimals, 30))}`;
}

/** The code between the signs and units that the language writes, below zero too. */
function withUnit(
  code: string,
  { currency: written, percent }: Pick<Figure, 'currency' | 'percent'>,
  format: FigureFormat,
  style: NumberStyle,
): string {
  if (!isTyped(format)) return code + literal(percent);
  const one: Figure = { ...plainOne, currency: written };
  const around = (sign: '' | '-') => {
    const [before = '', after = ''] = writeFigure({ ...one, sign }, { ...format, decimals: 0 }, style).split(
      '1',
    );
    return literal(before) + code + literal(after);
  };
  const [above, below] = [around(''), around('-')];
  // Office puts a hyphen before all of it by itself.
  return below === `"-"${above}` || below === above.replace(/^"/, '"-') ? above : `${above};${below}`;
}

const plainOne: Figure = {
  sign: '',
  whole: '1',
  fraction: '',
  exponent: '',
  grouped: false,
  percent: '',
  currency: null,
};

/** The code by which Office writes a date as its words say. */
export function dateCode({ pattern }: DateWords, language: string): string {
  const pieces = pattern.split(/(\{\w+\})/);
  const code = pieces.map((piece) => fields[piece] ?? (piece === '-' ? '-' : literal(piece))).join('');
  return pattern.includes('{month}') ? `[$-${localeOf(language)}]${code}` : code;
}

const fields: Readonly<Record<string, string>> = {
  '{year}': 'yyyy',
  '{month}': 'mmmm',
  '{m}': 'm',
  '{mm}': 'mm',
  '{day}': 'd',
  '{dd}': 'dd',
};

/** Numbers of languages, in whose words Office writes months ([MS-LCID]). English where we do not know it. */
function localeOf(language: string): string {
  const tag = language.toLowerCase();
  return locales[tag] ?? locales[tag.split('-')[0]!] ?? locales.en!;
}

const locales: Readonly<Record<string, string>> = {
  en: '409',
  ar: '401',
  de: '407',
  es: 'C0A',
  fa: '429',
  fr: '40C',
  he: '40D',
  hi: '439',
  it: '410',
  ja: '411',
  ko: '412',
  nl: '413',
  pl: '415',
  pt: '416',
  'pt-pt': '816',
  ru: '419',
  tr: '41F',
  uk: '422',
  zh: '804',
  'zh-hant': '404',
  'zh-tw': '404',
};
