import { expect, it } from 'vitest';
import { drawSvg } from '../../../src/formats/svg/index.ts';
import type { PlacedChart } from '../../../src/layout/index.ts';
import { chart, placedSeries, slide } from '../pptx/placed-pieces.ts';
import { plainTheme } from '../pptx/plain-theme.ts';
import { elementsOf, linesOf, number, textOf } from './read-svg.ts';

const pieces = {
  categories: ['North', 'East', 'South', 'West'],
  series: [placedSeries('pie', 'Share', [25, 25, 25, 25], { color: 'accent1' })],
  names: true,
  legend: false,
} satisfies Partial<PlacedChart>;

function draw(kind: 'pie' | 'doughnut', more: Partial<PlacedChart>): string {
  const placed = chart('c', { x: 1, y: 1, w: 8, h: 5 }, kind, more);
  return drawSvg(
    slide('s', 1, 'blank', [placed]),
    { width: 13.333, height: 7.5, language: 'en' },
    plainTheme,
  );
}

const places = (svg: string) =>
  new Map(
    elementsOf(svg)
      .filter(({ name }) => name === 'text')
      .map((text) => [textOf(text), { x: number(text, 'x'), y: number(text, 'y') }]),
  );

it.each(['pie', 'doughnut'] as const)('each piece of a %s carries its name over its value, once', (kind) => {
  const lines = linesOf(draw(kind, pieces));
  expect(lines.filter((line) => line !== '25').sort()).toEqual(['East', 'North', 'South', 'West']);
  expect(lines.filter((line) => line === '25')).toHaveLength(4);
  const named = places(draw(kind, pieces));
  // Clockwise from the top: the first quarter is up on the right.
  expect(named.get('North')!.x).toBeGreaterThan(named.get('West')!.x);
  expect(named.get('North')!.y).toBeLessThan(named.get('East')!.y);
  expect(named.get('South')!.x).toBeLessThan(named.get('East')!.x);
});

it('labels of a pie stand outside of it, those of a doughnut on its ring', () => {
  const [middle, radius] = [5 * 72, (5 * 72) / 2];
  const distance = (kind: 'pie' | 'doughnut') => Math.abs(places(draw(kind, pieces)).get('East')!.x - middle);
  expect(distance('pie')).toBeGreaterThan(radius * 0.6);
  expect(distance('doughnut')).toBeLessThan(radius * 0.6);
});

it('without names there are values alone', () => {
  const { names: _, ...unnamed } = pieces;
  expect(linesOf(draw('pie', unnamed))).toEqual(['25', '25', '25', '25']);
});
