import { expandFigure, type Figure, figureOf, roundFigure } from '../numbers/index.ts';

/** What a number format of a workbook says of a figure: ECMA-376 part 1, 18.8.31. */
interface FormatParts {
  readonly percent: string;
  readonly currency: string | null;
  readonly grouped: boolean;
  /** Digits after the mark: how many at most, and how many even where they are zeros. Null: as many as there are. */
  readonly decimals: { readonly most: number; readonly least: number } | null;
}

/**
 * A number of a cell as its format shows it, and with all its digits. A workbook keeps binary fractions, of which Excel
 * shows 15 digits at most: 0.1 + 0.2 is 0.3. Formats that show fractions, powers or thousands of thousands are left to
 * those who read the sheet: the figure is shown with all its digits.
 */
export function figureOfCell(
  value: number,
  format: string,
): { readonly shown: Figure; readonly exact: Figure } {
  const { percent, currency, grouped, decimals } = partsOf(format);
  const plain = digitsOf(value);
  if (percent === '' && currency === null && !grouped && !decimals) return { shown: plain, exact: plain };
  const exact = {
    ...(percent === '' ? plain : hundredfold(plain)),
    percent,
    currency,
    grouped,
  };
  if (!decimals) return { shown: exact, exact };
  const rounded = roundFigure(exact, decimals.most);
  const extra = new RegExp(`0{0,${decimals.most - decimals.least}}$`);
  return { shown: { ...rounded, fraction: rounded.fraction.replace(extra, '') }, exact };
}

function hundredfold(figure: Figure): Figure {
  const plain = expandFigure(figure);
  return expandFigure({ ...plain, exponent: 'e2' });
}

/** Fifteen digits; of what is very large or small as a power, as Excel does it. */
function digitsOf(value: number): Figure {
  const rounded = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
  const size = Math.abs(rounded);
  if (rounded === 0 || (size < 1e21 && size >= 1e-9)) return figureOf(rounded)!;
  const [digits, power] = size.toExponential().split('e');
  const figure = figureOf(Number(digits))!;
  const sign = value < 0 ? '-' : '';
  return { ...figure, sign, exponent: `E${power}` };
}

const known = new Map<string, FormatParts>();

/** A sheet has few formats and many cells. */
function partsOf(format: string): FormatParts {
  let parts = known.get(format);
  if (!parts) {
    parts = readParts(format);
    known.set(format, parts);
  }
  return parts;
}

function readParts(format: string): FormatParts {
  let currency: string | null = null;
  // Of the sections for what is positive, negative, nothing and text, the first.
  const section = (format.match(/^(?:"[^"]*"|\\.|[^;"\\])*/)?.[0] ?? '')
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, (_, symbol: string) => {
      currency = symbol.trim() || currency;
      return '';
    })
    .replace(/"([^"]*)"|\\(.)|[_*]./g, (_, quoted?: string, single?: string) => {
      const literal = (quoted ?? single ?? '').trim();
      if (/\p{Sc}/u.test(literal)) currency = literal;
      return '';
    })
    .replace(/\[[^\]]*\]/g, '');
  const sign = /\p{Sc}/u.exec(section)?.[0];
  const digits = /[#0?][#0?,]*(?:\.([#0?]*))?/.exec(section);
  const isPlain = digits !== null && !/[eE][-+]|\/|[#0?],+(?:[^#0?,]|$)/.test(section);
  const after = digits?.[1] ?? '';
  return {
    percent: /\s%/.test(section) ? ' %' : section.includes('%') ? '%' : '',
    currency: currency ?? sign ?? null,
    grouped: isPlain && /[#0?],[#0?]/.test(section),
    decimals: isPlain ? { most: after.length, least: after.replace(/[^0]/g, '').length } : null,
  };
}
