import { expect, it } from 'vitest';
import { simulateQueue } from '../../bench/simulate-queue.mjs';

it('the simulation of a queue is bound by its workers, by what is in flight, and by the one that takes', () => {
  const of = (workers: number, more = {}) =>
    simulateQueue({
      decks: 2000,
      workers,
      inFlight: 2 * workers + 16,
      open: 1,
      compute: 0.05,
      take: 0.002,
      ...more,
    });
  expect(of(1)).toBeGreaterThan(2000 * 0.05);
  expect(of(1)).toBeLessThan(2000 * 0.05 * 1.05);
  expect(of(2) / of(1)).toBeLessThan(0.6);
  // Twenty times as many are no help where one takes all.
  expect(of(400)).toBeGreaterThan(2000 * 0.002);
  expect(of(400) / of(40)).toBeGreaterThan(0.6);
  expect(of(40, { inFlight: 1 })).toBeGreaterThan(of(1));
});
