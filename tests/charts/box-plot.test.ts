import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadOf } from '../../src/layout/charts/box-plot.ts';

it('has the quartiles that spreadsheets have', () => {
  expect(spreadOf([1, 2, 3, 4, 5])).toEqual({ low: 1, lower: 2, median: 3, upper: 4, high: 5, outliers: [] });
  expect(spreadOf([7, 1, 3, 5])).toMatchObject({ lower: 2.5, median: 4, upper: 5.5 });
  expect(spreadOf([1, 2, 3, 4, 40])).toMatchObject({ high: 4, outliers: [40] });
});

it('keeps its parts in order, and loses no figure', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 60 }),
      (values) => {
        const { low, lower, median, upper, high, outliers } = spreadOf(values);
        expect(lower <= median && median <= upper).toBe(true);
        expect(low <= high).toBe(true);
        for (const value of values)
          expect(outliers.includes(value) || (value >= low && value <= high)).toBe(true);
      },
    ),
  );
});
