import { expect, it } from 'vitest';
import { mostOf } from '../../src/source/index.ts';

it('the greatest of many is found, however many they are', () => {
  const many = Array.from({ length: 300_000 }, (_, i) => (i === 200_000 ? 7 : -i));
  expect(mostOf(many, 0)).toBe(7);
  expect(mostOf(many, 8)).toBe(8);
  expect(mostOf([], 3)).toBe(3);
  // So many are too many for a call.
  expect(() => Math.max(...many)).toThrow(RangeError);
});
