// Makes the words for plurals, lists, quotation marks, numbers, currencies and dates in templates/briefing/strings.yaml anew
// from Unicode's CLDR.
//   node scripts/cldr-words.mjs
// They are kept in git, since CLDR is 140 MB and changes twice a year: it is fetched from npm into a temporary folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const release = '48.2.0';
const file = fileURLToPath(new URL('../templates/briefing/strings.yaml', import.meta.url));
const [begin, end] = [
  `# Plurals, lists, quotation marks, numbers and dates, from CLDR ${release} by scripts/cldr-words.mjs.`,
  '# End of what comes from CLDR.',
];

/** Languages, each with the regions and scripts that write numbers or months in a way of their own. */
const regions = {
  en: 'AU CA GB IN US ZA',
  zh: 'Hant',
  es: 'AR CL CO MX US',
  fr: 'CA CH',
  de: 'AT CH',
  it: 'CH',
  pt: 'PT',
  nl: '',
  pl: '',
  ru: '',
  uk: '',
  tr: '',
  ja: '',
  ko: '',
  ar: 'DZ LB MA TN',
  he: '',
  fa: '',
  hi: '',
};
const locales = Object.entries(regions).flatMap(([language, own]) => [
  language,
  ...own.split(' ').flatMap((region) => (region === '' ? [] : [`${language}-${region}`])),
]);
const currencies = 'EUR USD GBP JPY CNY INR BRL RUB UAH TRY PLN KRW ILS CAD AUD MXN SAR AED'.split(' ');
/** Where the set has a way of its own. */
const own = {
  'date-day': { en: '{day} {month} {year}' },
  'date-day-medium': { en: '{day} {short} {year}' },
  // In English alone nobody knows which of two numbers is the month.
  'date-day-numeric': { en: '{year}-{mm}-{dd}' },
  'date-month-numeric': { en: '{year}-{mm}' },
  // "A, B and C" rather than "A and B and C".
  'list-separator': { ar: '، ' },
  // As they are printed in books and papers, where typewriters and keyboards have others.
  'quote-open': { es: '«', fr: '«\u00a0', nl: '“', ar: '«' },
  'quote-close': { es: '»', fr: '\u00a0»', nl: '”', ar: '»' },
  'day-1': { fr: '1er', 'fr-CA': '1er', 'fr-CH': '1er', it: '1º', 'it-CH': '1º', pt: '1º' },
};

/** What the letters of a pattern stand for; the shorter forms know more of them. */
const longNames = { y: '{year}', MMMM: '{month}', LLLL: '{alone}', M: '{m}', d: '{day}' };
const shortNames = { ...longNames, MMM: '{short}', LLL: '{short}', MM: '{mm}', dd: '{dd}' };

