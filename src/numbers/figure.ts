/**
 * A decimal figure, digit for digit as it was written: `3.10` is not 3.1, and no binary fraction comes between what a
 * person typed and what is shown.
 */
export interface Figure {
  /** As written; brackets around a figure are a hyphen. */
  readonly sign: '' | '+' | '-' | '−';
  /** Digits before the decimal mark, without separators; at least one, leading zeros as written. */
  readonly whole: string;
  /** Digits after it; empty where there is no mark. */
  readonly fraction: string;
  /** As written: `e3`, `E+05`; empty where there is none. */
  readonly exponent: string;
  /** Whether its thousands were set apart. */
  readonly grouped: boolean;
  /** The sign of per cent as written, with the blank before it; empty where there is none. */
  readonly percent: string;
  /** The sign or code of a currency as written; null where there is none. */
  readonly currency: string | null;
}

/** The number of a figure; of per cent in hundredths: `12 %` is 12. Infinity where a double cannot hold it. */
export function numberOf({ sign, whole, fraction, exponent }: Figure): number {
  const number = Number(`${whole}.${fraction || '0'}${exponent}`);
  return sign === '-' || sign === '−' ? 0 - number : number;
}

/** A computed number as a figure: the shortest digits that say it. Null for what is not finite. */
export function figureOf(value: number): Figure | null {
  if (!Number.isFinite(value)) return null;
  const text = String(Math.abs(value));
  if (Number.isSafeInteger(value)) return { ...plain, sign: value < 0 ? '-' : '', whole: text };
  const [digits, exponent] = text.split('e');
  const [whole, fraction = ''] = digits!.split('.');
  const figure = { ...plain, sign: value < 0 ? '-' : '', whole: whole!, fraction } as const;
  return exponent === undefined ? figure : expandFigure({ ...figure, exponent: `e${exponent}` });
}

/** The figure without an exponent: `1.5e3` is 1500. */
export function expandFigure(figure: Figure): Figure {
  if (figure.exponent === '') return figure;
  const shift = Number(figure.exponent.slice(1));
  const digits = figure.whole + figure.fraction;
  const point = figure.whole.length + shift;
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits;
  const at = Math.max(point, 1);
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  return { ...figure, whole, fraction: padded.slice(at), exponent: '' };
}

/**
 * The figure with so many digits after its decimal mark: filled up with zeros, or rounded, a half away from zero. Digits
 * are rounded as they are written: 1.005 to two is 1.01.
 */
export function roundFigure(figure: Figure, decimals: number): Figure {
  const { whole, fraction, sign } = expandFigure(figure);
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
  if (fraction.length <= decimals || fraction[decimals]! < '5') {
    return withoutMinusZero({ ...figure, whole, fraction: kept, sign, exponent: '' });
  }
  const digits = [...(whole + kept)];
  let i = digits.length - 1;
  for (; i >= 0 && digits[i] === '9'; i--) digits[i] = '0';
  if (i >= 0) digits[i] = String(Number(digits[i]) + 1);
  else digits.unshift('1');
  const at = digits.length - decimals;
  const all = digits.join('');
  return { ...figure, whole: all.slice(0, at), fraction: all.slice(at), sign, exponent: '' };
}

const plain = { sign: '', fraction: '', exponent: '', grouped: false, percent: '', currency: null } as const;

function withoutMinusZero(figure: Figure): Figure {
  return /[1-9]/.test(figure.whole + figure.fraction) ? figure : { ...figure, sign: '' };
}
