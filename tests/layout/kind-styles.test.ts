import { describe, expect, it } from 'vitest';
import { styleKinds } from '../../src/layout/diagrams/kind-styles.ts';
import { deck, diagram, edge, node, outlineOf, sampleTheme, slide } from './sample-deck.ts';

const theme = sampleTheme();
const outline = outlineOf({
  elements: ['concept', 'element', 'side', 'aim', 'side', 'field', 'view', 'place', 'step'],
  relationships: ['pair', 'reason', 'pair', 'aim'],
});

/** A deck that shows kinds in this order. */
function deckOf(kinds: readonly string[], edges: readonly string[] = []) {
  const nodes = kinds.map((kind, i) => node(`n${i}`, kind, { kind }));
  const links = edges.map((kind, i) => edge('n0', `n${i + 1}`, null, { kind }));
  return deck([slide('s', 'title-and-content', { body: [diagram('chain', nodes, links)] })], { outline });
}

describe('kinds that the theme does not name', () => {
  it('look the same in all decks of an outline, whatever these show first', () => {
    const one = styleKinds(deckOf(['side', 'concept'], ['reason']), theme);
    const other = styleKinds(deckOf(['aim', 'concept', 'side', 'x'], ['pair', 'reason']), theme);
    expect(other.nodes.get('side')).toEqual(one.nodes.get('side'));
    expect(other.nodes.get('concept')).toEqual(one.nodes.get('concept'));
    expect(other.edges.get('reason')).toEqual(one.edges.get('reason'));
  });
  it('take colours in the order in which the outline has them', () => {
    const { nodes } = styleKinds(deckOf(['side', 'concept']), theme);
    expect(['concept', 'element', 'side'].map((kind) => nodes.get(kind)!.color)).toEqual([
      'accent1',
      'accent3',
      'accent2',
    ]);
  });
  it('never share both colour and shape, though there are more kinds than colours', () => {
    const { nodes } = styleKinds(deckOf([]), theme);
    const looks = [...nodes.values()].map(({ color, shape }) => `${color} ${shape}`);
    expect(looks.length).toBe(8);
    expect(new Set(looks).size).toBe(looks.length);
  });
  it('leave to kinds that it names their own', () => {
    const named = outlineOf({ elements: ['concept', 'actor', 'side'] });
    const { nodes } = styleKinds({ ...deckOf([]), outline: named }, theme);
    expect(nodes.get('actor')).toEqual({ color: 'accent4', shape: 'rect' });
    expect(nodes.get('side')!.shape).not.toBe('rect');
  });
});
