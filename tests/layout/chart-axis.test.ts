import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Chart } from '../../src/deck/index.ts';
import { type PlacedChart, placeDeck } from '../../src/layout/index.ts';
import { chartAxis } from '../../src/layout/place/chart-axis.ts';
import { chart, deck, sampleTheme, slide } from './sample-deck.ts';

describe('chartAxis', () => {
  const axisOf = (values: readonly (number | null)[], fromZero: boolean, margin = 0) => {
    const { min, max, majorUnit } = chartAxis(values, { fromZero, ticks: 5, margin });
    return `${min} to ${max} by ${majorUnit}`;
  };
  test.each([
    [[11, 16, 20], true, '0 to 20 by 5'],
    [[28, 30, 31.5, 33], true, '0 to 40 by 10'],
    [[-3, 4], true, '-4 to 4 by 2'],
    [[-8, -3], true, '-8 to 0 by 2'],
    [[3, 4, 2], true, '0 to 4 by 1'],
    [[0.5, 1.5], true, '0 to 1.5 by 0.5'],
    [[0.1, 0.3], true, '0 to 0.3 by 0.1'],
    [[0, 0], true, '0 to 1 by 1'],
    [[], true, '0 to 1 by 1'],
    [[null, 7], true, '0 to 8 by 2'],
    [[2014, 2022, 2025], false, '2010 to 2025 by 5'],
    [[100, 3], false, '0 to 100 by 20'],
    [[7, 7], false, '6 to 8 by 1'],
  ])('of %j (from zero: %s) goes from %s', (values, fromZero, expected) => {
    expect(axisOf(values, fromZero)).toBe(expected);
  });
  it('keeps a margin for what is written beyond the values', () => {
    expect(axisOf([11, 16, 20], true, 0.06)).toBe('0 to 25 by 5');
    expect(axisOf([-20, 11], true, 0.06)).toBe('-30 to 20 by 10');
  });
  it('holds all its values; whole numbers get whole ticks', () => {
    const value = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: -50, max: 50 }),
      fc.constant(null),
    );
    const values = fc.oneof(
      fc.array(value, { maxLength: 12 }),
      fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 9 }),
    );
    fc.assert(
      fc.property(
        values,
        fc.boolean(),
        fc.double({ min: 0, max: 12, noNaN: true }),
        (data, fromZero, ticks) => {
          const axis = chartAxis(data, { fromZero, ticks, margin: 0.06 });
          const slack = (axis.max - axis.min) * 1e-9;
          for (const each of fromZero ? [...data, 0] : data) {
            if (each === null) continue;
            expect(each).toBeGreaterThanOrEqual(axis.min - slack);
            expect(each).toBeLessThanOrEqual(axis.max + slack);
          }
          const steps = (axis.max - axis.min) / axis.majorUnit;
          expect(steps).toBeCloseTo(Math.round(steps), 6);
          expect(Math.round(steps)).toBeGreaterThan(0);
          expect(steps).toBeLessThan(Math.max(2, ticks) + 4);
          if (data.every((each) => each === null || Number.isInteger(each)))
            expect([axis.min, axis.max, axis.majorUnit].every(Number.isInteger)).toBe(true);
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
  const place = (kind: Chart['chart'], series: Chart['series'] = seats): PlacedChart => {
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
    expect(place('pie')).toMatchObject({ valueAxis: null, numberAxis: null });
    expect(place('scatter')).toMatchObject({
      valueAxis: { min: 0 },
      numberAxis: { min: 0, max: 5, majorUnit: 1 },
    });
    expect(place('column').numberAxis).toBeNull();
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
