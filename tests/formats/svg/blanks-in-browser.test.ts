import { expect, it } from 'vitest';
import { drawPng } from '../../../src/formats/png/index.ts';
import { drawSvg } from '../../../src/formats/svg/index.ts';
import { openBrowser } from '../../browser/open-browser.ts';
import { readPng } from '../png/read-png.ts';
import { paragraph, run, slide, text } from '../pptx/placed-pieces.ts';
import { plainTheme } from '../pptx/plain-theme.ts';

const browser = openBrowser();
const box = { x: 1, y: 1, w: 8, h: 1 };
const lines = ['    if x:  # two', 'a  b', ' ', 'plain words', '\u00a0x '];

/** A slide with a line of code, and the same with a run of another look at its end. */
const drawn = (line: string, ...more: readonly string[]): string =>
  drawSvg(
    slide('one', 1, 'blank', [
      text('Code', box, [
        paragraph([
          run(line, { font: 'code', size: 20 }),
          ...more.map((each) => run(each, { font: 'code', size: 20, bold: true })),
        ]),
      ]),
    ]),
    { width: 10, height: 5, language: 'en' },
    plainTheme,
  );

it.for(lines)('blanks stay in a browser, in a page and on their own: %j', async (line, context) => {
  const page = await browser.page(context);
  const svg = drawn(line, '  end');
  const shown = "document.querySelector('text').getNumberOfChars()";
  const starts =
    "Array.from({ length: 3 }, (_, i) => document.querySelector('text').getStartPositionOfChar(i).x)";
  for (const address of [
    `data:text/html,${encodeURIComponent(`<!doctype html><meta charset="utf-8">${svg}`)}`,
    `data:image/svg+xml,${encodeURIComponent(svg)}`,
  ]) {
    await page.goto(address);
    expect(await page.evaluate<number>(shown)).toBe(line.length + 5);
    const [first, second, third] = await page.evaluate<[number, number, number]>(starts);
    expect(first).toBeCloseTo(72, 0);
    // One column after the other, of whatever they are.
    if (line.length > 3) expect(second - first).toBeCloseTo(third - second, 1);
  }
});

it('and in a picture', async () => {
  const left = (png: Uint8Array): number => {
    const { width, height, at } = readPng(png);
    for (let x = 0; x < width; x++) for (let y = 0; y < height; y++) if (at(x, y)[0]! < 128) return x;
    return width;
  };
  const edge = async (line: string) => left(await drawPng(drawn(line), { width: 720 }));
  const blank = 20 * 0.6;
  expect((await edge('    H')) - (await edge('H'))).toBeCloseTo(4 * blank, -1);
});
