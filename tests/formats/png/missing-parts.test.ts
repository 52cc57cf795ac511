import { fileURLToPath } from 'node:url';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PlacedDeck } from '../../../src/layout/index.ts';
import { PictureThreads } from '../../../src/pictures/index.ts';
import { image, slide } from '../pptx/placed-pieces.ts';
import { readPng } from './read-png.ts';

// As on a machine where neither the renderer in machine code nor the fonts were installed.
vi.mock('@resvg/resvg-js', () => {
  throw new Error('Cannot find module @resvg/resvg-js-of-this-machine');
});
let threads = new PictureThreads(null);
vi.mock('../../../src/project/index.ts', async (original) => ({
  ...(await original<object>()),
  readPictureFonts: () => [],
  pictureThreads: () => threads,
}));
const { checkPng, drawFallbacks } = await import('../../../src/formats/png/index.ts');

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#336699"/></svg>';
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

beforeEach(() => {
  threads = new PictureThreads(null);
});

it('a build says that there is no renderer at all, in one sentence', async () => {
  const { value, diagnostics } = await drawFallbacks(placed);
  expect(value).toBeUndefined();
  const found = diagnostics.filter(({ code }) => code === 'picture-renderer');
  expect(found).toMatchObject([
    { severity: 'error', trouble: 'io', message: expect.stringContaining('images/mark.svg') },
  ]);
  expect(JSON.stringify(diagnostics)).not.toContain('Cannot find module');
});

it('without machine code, the thread draws', async () => {
  const script = new URL('../../../dist/picture-worker.js', import.meta.url);
  threads = new PictureThreads(fileURLToPath(script));
  const { value, diagnostics } = await drawFallbacks(placed);
  expect(diagnostics).toEqual([]);
  const [drawn] = value!.slides[0]!.shapes;
  if (drawn?.kind !== 'image') throw new Error('no image');
  expect(readPng(drawn.image.fallback!).at(50, 50)).toEqual([0x33, 0x66, 0x99, 255]);
});

it('text without fonts is said to be missing; a drawing without text needs none', () => {
  const text = svg.replace('<rect', '<text>Light</text><rect');
  expect(checkPng(text, 'the picture', null)).toMatchObject([{ code: 'picture-fonts', severity: 'error' }]);
  expect(checkPng(svg, 'the picture', null)).toEqual([]);
});
