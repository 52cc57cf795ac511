import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { valueScale } from '../../../src/formats/svg/charts/value-scale.ts';

describe('valueScale', () => {
  test.each([
    [[11, 16, 20], true, [0, 5, 10, 15, 20, 25]],
    [[-3, 4], true, [-4, -2, 0, 2, 4, 6]],
    [[0, 0], true, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[], true, [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]],
    [[2014, 2022, 2025], false, [2010, 2015, 2020, 2025, 2030]],
    [[100, 3], false, [0, 20, 40, 60, 80, 100, 120]],
    [[7, 7], false, [6, 6.5, 7, 7.5, 8]],
  ])('of %j (from zero: %s) has the ticks %j', (values, fromZero, ticks) => {
    expect(
      valueScale(values, { fromZero, ticks: 5 }).ticks.map((tick) => Number(tick.toPrecision(6))),
    ).toEqual(ticks);
  });

  it('holds all its values, and zero where sizes are compared', () => {
    const value = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: -50, max: 50 }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 12 }),
        fc.boolean(),
        fc.integer({ min: 2, max: 12 }),
        (values, fromZero, ticks) => {
          const scale = valueScale(values, { fromZero, ticks });
          for (const each of fromZero ? [...values, 0] : values) {
            if (each === null) continue;
            expect(scale.shareOf(each)).toBeGreaterThan(-1e-9);
            expect(scale.shareOf(each)).toBeLessThan(1 + 1e-9);
          }
          expect(scale.ticks.length).toBeGreaterThan(1);
          expect(scale.ticks.length).toBeLessThan(ticks + 4);
        },
      ),
    );
  });
});
