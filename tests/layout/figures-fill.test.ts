import { describe, expect, it } from 'vitest';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { findFaults, flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** Figures of few things use the room that they have. */

const theme = sampleTheme();

function nodesOf(drawn: ReturnType<typeof diagram>) {
  const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [drawn] })]), theme);
  const [only] = value!.placed.slides;
  const nodes = only!.shapes
    .flatMap(flatten)
    .filter((each): each is PlacedText => each.kind === 'text' && /^Node n\d+$/.test(each.name));
  return { nodes, faults: findFaults(only!, theme.size), body: theme.layouts.get('title-and-content')! };
}

describe('a chain in one row', () => {
  it.each([3, 4, 5])('of %i has boxes with room around their words', (count) => {
    const things = Array.from({ length: count }, (_, i) => node(`n${i}`, `Step ${i}`));
    const edges = Array.from({ length: count - 1 }, (_, i) => edge(`n${i}`, `n${i + 1}`, 'then'));
    const { nodes, faults } = nodesOf(diagram('chain', things, edges));
    expect(faults).toEqual([]);
    expect(new Set(nodes.map(({ box }) => box.y)).size).toBe(1);
    for (const { box } of nodes) expect(box.h).toBeGreaterThan(box.w * 0.55);
  });
});

describe('tiles of a group that grew', () => {
  it.each([1, 2, 3])('use the width where no more than %i were added at once', (largest) => {
    const things = Array.from({ length: 2 * largest }, (_, i) => node(`n${i}`, `Thing ${i}`));
    const groups = [0, 1].map((g) => ({
      id: `g${g}`,
      label: `Group ${g}`,
      detail: null,
      adds: g > 0,
      members: things.slice(g * largest, (g + 1) * largest).map(({ id }) => id),
    }));
    const { nodes, faults, body } = nodesOf({ ...diagram('tiles-growth', things, []), groups });
    expect(faults).toEqual([]);
    const { x, w } = body.slots.get('body')!;
    const right = Math.max(...nodes.map(({ box }) => box.x + box.w));
    expect(right).toBeGreaterThan(x + w * (largest === 1 ? 0.5 : 0.95));
  });
});
