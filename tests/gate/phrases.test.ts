import { expect, it } from 'vitest';
import { wanted } from '../../src/gate/phrases.ts';

it('what is looked for has no mark at its end, however many marks stand inside', () => {
  expect(wanted('“We buy the yard!” ')).toBe('We buy the yard');
  expect(wanted('...')).toBe('...');
  const long = `a${'.'.repeat(300_000)}b`;
  const begin = performance.now();
  expect(wanted(long)).toBe(long);
  expect(performance.now() - begin).toBeLessThan(3000);
});
