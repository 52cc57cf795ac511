import { describe, expect, it } from 'vitest';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { contrast, resolveColor } from '../../src/theme/index.ts';
import { flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** What stands on each other is told apart by rank: each tier has a fill of its own, and words that can be read on it. */

const theme = sampleTheme();

function tiersOf(arrange: string, count: number, focus: string | null = null) {
  const nodes = Array.from({ length: count }, (_, i) => node(`n${i}`, `Tier ${i}`));
  const edges = Array.from({ length: count - 1 }, (_, i) => edge(`n${i}`, `n${i + 1}`, 'bears'));
  const drawn = { ...diagram(arrange, nodes, edges), focus };
  const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [drawn] })]), theme);
  return value!.placed.slides
    .flatMap((each) => each.shapes.flatMap(flatten))
    .filter((each): each is PlacedText => each.kind === 'text' && each.name.startsWith('Node '));
}

describe.each([
  ['stack', [2, 4, 7]],
  ['pyramid', [2, 3, 5]],
] as const)('a %s', (arrange, counts) => {
  it.each(counts)('of %i has the strongest colour at its foot, fainter ones above', (count) => {
    const tiers = tiersOf(arrange, count).sort((a, b) => b.box.y - a.box.y);
    const page = theme.colors.light1;
    const strengths = tiers.map(({ fill }) => contrast(resolveColor(theme, fill!), page));
    expect(strengths).toHaveLength(count);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    expect(new Set(strengths).size).toBe(count);
  });

  it.each(counts)('of %i can be read on every tier', (count) => {
    for (const { fill, paragraphs } of tiersOf(arrange, count)) {
      const inks = paragraphs.flatMap(({ runs }) => runs.map(({ color }) => color));
      for (const ink of inks)
        expect(contrast(resolveColor(theme, ink), resolveColor(theme, fill!))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('says with its colours which tier a slide is about, where it is about one', () => {
    const fills = tiersOf(arrange, 3, 'n1').map(({ fill }) => resolveColor(theme, fill!));
    expect(new Set(fills).size).toBe(2);
  });
});
