import { expect, test } from 'vitest';
import { extraRoom } from '../../src/layout/measure/extra-room.ts';
import type { MeasuredParagraph } from '../../src/layout/measure/measure-paragraph.ts';

test('a line is as tall as the formulas in it, and no other ones', () => {
  const solids = [
    { start: 2, end: 4, width: 1, height: 3, depth: 0.1 },
    { start: 6, end: 9, width: 1, height: 2, depth: 1 },
    { start: 9, end: 12, width: 1, height: 1.5, depth: 2 },
    { start: 20, end: 24, width: 1, height: 4, depth: 0.1 },
  ];
  const measured = { solids } as unknown as MeasuredParagraph;
  const above = (height: number) => expect.closeTo(height + 0.12 - 0.785, 6);
  const below = (depth: number) => expect.closeTo(depth + 0.12 - 0.215, 6);
  const room = (start: number, end: number) => extraRoom(measured, { start, end }, 1);
  expect(room(0, 2)).toBeNull();
  expect(room(0, 3)).toEqual({ above: above(3), below: below(0.1) });
  expect(room(4, 9)).toEqual({ above: above(2), below: below(1) });
  // One is broken over two lines only where it is longer than a line.
  expect(room(8, 10)).toEqual({ above: above(2), below: below(2) });
  expect(room(12, 20)).toBeNull();
  expect(room(23, 40)).toEqual({ above: above(4), below: below(0.1) });
  expect(room(24, 40)).toBeNull();
  expect(room(0, 40)).toEqual({ above: above(4), below: below(2) });
});
