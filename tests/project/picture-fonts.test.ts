import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPictureFonts } from '../../src/project/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'throughline-fonts-'));
  mkdirSync(join(root, 'dist/fonts'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('lists the fonts in their order, with the characters that each has', () => {
  const fonts = [
    { file: 'b.ttf', covers: '20-7e 2192' },
    { file: 'a.ttf', covers: '4e00-9fff' },
  ];
  writeFileSync(join(root, 'dist/fonts/fonts.json'), JSON.stringify({ stamp: 'x', fonts }));
  expect(readPictureFonts(root)).toEqual([
    {
      path: join(root, 'dist/fonts/b.ttf'),
      covers: [
        [0x20, 0x7e],
        [0x2192, 0x2192],
      ],
    },
    { path: join(root, 'dist/fonts/a.ttf'), covers: [[0x4e00, 0x9fff]] },
  ]);
});

it('lists none where there are none, or no list that can be read', () => {
  expect(readPictureFonts(root)).toEqual([]);
  expect(readPictureFonts(null)).toEqual([]);
  writeFileSync(join(root, 'dist/fonts/fonts.json'), '{');
  expect(readPictureFonts(root)).toEqual([]);
});

it('finds those of the program itself', () => {
  const fonts = readPictureFonts();
  expect(fonts.length).toBeGreaterThan(80);
  expect(fonts[0]!.path).toMatch(/carlito-latin-400-normal\.ttf$/);
});
