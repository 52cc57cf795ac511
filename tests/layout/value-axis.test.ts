import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Chart } from '../../src/deck/index.ts';
import { type AxisOptions, valueAxis } from '../../src/layout/charts/chart-axes.ts';
import { type PlacedChart, placeDeck, ticksOf } from '../../src/layout/index.ts';
import { chart, deck, sampleTheme, slide } from './sample-deck.ts';

const open: AxisOptions = {
  fromZero: false,
  points: false,
  min: null,
  max: null,
  room: 12,
  level: false,
  format: { type: null, currency: null, decimals: null },
};

describe('valueAxis', () => {
  const axisOf = (values: readonly (number | null)[], more: Partial<AxisOptions> = {}) => {
    const { min, max, majorUnit } = valueAxis(values, { ...open, ...more });
    return `${min} to ${max} by ${majorUnit}`;
  };
  // As Excel draws them: the first is the chart that PowerPoint offers for a new one.
  test.each<[readonly (number | null)[], string]>([
    [[4.3, 2.5, 3.5, 4.5, 2.4, 4.4, 1.8, 2.8, 2, 2, 3, 5], '0 to 6 by 1'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '0 to 12 by 2'],
    [[20, 40, 60, 80, 100], '0 to 120 by 20'],
    [[20, 95], '0 to 100 by 10'],
    [[0, 0], '0 to 1 by 0.1'],
    [[], '0 to 1 by 0.1'],
    [[null, 7], '0 to 8 by 1'],
    [[-3, 4], '-4 to 5 by 1'],
    [[-8, -3], '-9 to 0 by 1'],
    // Less than a sixth of the largest apart: half of the range is kept free below, a twentieth above.
    [[96, 99], '94.5 to 99.5 by 0.5'],
    [[-96, -99], '-99.5 to -94.5 by 0.5'],
  ])('of %j goes from %s', (values, expected) => {
    expect(axisOf(values)).toBe(expected);
  });
  it('comes to an end whatever its room is said to be', () => {
    for (const room of [Number.NaN, 0, -3]) expect(axisOf([3, 97], { room })).toMatch(/^0 to \d+ by/);
  });
  it('has less room below points between two axes', () => {
    expect(axisOf([96, 99], { points: true })).toBe('95.5 to 99.5 by 0.5');
  });
  it('begins at a written zero where lengths are compared, and ends at one below it', () => {
    const zero = (values: readonly number[]) => {
      const axis = valueAxis(values, { ...open, fromZero: true });
      return [axis.min, axis.max, axis.written];
    };
    expect(zero([96, 99])).toEqual([0, 120, { min: 0, max: null }]);
    expect(zero([-96, -99])).toEqual([-120, 0, { min: null, max: 0 }]);
    // Zero is between them on every program's axis.
    expect(zero([-96, 99])).toEqual([-150, 150, { min: null, max: null }]);
    expect(zero([0, 0])).toEqual([0, 1, { min: 0, max: null }]);
  });
  it('says nothing of its ends else', () => {
    expect(valueAxis([3, 9], open).written).toEqual({ min: null, max: null });
  });
  it('has the ends that are asked for, and ticks from the first on', () => {
    const axis = valueAxis([3, 9], { ...open, min: 1, max: 10.5 });
    expect(axis).toMatchObject({ min: 1, max: 10.5, written: { min: 1, max: 10.5 } });
    expect(ticksOf(axis)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(axisOf([3, 9], { max: 6 })).toBe('0 to 6 by 1');
    expect(axisOf([3, 9], { min: 20 })).toBe('20 to 21 by 0.1');
    expect(axisOf([3, 9], { fromZero: true, max: 6 })).toBe('0 to 6 by 1');
  });
  it('has fewer ticks where labels would crowd', () => {
    expect(axisOf([20, 95], { room: 5 })).toBe('0 to 100 by 20');
    expect(axisOf([20, 95], { level: true })).toBe('0 to 100 by 20');
  });
  it('writes numbers of a type with the digits of its ticks', () => {
    const format = { type: 'currency', currency: 'EUR', decimals: 3 } as const;
    expect(valueAxis([0.96, 0.99], { ...open, format }).format.decimals).toBe(3);
    expect(valueAxis([96, 990], { ...open, format }).format.decimals).toBe(0);
  });

  const value = fc.oneof(
    fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: 1000, max: 1001, noNaN: true }),
    fc.integer({ min: -50, max: 50 }),
    fc.constant(null),
  );
  it('holds all its values, has few ticks, and those at its ends', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 12 }),
        fc.record({
          fromZero: fc.boolean(),
          points: fc.boolean(),
          level: fc.boolean(),
          room: fc.double({ min: 0, max: 30, noNaN: true }),
        }),
        (data, options) => {
          const axis = valueAxis(data, { ...open, ...options });
          const slack = (axis.max - axis.min) * 1e-9;
          for (const each of options.fromZero ? [...data, 0] : data) {
            if (each === null) continue;
            expect(each).toBeGreaterThanOrEqual(axis.min - slack);
            expect(each).toBeLessThanOrEqual(axis.max + slack);
          }
          const ticks = ticksOf(axis);
          expect(ticks.length).toBeGreaterThan(1);
          expect(ticks.length).toBeLessThanOrEqual(13);
          expect(ticks[0]).toBeCloseTo(axis.min, 9);
          expect(Math.abs(ticks.at(-1)! - axis.max)).toBeLessThanOrEqual(slack);
        },
      ),
    );
  });
  it('keeps the ends that are asked for whatever the values', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 8 }),
        fc.option(fc.integer({ min: -1000, max: 1000 })),
        fc.option(fc.integer({ min: 1, max: 1000 })),
        fc.boolean(),
        (data, min, length, fromZero) => {
          const max = length === null ? null : (min ?? 0) + length;
          const axis = valueAxis(data, { ...open, fromZero, min, max });
          if (min !== null) expect(axis.min).toBe(min);
          if (max !== null) expect(axis.max).toBe(max);
          expect(axis.max).toBeGreaterThan(axis.min);
          expect(ticksOf(axis).length).toBeLessThanOrEqual(13);
        },
      ),
    );
  });
});

