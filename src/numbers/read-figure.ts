import type { Figure } from './figure.ts';

/** How the figures of a file are written. */
export interface FigureMarks {
  readonly decimal: '.' | ',';
  /** Characters that may part thousands; empty: none does. A blank stands for all blanks, an apostrophe for both. */
  readonly groups: string;
}

const plainMarks: FigureMarks = { decimal: '.', groups: '' };

/**
 * A figure where nothing says what stands in a cell: digits, a decimal mark and a minus, perhaps a sign of per cent; in
 * groups only where the marks have such. Null for all that may be something else: `007`, `1e5`, `1,000`, `+5`, `.5`.
 */
export function readPlainFigure(text: string, marks: FigureMarks = plainMarks): Figure | null {
  const [, sign = '', body = '', percent = ''] = /^([-−]?)(.*?)(\s?%)?$/s.exec(text) ?? [];
  const figure = readDigits(body, marks);
  if (!figure || figure.whole === '' || /^0\d/.test(figure.whole)) return null;
  // Without a mark and a sign, as in `1e5`, it may well be a code.
  if (figure.exponent !== '' && !/^[1-9]$/.test(figure.whole)) return null;
  if (figure.exponent !== '' && figure.fraction === '' && /^.\d/.test(figure.exponent)) return null;
  return { ...figure, sign: sign as Figure['sign'], percent };
}

/**
 * A figure in a column that is said to hold some: besides what is plain, brackets and a minus behind the figure for what is
 * negative, a plus, blanks and apostrophes between groups, a currency's sign or code before or behind it.
 */
export function readMarkedFigure(text: string, marks: FigureMarks): Figure | null {
  let rest = text.trim();
  let sign: Figure['sign'] = '';
  const brackets = /^\((.*)\)(.*)$|^(.*?)\((.*)\)$/s.exec(rest);
  if (brackets) {
    rest = (brackets[1] ?? '') + (brackets[2] ?? '') + (brackets[3] ?? '') + (brackets[4] ?? '');
    sign = '-';
  }
  let currency: string | null = null;
  let percent = '';
  for (let more = true; more; ) {
    more = false;
    const before = rest;
    rest = rest
      .replace(/^\s*([-−–+])\s*|\s*([-−–])\s*$/, (typed, first?: string, last?: string) => {
        if (sign !== '') return typed;
        sign = (first ?? last) === '–' ? '−' : ((first ?? last) as Figure['sign']);
        return '';
      })
      .replace(/^\s*%\s?|(\s?)%\s*$/, (typed, blank?: string) => {
        if (percent !== '') return typed;
        percent = `${blank ?? ''}%`;
        return '';
      })
      .replace(currencySign, (typed) => {
        if (currency !== null) return typed;
        currency = typed.trim();
        return '';
      });
    more = rest !== before;
  }
  const groups = `${marks.groups} '`.replace(marks.decimal, '');
  const figure = readDigits(rest.trim(), { decimal: marks.decimal, groups });
  return figure && { ...figure, whole: figure.whole || '0', sign, percent, currency };
}

const name =
  '(?:\\p{L}{0,3}\\p{Sc}\\p{L}{0,3}|[A-Z]{3}|kr\\.?|zł|Kč|Ft|lei|лв\\.?|руб\\.?|грн\\.?|Fr\\.?|Rs\\.?|RM|TL|元|円|원)';
/** A sign as Unicode has it, with the letters of its country; a code; what is written where there is no sign. */
const currencySign = new RegExp(`^${name}\\s*(?=[-−–+\\d.,])|(?<=[\\d.,])\\s*${name}$`, 'u');

/** Digits with their marks, and nothing else. */
function readDigits(text: string, marks: FigureMarks): Figure | null {
  const found = patternOf(marks).exec(text);
  if (!found) return null;
  const [, whole = '', threes, pairs, fraction = '', exponent = ''] = found;
  if (whole === '' && fraction === '') return null;
  const grouped = (threes ?? pairs) !== undefined;
  return {
    sign: '',
    whole: grouped ? whole.replace(/\D/g, '') : whole,
    fraction,
    exponent,
    grouped,
    percent: '',
    currency: null,
  };
}

const patterns = new Map<string, RegExp>();

function patternOf({ decimal, groups }: FigureMarks): RegExp {
  const known = patterns.get(decimal + groups);
  if (known) return known;
  const inner = groups.replace(/ /g, ' \\u00a0\\u2007\\u2009\\u202f').replace(/'/g, "'\\u2019");
  const mark = inner === '' ? '(?!)' : `[${inner.replace(/[\]^\\-](?!u)/g, '\\$&')}]`;
  const pattern = new RegExp(
    `^(\\d{1,3}(?:(${mark})\\d{3})(?:\\2\\d{3})*|\\d{1,2}(?:(${mark})\\d{2})(?:\\3\\d{2})*\\3\\d{3}|\\d*)` +
      `(?:${decimal === '.' ? '\\.' : decimal}(\\d+))?([eE][-+]?\\d{1,3})?$`,
  );
  patterns.set(decimal + groups, pattern);
  return pattern;
}

/**
 * Which decimal mark a figure shows that it has: `2,5` and `1.250,5` a comma, `1,250,000` a point. Null where it may be
 * either (`1,250`), and for what is no figure.
 */
export function markShownBy(text: string): '.' | ',' | null {
  const core = /^[\s\p{Sc}%()+−–-]*(\d[\d.,'’\s]*?)[\s\p{Sc}%()−-]*$/u.exec(text)?.[1];
  if (core === undefined) return null;
  if (showsPoint(core)) return '.';
  return showsPoint(core.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))) ? ',' : null;
}

function showsPoint(text: string): boolean {
  return (
    /^(?:\d+\.(?:\d{1,2}|\d{4,})|(?:0|\d{4,})\.\d{3})$/.test(text) ||
    /^\d{1,3}(?:[,'’\s]\d{3})+\.\d+$/.test(text) ||
    /^\d{1,3}(?:,\d{3}){2,}$/.test(text) ||
    /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(text)
  );
}
