import { expect, test } from 'vitest';
import { valueScale } from '../../../src/layout/index.ts';
import { plainNumberStyle } from '../../../src/numbers/index.ts';
import { openAxis } from '../pptx/placed-pieces.ts';

test('ticks stand on a placed axis from its beginning to its end', () => {
  const scale = valueScale({ ...openAxis, min: -10, max: 30, majorUnit: 20 }, plainNumberStyle);
  expect(scale.ticks.map(({ value }) => value)).toEqual([-10, 10, 30]);
  expect([-10, 0, 30].map(scale.shareOf)).toEqual([0, 0.25, 1]);
  expect([-20, 50].map(scale.shareWithin)).toEqual([0, 1]);
  expect([-20, 0, 50].map(scale.holds)).toEqual([false, true, false]);
});

test('ticks are written as the figures of the axis are', () => {
  const format = { type: 'currency', currency: 'EUR', decimals: 2 } as const;
  const scale = valueScale({ ...openAxis, max: 3000, majorUnit: 1500, format }, plainNumberStyle);
  expect(scale.ticks.map(({ text }) => text)).toEqual([
    'EUR\u00a00.00',
    'EUR\u00a01,500.00',
    'EUR\u00a03,000.00',
  ]);
});
