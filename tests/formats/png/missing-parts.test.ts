import { expect, it, vi } from 'vitest';
import type { PlacedDeck } from '../../../src/layout/index.ts';
import { image, slide } from '../pptx/placed-pieces.ts';

// As on a machine where neither the renderer nor the fonts were installed.
vi.mock('@resvg/resvg-js', () => {
  throw new Error('Cannot find module @resvg/resvg-js-of-this-machine');
});
vi.mock('../../../src/project/index.ts', () => ({
  readPictureFonts: () => [],
  asWritten: (path: string) => path,
}));
const { checkPng, drawFallbacks } = await import('../../../src/formats/png/index.ts');

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>Light</text></svg>';

it('a build says that the renderer is missing, in one sentence', async () => {
  const drawing = {
    path: 'images/mark.svg',
    format: 'svg',
    bytes: Buffer.from(svg),
    fallback: null,
    widthPx: 9,
    heightPx: 9,
  } as const;
  const shown = image('Mark', { x: 1, y: 1, w: 1, h: 1 }, drawing);
  const placed: PlacedDeck = {
    language: 'en',
    width: 10,
    height: 5,
    slides: [slide('one', 1, 'blank', [shown, shown])],
  };
  const { value, diagnostics } = await drawFallbacks(placed);
  expect(value).toBeUndefined();
  const found = diagnostics.filter(({ code }) => code === 'picture-renderer');
  expect(found).toMatchObject([
    { severity: 'error', trouble: 'io', message: expect.stringContaining('images/mark.svg') },
  ]);
  expect(JSON.stringify(diagnostics)).not.toContain('Cannot find module');
});

it('text without fonts is said to be missing; a drawing without text needs none', () => {
  expect(checkPng(svg, 'the picture', null)).toMatchObject([{ code: 'picture-fonts', severity: 'error' }]);
  expect(checkPng(svg.replace('Light', ''), 'the picture', null)).toEqual([]);
});
