import type { Figure } from './figure.ts';

const decimal = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
// As spreadsheets write it. Without a point and a sign, as in `1e5`, it may well be a code.
const scientific = /^(-?)([1-9])(?:\.(\d+)([eE][-+]?\d{1,3})|([eE][-+]\d{1,3}))$/;

/** A figure as programs write it, with a decimal point and nothing else; null for all that may be something else. */
export function readPlainFigure(text: string): Figure | null {
  const found = decimal.exec(text);
  if (found) return figure(found[1]!, found[2]!, found[3] ?? '', '');
  const power = scientific.exec(text);
  return power && figure(power[1]!, power[2]!, power[3] ?? '', power[4] ?? power[5]!);
}

function figure(sign: string, whole: string, fraction: string, exponent: string): Figure {
  return {
    sign: sign === '-' ? '-' : '',
    whole,
    fraction,
    exponent,
    grouped: false,
    percent: '',
    currency: null,
  };
}