const folder = mkdtempSync(join(tmpdir(), 'cldr-'));
try {
  const packages = ['core', 'dates-full', 'misc-full', 'numbers-full'].map(
    (name) => `cldr-${name}@${release}`,
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', ...packages], {
    cwd: folder,
    shell: true,
  });
  const text = readFileSync(file, 'utf8');
  const before = text.slice(0, text.search(/^# .*, from CLDR/m));
  const after = text.slice(text.indexOf(end));
  writeFileSync(file, `${before}${begin}\n${write(read(join(folder, 'node_modules')))}${after}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Wordings by locale, by key. */
function read(modules) {
  const words = new Map();
  const plurals = JSON.parse(readFileSync(join(modules, 'cldr-core/supplemental/plurals.json'), 'utf8'));
  const rules = plurals.supplemental['plurals-type-cardinal'];
  for (const locale of locales) {
    // CLDR has American English as English itself.
    const folder = locale === 'en-US' ? 'en' : locale;
    const load = (name, kind) =>
      JSON.parse(readFileSync(join(modules, `cldr-${kind}-full/main`, folder, `${name}.json`), 'utf8')).main[
        folder
      ];
    const add = (key, value) => {
      // A region may write a date in parts that we have no names for: it is written as its language does then.
      if (value === null) return;
      if (!words.has(key)) words.set(key, new Map());
      words.get(key).set(locale, own[key]?.[locale] ?? withoutMarks(value));
    };
    if (rules[locale]) add('plural-rules', pluralRules(rules[locale]));
    // Marks stand in the set's sentences too, so that a region has those of its language.
    if (!/-[A-Z]{2}$/.test(locale)) {
      const list = load('listPatterns', 'misc').listPatterns['listPattern-type-standard'];
      add('list-separator', between(list.middle));
      add('list-last', between(list[2]));
      const { quotationStart, quotationEnd } = load('delimiters', 'misc').delimiters;
      add('quote-open', quotationStart);
      add('quote-close', quotationEnd);
    }
    const { numbers } = load('numbers', 'numbers');
    // Digits are as they were typed, so the signs are those that go with 0 to 9.
    const signs = numbers['symbols-numberSystem-latn'];
    const pattern = (kind) => numbers[`${kind}Formats-numberSystem-latn`].standard;
    add('number-decimal', signs.decimal);
    add('number-group', signs.group);
    const sizes = pattern('decimal')
      .split('.')[0]
      .split(',')
      .slice(1)
      .map((each) => each.length);
    add('number-grouping', [...new Set(sizes.reverse())].join(','));
    add('number-minimum', numbers.minimumGroupingDigits);
    add('number-minus', signs.minusSign);
    add(
      'number-percent',
      pattern('percent')
        .replace(/[#,.0]+/, '{number}')
        .replace('%', signs.percentSign),
    );
    add('number-currency', currencyPattern(pattern('currency')));
    const { currencies: names } = load('currencies', 'numbers').numbers;
    for (const code of currencies) add(`currency-${code}`, names[code]?.symbol ?? code);
    const calendar = load('ca-gregorian', 'dates').dates.calendars.gregorian;
    const { availableFormats } = calendar.dateTimeFormats;
    add('date-day', datePattern(calendar.dateFormats.long));
    add('day-1', '1');
    add('date-month', datePattern(availableFormats.yMMMM));
    add('date-year', datePattern(availableFormats.y));
    // Shorter, for where there is little room.
    add('date-day-medium', datePattern(calendar.dateFormats.medium, shortNames));
    add('date-day-numeric', datePattern(availableFormats.yMd, shortNames));
    add('date-month-medium', datePattern(availableFormats.yMMM, shortNames));
    add('date-month-numeric', datePattern(availableFormats.yM, shortNames));
    const range = calendar.dateTimeFormats.intervalFormats.intervalFormatFallback;
    add('date-range', range.replace('{0}', '{start}').replace('{1}', '{end}'));
    // The names that other Arabic regions have are left to their own strings.yaml.
    if (/^ar-/.test(locale)) continue;
    for (let month = 1; month <= 12; month++) {
      add(`month-${month}`, calendar.months.format.wide[month]);
      add(`month-short-${month}`, calendar.months.format.abbreviated[month]);
      // Where a month without a day has another form, the pattern says so.
      if (/L/.test(availableFormats.yMMMM))
        add(`month-alone-${month}`, calendar.months['stand-alone'].wide[month]);
    }
  }
  return words;
}

/** Without the samples: `one: i = 1 and v = 0; few: …`; "other" where there is nothing else. */
function pluralRules(rules) {
  const named = Object.entries(rules).map(([name, rule]) => [
    name.split('-').at(-1),
    rule.split('@')[0].trim(),
  ]);
  const told = named.filter(([, rule]) => rule !== '').map(([category, rule]) => `${category}: ${rule}`);
  return told.length === 0 ? 'other' : told.join('; ');
}

/** What a pattern puts between two things. */
function between(pattern) {
  return pattern.replace('{0}', '').replace('{1}', '');
}

/** The sign stands where it does in negative amounts. */
function currencyPattern(pattern) {
  const [positive, negative = ''] = pattern.split(';');
  const amount = positive.replace(/[#,.0]+/, '{number}').replace('¤', '{symbol}');
  return /¤.*-[#\d]/.test(negative) ? amount.replace('{number}', '{sign}{number}') : `{sign}${amount}`;
}

function datePattern(pattern, names = longNames) {
  const parts = pattern.match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+/g);
  if (parts.some((part) => /^[A-Za-z]/.test(part) && !names[part])) return null;
  return parts.map((part) => names[part] ?? part.replaceAll("'", '')).join('');
}

/** Signs of direction are put in where text is drawn. */
function withoutMarks(value) {
  return String(value).replace(/[\u200E\u200F\u061C]/g, '');
}

function write(words) {
  let text = '';
  for (const [key, byLocale] of [...words].sort(([a], [b]) => rank(a) - rank(b))) {
    const kept = [...byLocale].filter(([locale, value]) => inherited(key, locale, byLocale) !== value);
    const isSame =
      kept.length > 1 && byLocale.size === locales.length && new Set(byLocale.values()).size === 1;
    const wordings = kept.map(([locale, value]) => `${locale}: ${quote(value)}`);
    if (kept.length > 0) text += `${key}: ${isSame ? quote(kept[0][1]) : `{ ${wordings.join(', ')} }`}\n`;
  }
  return text;
}

/** What a locale finds without a wording of its own; a currency goes by its code then. */
function inherited(key, locale, byLocale) {
  const cut = locale.lastIndexOf('-');
  if (cut >= 0) return byLocale.get(locale.slice(0, cut));
  return key.startsWith('currency-') ? key.slice('currency-'.length) : undefined;
}

function rank(key) {
  return (
    ['plural', 'list', 'quote', 'number', 'currency', 'date', 'day', 'month'].indexOf(key.split('-')[0]) +
    (/alone|short|medium|numeric|range/.test(key) ? 1 : 0)
  );
}

function quote(value) {
  // Blanks that do not break would be taken for others by whoever edits the file.
  return JSON.stringify(value).replace(
    /[\u00A0\u202F]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
