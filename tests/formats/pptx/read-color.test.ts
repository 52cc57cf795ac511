import { expect, it, test } from 'vitest';
import { type Palette, readColor, readPaint } from '../../../src/formats/pptx/read/read-color.ts';
import { shareOf } from '../../../src/formats/pptx/read/share-of.ts';
import { parseXml } from '../../../src/xml/index.ts';

const palette: Palette = { theme: new Map([['accent1', '1F6FB2']]), map: new Map() };

test.each([
  ['tint', '60000', '60%'],
  ['shade', '50000', '50%'],
  ['lumMod', '75000', '75%'],
])('%s is the same in the transitional and in the strict schemas', (change, thousandths, percent) => {
  const read = (value: string) =>
    readColor(parseXml(`<a:schemeClr val="accent1"><a:${change} val="${value}"/></a:schemeClr>`), palette);
  expect(read(percent)).toMatch(/^[0-9A-F]{6}$/);
  expect(read(percent)).toBe(read(thousandths));
  expect(read(percent)).not.toBe('1F6FB2');
});

it('reads where the colours of a gradient stand', () => {
  const stop = (pos: string, hex: string) => `<a:gs pos="${pos}"><a:srgbClr val="${hex}"/></a:gs>`;
  const fill = `<a:gradFill><a:gsLst>${stop('100%', 'FFFFFF')}${stop('25000', '000000')}</a:gsLst><a:lin ang="0"/></a:gradFill>`;
  expect(readPaint(parseXml(`<p:spPr>${fill}</p:spPr>`), palette)).toEqual({
    kind: 'gradient',
    stops: [
      { at: 0.25, hex: '000000' },
      { at: 1, hex: 'FFFFFF' },
    ],
    angle: 0,
  });
});

it('is no share where nobody can tell', () => {
  expect(['62.5%', '62500', '', ' ', 'half', null].map(shareOf)).toEqual([
    0.625,
    0.625,
    null,
    null,
    null,
    null,
  ]);
});
