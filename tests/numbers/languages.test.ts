import { describe, expect, test } from 'vitest';
import { type FigureFormat, readPlainFigure, writeFigure } from '../../src/numbers/index.ts';
import { createViews } from '../../src/template/index.ts';
import { loadBriefing } from '../briefing/read-briefing.ts';
import { waterOutline } from '../template/water.ts';

const { strings } = loadBriefing().set;
const outline = waterOutline();
const styleOf = (language: string, group = false, decimals: number | null = null) =>
  createViews({ outline, language, strings, numbers: { group, decimals } }).numbers;

const number: FigureFormat = { type: 'number', currency: null, decimals: null };
const nbsp = '\u00a0';

describe('what a column says is written as the language writes it', () => {
  // Whole and large numbers, per cent, euros, dollars, as CLDR has them.
  test.each<[string, string, string, string, string, string]>([
    ['en', '-1,250', '1,234,567.50', '12.5%', '€12.50', '-$3'],
    ['en-IN', '-1,250', '12,34,567.50', '12.5%', '€12.50', '-$3'],
    ['zh', '-1,250', '1,234,567.50', '12.5%', '€12.50', '-US$3'],
    ['zh-CN', '-1,250', '1,234,567.50', '12.5%', '€12.50', '-US$3'],
    ['es', '-1250', '1.234.567,50', '12,5_%', '12,50_€', '-3_US$'],
    ['es-MX', '-1,250', '1,234,567.50', '12.5%', 'EUR_12.50', '-USD_3'],
    ['fr', '-1\u202f250', '1\u202f234\u202f567,50', '12,5_%', '12,50_€', '-3_$US'],
    ['de', '-1.250', '1.234.567,50', '12,5_%', '12,50_€', '-3_$'],
    ['de-CH', "-1'250", "1'234'567.50", '12.5%', 'EUR_12.50', '$_-3'],
    ['de-AT', '-1_250', '1_234_567,50', '12,5_%', '€_12,50', '-$_3'],
    ['it', '-1250', '1.234.567,50', '12,5%', '12,50_€', '-3_USD'],
    ['pt', '-1.250', '1.234.567,50', '12,5%', '€_12,50', '-US$_3'],
    ['pt-PT', '-1250', '1_234_567,50', '12,5%', '12,50_€', '-3_US$'],
    ['nl', '-1.250', '1.234.567,50', '12,5%', '€_12,50', 'US$_-3'],
    ['pl', '-1250', '1_234_567,50', '12,5%', '12,50_€', '-3_USD'],
    ['ru', '-1_250', '1_234_567,50', '12,5_%', '12,50_€', '-3_$'],
    ['uk', '-1_250', '1_234_567,50', '12,5%', '12,50_EUR', '-3_USD'],
    ['tr', '-1.250', '1.234.567,50', '%12,5', '€12,50', '-$3'],
    ['ja', '-1,250', '1,234,567.50', '12.5%', '€12.50', '-$3'],
    ['ko', '-1,250', '1,234,567.50', '12.5%', '€12.50', '-US$3'],
    ['ar', '-1,250', '1,234,567.50', '12.5%', '12.50_€', '-3_US$'],
    ['he', '-1,250', '1,234,567.50', '12.5%', '12.50_€', '-3_$'],
    ['fa', '−1,250', '1,234,567.50', '12.5%', '€_12.50', '−$_3'],
    ['hi', '-1,250', '12,34,567.50', '12.5%', '€12.50', '-$3'],
  ])('%s', (language, ...expected) => {
    const write = (text: string, format: FigureFormat) =>
      writeFigure(readPlainFigure(text)!, format, styleOf(language));
    const found = [
      write('-1250', number),
      write('1234567.50', number),
      write('12.5', { ...number, type: 'percent' }),
      write('12.50', { ...number, type: 'currency', currency: 'EUR' }),
      write('-3', { ...number, type: 'currency', currency: 'USD' }),
    ];
    expect(found.map((text) => text.replaceAll(nbsp, '_'))).toEqual(expected);
  });
});

describe('what no column says', () => {
  const untyped: FigureFormat = { type: null, currency: null, decimals: null };

  test.each<[string, string, string]>([
    ['en', '3.10', '3.10'],
    ['zh', '3.10', '3.10'],
    ['de', '3.10', '3,10'],
    ['de', '1250000', '1250000'],
    ['es', '-0.50', '-0,50'],
    ['fr', '1.5e3', '1,5e3'],
  ])('in %s %s is %s', (language, text, expected) => {
    expect(writeFigure(readPlainFigure(text)!, untyped, styleOf(language))).toBe(expected);
  });

  test.each<[string, string]>([
    ['12500.125', '12.500,125'],
    ['1250', '1250'],
    ['0', '0'],
    ['-98765', '-98.765'],
  ])('is grouped where the theme says so: %s', (text, expected) => {
    expect(writeFigure(readPlainFigure(text)!, untyped, styleOf('de', true, 1))).toBe(expected);
  });
});

test('the theme rounds columns that say how many digits themselves no more', () => {
  const write = (format: Partial<FigureFormat>) =>
    writeFigure(readPlainFigure('1250.06')!, { ...number, ...format }, styleOf('en', false, 1));
  expect([write({}), write({ decimals: 3 }), write({ type: null })]).toEqual([
    '1,250.1',
    '1,250.060',
    '1250.06',
  ]);
});
