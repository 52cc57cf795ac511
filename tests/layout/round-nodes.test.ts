import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PlacedShape, placeDeck } from '../../src/layout/index.ts';
import type { NodeShape } from '../../src/theme/index.ts';
import { howMany, seed } from '../how-many.ts';
import { flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';
import { textFaults } from './slide-promises.ts';

/** Round ends grow with a node's height and leave its words less room: none is broken where a neighbour is taller. */
const words = [
  'Workshop',
  'Watch room',
  'Chart office',
  'Light',
  'Long Skerry bench',
  'Groundwater recharge',
];
const shapes: readonly NodeShape[] = ['terminator', 'ellipse', 'plaque', 'hexagon', 'rect'];
const theme = sampleTheme(
  `kinds:\n${shapes.map((shape) => `  ${shape}: { color: accent1, shape: ${shape} }\n`).join('')}`,
);

it.each(['tree', 'layers', 'chain', 'ring', 'hub'] as const)('words stay whole in a %s', (arrange) => {
  const nodes = fc.array(fc.record({ label: fc.constantFrom(...words), kind: fc.constantFrom(...shapes) }), {
    minLength: 6,
    maxLength: 14,
  });
  fc.assert(
    fc.property(nodes, (drawn) => {
      const all = drawn.map(({ label, kind }, i) =>
        node(`n${i}`, label, { kind, detail: i > 3 ? 'Landfall light' : null }),
      );
      const edges = all.slice(1).map(({ id }, i) => edge(`n${Math.floor(i / 3)}`, id, 'watches'));
      const { value, diagnostics } = placeDeck(
        deck([slide('s', 'title-and-content', { body: [diagram(arrange, all, edges)] })]),
        theme,
      );
      if (diagnostics.some(({ severity }) => severity === 'error')) return;
      const placed = value!.placed.slides.flatMap((each) => each.shapes.flatMap(flatten));
      expect(placed.flatMap(faultsOf)).toEqual([]);
    }),
    { numRuns: howMany.denseDiagrams, seed },
  );
});

it('a word of any length stays whole in a tree beside a label of two lines', () => {
  const letters = 'workshopsandstores';
  for (let length = 5; length <= letters.length; length++) {
    const word = letters.slice(0, length);
    const round = { kind: 'terminator' };
    const all = [
      node('root', 'Service'),
      node('m0', 'Watch room of the coast', round),
      node('m1', word, round),
      node('m2', 'Chart office', round),
      ...Array.from({ length: 8 }, (_, i) => node(`l${i}`, `Long Skerry ${i}`, { detail: 'Rock light' })),
    ];
    const parents = ['root', 'root', 'root', 'm0', 'm0', 'm0', 'm0', 'm1', 'm1', 'm2', 'm2'];
    const edges = all.slice(1).map(({ id }, i) => edge(parents[i]!, id, null));
    const { value } = placeDeck(
      deck([slide('s', 'title-and-content', { body: [diagram('tree', all, edges)] })]),
      theme,
    );
    const placed = value!.placed.slides.flatMap((each) => each.shapes.flatMap(flatten));
    expect([word, ...placed.flatMap(faultsOf)]).toEqual([word]);
  }
});

function faultsOf(shape: PlacedShape): string[] {
  const paragraphs = shape.kind === 'text' ? shape.paragraphs : [];
  const broken = paragraphs.flatMap(({ lines, runs }) => {
    const drawn = lines.map(({ text }) => text.trim()).join(' ');
    return drawn ===
      runs
        .map(({ text }) => text)
        .join('')
        .trim()
      ? []
      : [`"${shape.name}" is broken: ${drawn}`];
  });
  return [...textFaults(shape), ...broken];
}
