import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/deck/index.ts';
import { type PlacedChart, placeDeck } from '../../src/layout/index.ts';
import { chart, deck, sampleTheme, slide } from './sample-deck.ts';

/** Names on the pieces of circles, where there is room; else a legend. */
function place(
  kind: Chart['chart'],
  pieces: Readonly<Record<string, number>>,
  where: readonly [layout: string, slot: string] = ['title-and-content', 'body'],
): PlacedChart {
  const drawn = chart(kind, Object.keys(pieces), [{ name: 'Share', values: Object.values(pieces) }]);
  const [layout, slot] = where;
  const { value } = placeDeck(deck([slide('s', layout, { [slot]: [drawn] })]), sampleTheme());
  const placed = value!.placed.slides[0]!.shapes.find((shape) => shape.kind === 'chart');
  if (placed?.kind !== 'chart') throw new Error('no chart');
  return placed;
}

const few = { Violins: 30, Cellos: 12, Horns: 8 };

describe.each(['pie', 'doughnut'] as const)('a %s', (kind) => {
  it('carries the names of a few pieces itself, and has no legend', () => {
    expect(place(kind, few)).toMatchObject({ names: true, legend: false, values: true });
  });

  it('has a legend where a piece is too small for a label, or nothing', () => {
    for (const tiny of [0.5, 0]) {
      const { names, legend } = place(kind, { ...few, Triangle: tiny });
      expect([names, legend]).toEqual([undefined, true]);
    }
  });

  it('has a legend where a name is too long, and where there are many', () => {
    const long = 'The second violins of the orchestra in its full strength, with guests';
    expect(place(kind, { ...few, [long]: 20 })).toMatchObject({ legend: true });
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`P${i}`, 10]));
    expect(place(kind, many)).toMatchObject({ legend: true });
  });
});

it('asks for more room in half a slide', () => {
  const names = { 'First violins': 30, 'Second violins': 25, Violoncellos: 12 };
  expect(place('pie', { ...names, 'Contrabassoons and horns': 9 })).toMatchObject({ names: true });
  expect(
    place('pie', { ...names, 'Contrabassoons and horns': 9 }, ['two-content', 'left']).names,
  ).toBeUndefined();
});

it('is for circles only', () => {
  expect(place('column', few).names).toBeUndefined();
});
