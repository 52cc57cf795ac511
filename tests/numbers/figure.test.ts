import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  expandFigure,
  type Figure,
  figureOf,
  numberOf,
  plainNumberStyle,
  readPlainFigure,
  roundFigure,
  writeFigure,
} from '../../src/numbers/index.ts';

const untyped = { type: null, currency: null, decimals: null } as const;
const write = (figure: Figure) => writeFigure(figure, untyped, plainNumberStyle);
const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
const written = fc
  .tuple(fc.constantFrom('', '-'), digits(1, 12), digits(0, 12))
  .map(([sign, whole, fraction]) => `${sign}${Number(whole)}${fraction && `.${fraction}`}`);

describe('a figure as programs write it', () => {
  test('comes out as it went in', () => {
    fc.assert(
      fc.property(written, (text) => {
        const figure = readPlainFigure(text)!;
        expect(write(figure)).toBe(text);
        expect(numberOf(figure)).toBe(Number(text) === 0 ? 0 : Number(text));
      }),
    );
  });

  test.each(['3.10', '10.00', '0.10', '-0.0', '1.5e3', '1E+05'])('%s stays', (text) => {
    expect(write(readPlainFigure(text)!)).toBe(text);
  });
});

describe('a computed number', () => {
  test('is the shortest digits that say it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const figure = figureOf(value)!;
        expect(figure.exponent).toBe('');
        expect(numberOf(figure)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test.each([
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-0, '0'],
    [0.1 + 0.2, '0.30000000000000004'],
  ])('%d is %s', (value, text) => {
    expect(write(figureOf(value)!)).toBe(text);
  });

  test('is none where it is not finite', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(figureOf)).toEqual([null, null]);
  });
});

describe('rounding', () => {
  const rounded = (text: string, decimals: number) => write(roundFigure(readPlainFigure(text)!, decimals));

  test.each<[string, number, string]>([
    ['1.005', 2, '1.01'],
    ['2.675', 2, '2.68'],
    ['-2.5', 0, '-3'],
    ['2.4999', 0, '2'],
    ['9.99', 1, '10.0'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
    ['-0.04', 1, '0.0'],
    ['7', 2, '7.00'],
    ['1.5e3', 1, '1500.0'],
    ['2e-3', 2, '0.00'],
    ['99999999999999.95', 1, '100000000000000.0'],
  ])('%s to %d is %s', (text, decimals, expected) => {
    expect(rounded(text, decimals)).toBe(expected);
  });

  test('is that of whole numbers', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.integer({ min: 0, max: 4 }),
        (value, kept) => {
          const text = `${value < 0n ? '-' : ''}${String(value < 0n ? -value : value).padStart(7, '0')}`;
          const figure = { ...readPlainFigure('0')!, sign: value < 0n ? '-' : '' } as const;
          const all = text.replace('-', '');
          const point = all.length - 6;
          const exact = { ...figure, whole: all.slice(0, point), fraction: all.slice(point) };
          const unit = 10n ** BigInt(6 - kept);
          const size = value < 0n ? -value : value;
          const nearest = (size + unit / 2n) / unit;
          const found = roundFigure(exact, kept);
          expect(BigInt(found.whole + found.fraction)).toBe(nearest);
          expect(found.sign).toBe(nearest === 0n ? '' : figure.sign);
        },
      ),
    );
  });
});

test('an exponent moves the mark', () => {
  fc.assert(
    fc.property(written, fc.integer({ min: -20, max: 20 }), (text, exponent) => {
      const figure = { ...readPlainFigure(text)!, exponent: `e${exponent}` };
      const plain = expandFigure(figure);
      expect(plain.exponent).toBe('');
      expect(numberOf(plain)).toBe(numberOf(figure));
    }),
  );
});
