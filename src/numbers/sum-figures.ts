import { expandFigure, type Figure, numberOf } from './figure.ts';

/** Figures added up digit for digit: 0.1 and 0.2 are 0.3. Null of none, and of those beyond what digits can be written of. */
export function sumFigures(
  figures: readonly Figure[],
): { readonly figure: Figure; readonly value: number } | null {
  const first = figures[0];
  if (!first) return null;
  const whole = figures.map(expandFigure);
  const decimals = whole.reduce((most, { fraction }) => Math.max(most, fraction.length), 0);
  let sum = 0n;
  for (const { sign, whole: digits, fraction } of whole) {
    const units = BigInt(digits + fraction.padEnd(decimals, '0'));
    sum += sign === '-' || sign === '−' ? -units : units;
  }
  const digits = String(sum < 0n ? -sum : sum).padStart(decimals + 1, '0');
  const figure: Figure = {
    ...first,
    sign: sum < 0n ? '-' : '',
    whole: digits.slice(0, digits.length - decimals),
    fraction: decimals === 0 ? '' : digits.slice(-decimals),
    exponent: '',
    grouped: figures.some(({ grouped }) => grouped),
  };
  return { figure, value: numberOf(figure) };
}
