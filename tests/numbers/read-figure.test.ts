import { describe, expect, test } from 'vitest';
import { markShownBy, numberOf, readMarkedFigure, readPlainFigure } from '../../src/numbers/index.ts';

const value = (figure: ReturnType<typeof readPlainFigure>) => figure && numberOf(figure);
const nbsp = '\u00a0';

describe('a figure that nothing is said of', () => {
  test.each<[string, number | null]>([
    ['3.10', 3.1],
    ['-7', -7],
    ['−7', -7],
    ['12%', 12],
    ['12.5 %', 12.5],
    ['1E+05', 100000],
    ['007', null],
    ['1e5', null],
    ['1,250', null],
    ['1 250', null],
    ['+5', null],
    ['.5', null],
    ['5.', null],
    ['(12)', null],
    ['$5', null],
    ['1.2.3', null],
    ['', null],
    ['-', null],
    ['12 % of it', null],
  ])('%s is %s', (text, expected) => {
    expect(value(readPlainFigure(text))).toBe(expected);
  });

  test('has the marks of its file', () => {
    const marks = { decimal: ',', groups: '.' } as const;
    const read = (text: string) => value(readPlainFigure(text, marks));
    expect(['2,5', '1.250,5', '1.250', '2.5', '12.34', '1.2500'].map(read)).toEqual([
      2.5,
      1250.5,
      1250,
      null,
      null,
      null,
    ]);
  });
});

describe('a figure of a column that has them', () => {
  test.each<[string, number | null]>([
    ['1,250', 1250],
    ['1 250', 1250],
    [`1${nbsp}250.5`, 1250.5],
    ['1\u202f250', 1250],
    ["1'250", 1250],
    ['1’250', 1250],
    ['12,34,567', 1234567],
    ['1,25', null],
    ['1,250 000', null],
    ['(12)', -12],
    ['(1,250.50)', -1250.5],
    ['$(12)', -12],
    ['($12)', -12],
    ['-12', -12],
    ['−12', -12],
    ['12-', -12],
    ['+12', 12],
    ['(-12)', null],
    ['$5', 5],
    ['-$5', -5],
    ['$-5', -5],
    ['US$ 5', 5],
    ['5 €', 5],
    ['5€', 5],
    ['EUR 5', 5],
    ['5 kr', 5],
    ['$5 €', null],
    ['12 %', 12],
    ['%12', 12],
    ['.5', 0.5],
    ['007', 7],
    ['ca. 5', null],
    ['5 apples', null],
    ['n/a', null],
    ['', null],
  ])('%s is %s', (text, expected) => {
    expect(value(readMarkedFigure(text, { decimal: '.', groups: ',' }))).toBe(expected);
  });
});

describe('which mark a figure shows', () => {
  test.each<[string, string | null]>([
    ['2,5', ','],
    ['2.5', '.'],
    ['0,250', ','],
    ['0.250', '.'],
    ['1.250,5', ','],
    ['1,250.5', '.'],
    ['1 250,5', ','],
    ['1,250,000', '.'],
    ['1.250.000', ','],
    ['12,34,567', '.'],
    ['1250,375', ','],
    ['15.5%', '.'],
    ['€ 2,50', ','],
    ['(2,5)', ','],
    ['1,250', null],
    ['1.250', null],
    ['12', null],
    ['01.02.2024', null],
    ['3.9.1', null],
    ['a 2,5', null],
    ['', null],
  ])('%s: %s', (text, expected) => {
    expect(markShownBy(text)).toBe(expected);
  });
});
