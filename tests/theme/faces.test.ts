import { expect, it } from 'vitest';
import { metricFaceOf, nearestFaceOf } from '../../src/theme/index.ts';

it('a face whose widths are not known is measured as the nearest of its sort', () => {
  expect(['Garamond', 'Palatino Linotype', 'Source Serif 4', 'Book Antiqua'].map(nearestFaceOf)).toEqual(
    Array.from({ length: 4 }, () => 'gelasio'),
  );
  expect(['Aptos', 'Segoe UI', 'Open Sans', 'PT Sans Caption', 'Lato'].map(nearestFaceOf)).toEqual(
    Array.from({ length: 5 }, () => 'arimo'),
  );
  expect(['Garamond', 'Aptos'].map(metricFaceOf)).toEqual([null, null]);
});
