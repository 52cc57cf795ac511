import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '../../src/deck/index.ts';
import { type PlacedConnector, type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { howMany } from '../how-many.ts';
import { flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** Diagrams that are much for their slot keep their lines. */

const theme = sampleTheme();

function place(drawn: Diagram, layout = 'title-and-content', slot = 'body') {
  const { value, diagnostics } = placeDeck(deck([slide('s', layout, { [slot]: [drawn] })]), theme);
  const shapes = value!.placed.slides.flatMap((each) => each.shapes.flatMap(flatten));
  return {
    codes: diagnostics.map((each) => each.code),
    connectors: shapes.filter((shape): shape is PlacedConnector => shape.kind === 'connector'),
    box: (name: string) => shapes.find((shape) => shape.name === `Node ${name}`)!.box,
    text: (name: string) =>
      shapes.find((shape): shape is PlacedText => shape.kind === 'text' && shape.name === name),
  };
}

const stores = [
  'Ocean',
  'Atmospheric water vapour and low clouds',
  'Land surface of the large continents',
  'Rivers, lakes and wetlands together',
  'Groundwater aquifers under the ground',
  'Snow, ice sheets and mountain glaciers',
  'Living plants and evapotranspiration',
  'Soil moisture in the upper metre',
  'Estuaries and marshes of the deltas',
  'People, farms, cities and industries',
];
const nodes = stores.map((label, i) => node(`n${i}`, label, { detail: 'Store of fresh or salt water' }));

describe('a hub', () => {
  const three = [1, 2, 3].map((i) => edge('n0', `n${i}`, 'relates strongly to'));

  it.each([
    ['two-content', 'right'],
    ['wide-right', 'right'],
    ['wide-left', 'right'],
    ['title-and-content', 'body'],
  ])(
    'of three neighbours with long labels stands in the slot of %s with words on its lines',
    (layout, slot) => {
      const { codes, connectors, text } = place(
        diagram('hub', nodes.slice(0, 4), three, { focus: 'n0' }),
        layout,
        slot,
      );
      expect(codes.filter((code) => code !== 'diagram-labels-numbered')).toEqual([]);
      expect(connectors).toHaveLength(3);
      expect(text('Label n0-n1')).toBeDefined();
    },
  );
  it('with one neighbour is centred as a whole, the words of its line unbroken', () => {
    const { box, text } = place(
      diagram('hub', [node('a', 'Ground'), node('b', 'Surface')], [edge('a', 'b', 'gives water back to')], {
        focus: 'a',
      }),
      'wide-right',
      'right',
    );
    const area = theme.layouts.get('wide-right')!.slots.get('right')!;
    const [a, b] = [box('a'), box('b')];
    expect(a.x - area.x).toBeCloseTo(area.x + area.w - b.x - b.w, 1);
    expect(text('Label a-b')!.paragraphs[0]!.lines).toHaveLength(1);
  });
});

describe('ten nodes on a full slide', () => {
  it.each(['hub', 'ring', 'chain', 'layers', 'tree'] as const)('are joined in a %s', (arrange) => {
    const edges = nodes.slice(1).map((_, i) => edge(`n${i >> 1}`, `n${i + 1}`, null));
    const row = nodes.slice(1).map((_, i) => edge(`n${i}`, `n${i + 1}`, null));
    const star = nodes.slice(1).map((_, i) => edge('n0', `n${i + 1}`, null));
    const joined = { hub: star, ring: row, chain: row, layers: edges, tree: edges }[arrange];
    const { codes, connectors } = place(diagram(arrange, nodes, joined));
    expect(codes).toEqual([]);
    expect(connectors).toHaveLength(9);
  });
});

describe('a chain of several rows', () => {
  it('turns at the end of each row, and its line goes straight down', () => {
    const row = nodes.slice(1).map((_, i) => edge(`n${i}`, `n${i + 1}`, null));
    const { box, connectors } = place(diagram('chain', nodes, row));
    const turn = stores.findIndex((_, i) => i > 0 && box(`n${i}`).y > box(`n${i - 1}`).y + 0.1);
    expect(turn).toBeGreaterThan(1);
    expect(box(`n${turn}`).x).toBeCloseTo(box(`n${turn - 1}`).x, 6);
    expect(box(`n${turn + 1}`).x).toBeLessThan(box(`n${turn}`).x);
    for (const { geometry, from, to } of connectors) {
      expect(geometry).toBe('straight');
      expect(Math.min(Math.abs(from.x - to.x), Math.abs(from.y - to.y))).toBeLessThan(1e-6);
    }
  });
});

describe('two to twelve nodes with labels of up to six words', () => {
  const latin =
    'water ocean vapor cloud surface runoff aquifer evaporation condensation security national international'.split(
      ' ',
    );
  const chinese = [...'人民政治经济军事科技文化社会国际安全总体'];
  const label = fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...latin), { minLength: 1, maxLength: 6 }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...chinese), { minLength: 2, maxLength: 12 }) },
  );
  const worded = label.map((parts) => parts.join(/[a-z]/.test(parts[0]!) ? ' ' : ''));
  const kind = fc.constantFrom(null, 'store', 'flow-thing', 'concept');
  const model = fc.record({
    nodes: fc.array(fc.record({ label: worded, kind }), { minLength: 2, maxLength: 12 }),
    links: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 5 }),
    labels: fc.boolean(),
    parents: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  });

  it.each(['hub', 'ring', 'chain', 'layers', 'tree'] as const)(
    'always find a way to be joined in a %s',
    (arrange) => {
      fc.assert(
        fc.property(model, (given) => {
          const drawn = given.nodes.map((each, i) => node(`n${i}`, each.label, { kind: each.kind }));
          const count = drawn.length;
          const pairs = drawn.slice(1).map((_, i): [number, number] => {
            if (arrange === 'hub') return [0, i + 1];
            if (arrange === 'chain' || arrange === 'ring') return [i, i + 1];
            return [given.parents[i]! % (i + 1), i + 1];
          });
          if (arrange === 'layers')
            pairs.push(...given.links.map(([a, b]): [number, number] => [a % count, b % count]));
          const unique = new Map(
            pairs.filter(([a, b]) => a !== b).map(([a, b]) => [`${a}-${b}`, [a, b] as const]),
          );
          const edges = [...unique.values()].map(([a, b]) =>
            edge(`n${a}`, `n${b}`, given.labels ? 'leads on to' : null),
          );
          const focus = arrange === 'hub' || arrange === 'tree' ? 'n0' : null;
          const { codes, connectors } = place(diagram(arrange, drawn, edges, { focus }));
          expect(codes).not.toContain('diagram-too-dense');
          expect(connectors.length).toBeGreaterThan(0);
        }),
        { numRuns: howMany.denseDiagrams },
      );
    },
  );
});
