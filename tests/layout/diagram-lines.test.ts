import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedConnector, type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { howMany } from '../how-many.ts';
import { flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** Lines run through no name, and labels stand on their lines, as every program draws them. */

interface Point {
  readonly x: number;
  readonly y: number;
}

const theme = sampleTheme();
const words = 'night tram terminal river crossing and interchange accessibility depot priority'.split(' ');
const label = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  .map((some) => some.join(' '));

const model = fc.integer({ min: 2, max: 16 }).chain((count) =>
  fc.record({
    labels: fc.array(label, { minLength: count, maxLength: count }),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), {
      maxLength: Math.floor(count * 1.5),
      selector: ([a, b]) => `${a}-${b}`,
    }),
    said: fc.option(label, { nil: null }),
  }),
);

/** Corners as a program draws them that turns every glued connector half way. */
function cornersOf({ from, to, geometry }: PlacedConnector): Point[] {
  const level = (side: string) => side === 'left' || side === 'right';
  if (geometry === 'straight') return [from, to];
  if (level(from.side) !== level(to.side))
    return [from, level(from.side) ? { x: to.x, y: from.y } : { x: from.x, y: to.y }, to];
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return level(from.side)
    ? [from, { x, y: from.y }, { x, y: to.y }, to]
    : [from, { x: from.x, y }, { x: to.x, y }, to];
}

/** Whether a line passes through a box, tried at many points of it. */
function passes(points: readonly Point[], { x, y, w, h }: PlacedText['box']): boolean {
  return points.slice(1).some((end, i) => {
    const start = points[i]!;
    return Array.from({ length: 401 }, (_, k) => k / 400).some((t) => {
      const [px, py] = [start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t];
      return px > x + 0.01 && px < x + w - 0.01 && py > y + 0.01 && py < y + h - 0.01;
    });
  });
}

/** Words may stand beside their line. */
function around({ x, y, w, h }: PlacedText['box']): PlacedText['box'] {
  return { x: x - 0.1, y: y - 0.1, w: w + 0.2, h: h + 0.2 };
}

describe.each(['hub', 'ring', 'chain', 'layers', 'tree'] as const)('the lines of a %s', (arrange) => {
  it('run through no node unless that is said, and carry their labels', () => {
    fc.assert(
      fc.property(model, ({ labels, pairs, said }) => {
        const nodes = labels.map((each, i) => node(`n${i}`, each));
        const edges = pairs.map(([a, b]) => edge(`n${a}`, `n${b}`, said));
        const drawn = diagram(arrange, nodes, edges, { focus: 'n0' });
        const { value, diagnostics } = placeDeck(
          deck([slide('s', 'title-and-content', { body: [drawn] })]),
          theme,
        );
        if (diagnostics.some(({ code }) => code === 'diagram-tangled' || code === 'diagram-too-dense'))
          return;
        for (const placed of value!.placed.slides) {
          const shapes = placed.shapes.flatMap(flatten);
          const lines = shapes.filter((each): each is PlacedConnector => each.kind === 'connector');
          const texts = shapes.filter((each): each is PlacedText => each.kind === 'text');
          for (const line of lines) {
            const struck = texts.filter(
              ({ name, box }) =>
                name.startsWith('Node ') &&
                name !== line.from.shape &&
                name !== line.to.shape &&
                passes(cornersOf(line), box),
            );
            expect(struck.map(({ name }) => `${line.name} through ${name}`)).toEqual([]);
          }
          for (const text of texts.filter(({ name }) => name.startsWith('Label '))) {
            const own = lines.filter(({ name }) => name.split(' ')[1] === text.name.split(' ')[1]);
            expect([text.name, own.some((line) => passes(cornersOf(line), around(text.box)))]).toEqual([
              text.name,
              true,
            ]);
          }
        }
      }),
      { numRuns: howMany.diagramLines },
    );
  });
});
