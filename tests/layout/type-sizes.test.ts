import { expect, it } from 'vitest';
import { typeSizes } from '../../src/layout/text/type-sizes.ts';

it('a range of type is tried from its largest size to its smallest, each point up to 40', () => {
  expect([...typeSizes(20, 16)]).toEqual([20, 19, 18, 17, 16]);
  expect([...typeSizes(44, 38)]).toEqual([44, 40, 39, 38]);
  expect([...typeSizes(20, 20)]).toEqual([20]);
  expect([...typeSizes(18.5, 17)]).toEqual([18.5, 17.5, 17]);
});

it('a theme that says hundreds of points costs no hundreds of measurements', () => {
  for (const max of [60, 96, 250, 400, 4000]) {
    const sizes = [...typeSizes(max, 8)];
    expect(sizes.length).toBeLessThan(33 + 12 * Math.log(max / 40) + 8);
    expect(sizes.at(0)).toBe(max);
    expect(sizes.at(-1)).toBe(8);
    for (let i = 1; i < sizes.length; i++) {
      expect(sizes[i]!).toBeLessThan(sizes[i - 1]!);
      expect(sizes[i]!).toBeGreaterThanOrEqual(Math.min(sizes[i - 1]! - 4, sizes[i - 1]! * 0.9));
    }
  }
});
