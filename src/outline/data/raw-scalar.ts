import { figureOf, readPlainFigure } from '../../numbers/index.ts';
import type { LocatedScalar } from '../../yaml/index.ts';
import type { RawCell } from './raw-table.ts';

/** A scalar is its own characters; what YAML takes for a number is one, however it is written: 0x1F, 1e5. */
export function rawScalar({ text, value, span }: LocatedScalar): RawCell {
  if (value === null) return { text: '', span };
  if (typeof value !== 'number') return { text, span };
  const figure = readPlainFigure(text) ?? figureOf(value);
  return figure ? { text, span, known: { kind: 'number', figure, exact: figure } } : { text, span };
}
