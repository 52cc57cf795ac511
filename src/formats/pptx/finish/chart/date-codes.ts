import type { DateWords } from '../../../../deck/index.ts';
import { literal } from './number-codes.ts';

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
