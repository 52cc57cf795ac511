import { expect, it } from 'vitest';
import { meets } from '../../src/formats/pptx/brand/choose-layouts.ts';
import { largestFree } from '../../src/formats/pptx/brand/free-room.ts';
import type { Box } from '../../src/theme/index.ts';
import { randomFrom } from '../fuzz/random.ts';
import { howMany, seed } from '../how-many.ts';

/** The largest of all rectangles between the edges of what stands in a place, each of them tried. */
function areaTried(place: Box, obstacles: readonly Box[]): number {
  const own = obstacles
    .map(({ x, y, w, h }) => ({ x: x - 0.08, y: y - 0.08, w: w + 0.16, h: h + 0.16 }))
    .filter((box) => meets(box, place));
  const [right, bottom] = [place.x + place.w, place.y + place.h];
  const lefts = [place.x, ...own.map(({ x, w }) => x + w)].filter((x) => x >= place.x && x < right);
  const rights = [right, ...own.map(({ x }) => x)].filter((x) => x > place.x && x <= right);
  const tops = [place.y, ...own.map(({ y, h }) => y + h)].filter((y) => y >= place.y && y < bottom);
  const bottoms = [bottom, ...own.map(({ y }) => y)].filter((y) => y > place.y && y <= bottom);
  let most = 0;
  for (const x of lefts)
    for (const r of rights)
      for (const y of tops)
        for (const b of bottoms) {
          const box = { x, y, w: r - x, h: b - y };
          if (box.w < 0.5 || box.h < 0.2 || own.some((each) => meets(each, box))) continue;
          most = Math.max(most, box.w * box.h);
        }
  // Where there is no room at all the place stays as it is.
  return most === 0 ? place.w * place.h : most;
}

it('finds the largest free part of a place', () => {
  const random = randomFrom(seed);
  const inches = (from: number, to: number) => random.int(from * 4, to * 4) / 4 + random.int(-30, 30) / 777;
  for (let i = 0; i < howMany.boxes; i++) {
    const place = { x: inches(0, 2), y: inches(0, 2), w: inches(2, 9), h: inches(1, 5) };
    const obstacles = Array.from({ length: random.int(0, 7) }, () => ({
      x: inches(-1, 10),
      y: inches(-1, 6),
      w: Math.abs(inches(0, 4)),
      h: Math.abs(inches(0, 3)),
    }));
    const { x, y, w, h } = largestFree(place, obstacles);
    const what = JSON.stringify({ place, obstacles });
    expect(w * h, what).toBeCloseTo(areaTried(place, obstacles), 9);
    expect(
      [x, y, place.x + place.w - x - w, place.y + place.h - y - h].every((each) => each >= -1e-9),
      what,
    );
    if (w * h === place.w * place.h) continue;
    const grown = obstacles.map((box) => ({
      x: box.x - 0.08,
      y: box.y - 0.08,
      w: box.w + 0.16,
      h: box.h + 0.16,
    }));
    expect(
      grown.some((each) => meets(each, { x, y, w, h })),
      what,
    ).toBe(false);
  }
});

it('is done with a layout of a thousand shapes', () => {
  const place = { x: 0, y: 0, w: 13, h: 7 };
  const dots = Array.from({ length: 1000 }, (_, i) => ({
    x: (i * 7.31) % 12.5,
    y: 1 + ((i * 3.17) % 5.5),
    w: 0.01,
    h: 0.01,
  }));
  expect(largestFree(place, dots).h).toBeGreaterThan(0.5);
});