describe('charts', () => {
  const theme = sampleTheme();
  const seats = [
    { name: 'Violins', values: [30, 31.5, 28, 33] },
    { name: 'Cellos', values: [10, 9, 12, 14] },
  ];
  const place = (kind: Chart['chart'], series: Parameters<typeof chart>[2] = seats): PlacedChart => {
    const drawn = chart(kind, ['1', '2', '3', '4'], series);
    const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [drawn] })]), theme);
    const placed = value!.placed.slides[0]!.shapes.find((shape) => shape.kind === 'chart');
    if (placed?.kind !== 'chart') throw new Error('no chart');
    return placed;
  };

  it.each(['bar', 'column', 'area'] as const)('%s: sizes that are compared begin at zero', (kind) => {
    expect(place(kind, [seats[0]!]).valueAxis).toMatchObject({ min: 0 });
  });
  it('lines of values far from zero fill their field', () => {
    const far = [{ name: 'Year', values: [2014, 2022, 2025, 2019] }];
    expect(place('line', far).valueAxis!.min).toBeGreaterThan(2000);
  });
  it('circles have no axes, points have two', () => {
    expect(place('pie')).toMatchObject({ valueAxis: null, x: { kind: 'names' } });
    expect(place('scatter')).toMatchObject({
      valueAxis: { min: 0 },
      x: { kind: 'numbers', axis: { min: 0, max: 5, majorUnit: 1 } },
    });
  });
  it('areas over one another can all be seen through, a single one is full', () => {
    for (const each of place('area').series) expect(each.opacity).toBeLessThan(0.6);
    expect(place('area', [seats[0]!]).series[0]!.opacity).toBeUndefined();
    expect(place('column').series[0]!.opacity).toBeUndefined();
  });
  it('writes no values into areas unless asked', () => {
    expect(place('area', [seats[0]!]).values).toBe(false);
    expect(place('column', [seats[0]!]).values).toBe(true);
  });
});
