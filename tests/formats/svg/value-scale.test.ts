import { expect, test } from 'vitest';
import { valueScale } from '../../../src/formats/svg/charts/value-scale.ts';

test('ticks stand on a placed axis from its beginning to its end', () => {
  const { ticks, shareOf } = valueScale({ min: -10, max: 30, majorUnit: 20 });
  expect(ticks).toEqual([-10, 10, 30]);
  expect([-10, 0, 30].map(shareOf)).toEqual([0, 0.25, 1]);
});
