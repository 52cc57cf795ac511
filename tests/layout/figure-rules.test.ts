import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedConnector, type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { howMany } from '../how-many.ts';
import { flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** What is promised of every figure: words clear of other lines, lines that are seen, round things met at their middle. */

const round = sampleTheme('kinds: { round: { color: accent2, shape: ellipse } }\n');
const latin = 'night tram terminal river crossing and interchange depot priority'.split(' ');
const chinese = [...'人民政治经济军事科技文化社会国际安全总体'];
const words = (most: number) =>
  fc.oneof(
    fc.array(fc.constantFrom(...latin), { minLength: 1, maxLength: most }).map((some) => some.join(' ')),
    fc.array(fc.constantFrom(...chinese), { minLength: 1, maxLength: most * 2 }).map((some) => some.join('')),
  );

const model = fc.integer({ min: 2, max: 16 }).chain((count) =>
  fc.record({
    labels: fc.array(words(5), { minLength: count, maxLength: count }),
    kinds: fc.array(fc.constantFrom('round', 'store'), { minLength: count, maxLength: count }),
    edges: fc.uniqueArray(
      fc.record({
        from: fc.nat(count - 1),
        to: fc.nat(count - 1),
        said: fc.option(words(4), { nil: null }),
        pair: fc.option(fc.tuple(words(3), words(3)), { nil: null, freq: 4 }),
      }),
      { maxLength: Math.floor(count * 1.5), selector: (each) => `${each.from}-${each.to}` },
    ),
  }),
);

interface Point {
  readonly x: number;
  readonly y: number;
}

function pointsOf({ from, to, geometry, bend }: PlacedConnector): Point[] {
  const level = (side: string) => side === 'left' || side === 'right';
  if (geometry === 'straight') return [from, to];
  if (level(from.side) !== level(to.side))
    return [from, level(from.side) ? { x: to.x, y: from.y } : { x: from.x, y: to.y }, to];
  if (level(from.side)) {
    const x = from.x + (to.x - from.x) * bend;
    return [from, { x, y: from.y }, { x, y: to.y }, to];
  }
  const y = from.y + (to.y - from.y) * bend;
  return [from, { x: from.x, y }, { x: to.x, y }, to];
}

function length(points: readonly Point[]): number {
  return points
    .slice(1)
    .reduce((sum, { x, y }, i) => sum + Math.hypot(x - points[i]!.x, y - points[i]!.y), 0);
}

/** How much of a line lies in a box, measured in many small steps. */
function lengthIn(points: readonly Point[], { x, y, w, h }: PlacedText['box']): number {
  const steps = 200;
  return points.slice(1).reduce((sum, end, i) => {
    const start = points[i]!;
    let inside = 0;
    for (let k = 0; k < steps; k++) {
      const t = (k + 0.5) / steps;
      const [px, py] = [start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t];
      if (px > x + 0.005 && px < x + w - 0.005 && py > y + 0.005 && py < y + h - 0.005) inside += 1;
    }
    return sum + (inside / steps) * Math.hypot(end.x - start.x, end.y - start.y);
  }, 0);
}

/** `Connector a-b on 2` and `Label a-b forward` speak of `a-b`. */
const relationOf = (name: string) => name.split(' ')[1]!;

const arranged = [
  ...['hub', 'ring', 'chain', 'layers', 'tree', 'pairs', 'matrix', 'timeline'],
  ...[
    'pair-both-ways',
    'pairs-list',
    'cycle-ring',
    'cycle-clock',
    'steps-drawn',
    'funnel',
    'hub-worded',
    'kanban',
    'tiles-growth',
    'swimlane',
    'tree-org',
  ],
];

describe.each(arranged)('the figures of a %s', (arrange) => {
  it('keep words off other lines and their own lines in sight, and meet round things at their middle', () => {
    fc.assert(
      fc.property(model, ({ labels, kinds, edges }) => {
        const nodes = labels.map((label, i) => node(`n${i}`, label, { kind: kinds[i]! }));
        const joined = edges
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, said, pair }) =>
            edge(`n${from}`, `n${to}`, said, {
              directed: pair === null,
              forward: pair?.[0] ?? null,
              backward: pair?.[1] ?? null,
            }),
          );
        const drawn = diagram(arrange, nodes, joined, { focus: 'n0' });
        const { value, diagnostics } = placeDeck(
          deck([slide('s', 'title-and-content', { body: [drawn] })]),
          round,
        );
        const codes = diagnostics.map(({ code }) => code);
        for (const placed of value!.placed.slides) {
          const shapes = placed.shapes.flatMap(flatten);
          const lines = shapes.filter((each): each is PlacedConnector => each.kind === 'connector');
          const texts = shapes.filter((each): each is PlacedText => each.kind === 'text');
          const plates = texts.filter(({ name }) => name.startsWith('Label '));
          for (const plate of plates) {
            const own = relationOf(plate.name);
            const struck = lines.filter(
              (line) => relationOf(line.name) !== own && lengthIn(pointsOf(line), plate.box) > 0.03,
            );
            expect(struck.map(({ name }) => `${plate.name} on ${name}`)).toEqual([]);
          }
          for (const relation of new Set(lines.map(({ name }) => relationOf(name)))) {
            const way = lines.filter(({ name }) => relationOf(name) === relation).map(pointsOf);
            const whole = way.reduce((sum, points) => sum + length(points), 0);
            const hidden = plates.reduce(
              (sum, { box }) => sum + way.reduce((part, points) => part + lengthIn(points, box), 0),
              0,
            );
            if (hidden > 0.46 * whole + 0.02) expect(`${relation}: ${hidden} of ${whole}`).toBe('seen');
          }
          for (const line of lines.filter(({ geometry }) => geometry === 'straight')) {
            for (const [end, other] of [
              [line.from, line.to],
              [line.to, line.from],
            ] as const) {
              const met = texts.find(({ name }) => name === end.shape)!;
              if (met.shape !== 'ellipse') continue;
              const { x, y, w, h } = met.box;
              const way = Math.atan2(other.y - end.y, other.x - end.x);
              const out = Math.atan2(end.y - y - h / 2, end.x - x - w / 2);
              const off = Math.acos(Math.min(1, Math.cos(way - out)));
              if (off > Math.PI / 12) expect(`${line.name} at ${off}`).toBe('straight to the middle');
            }
          }
        }
        if (codes.includes('diagram-labels-dropped') || codes.includes('diagram-too-dense')) return;
        const said = value!.placed.slides
          .flatMap((each) => each.shapes.flatMap(flatten))
          .flatMap((shape) =>
            shape.kind === 'text'
              ? shape.paragraphs
              : shape.kind === 'table'
                ? shape.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))
                : [],
          )
          .map(({ runs }) => runs.map(({ text }) => text).join(''))
          .join('\n')
          // Where a long word is parted, unseen.
          .replaceAll('\u00ad', '');
        for (const { from, to, label, forward, backward } of drawn.edges)
          for (const each of forward || backward ? [forward, backward] : [label])
            if (each && !said.includes(each)) expect(`${from}-${to}: ${each}`).toBe('said');
      }),
      { numRuns: howMany.figureRules },
    );
  });
});
