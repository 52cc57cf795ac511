import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagram, DiagramEdge } from '../../src/deck/index.ts';
import {
  type PlacedConnector,
  type PlacedShape,
  type PlacedText,
  placeDeck,
} from '../../src/layout/index.ts';
import { plainText } from '../../src/markup/index.ts';
import { howMany } from '../how-many.ts';
import { flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** Relationships keep their words, and lines join what the outline joins and nothing else. */

const theme = sampleTheme();
const arrangements = ['hub', 'ring', 'layers', 'tree', 'chain', 'pairs'] as const;

function place(drawn: Diagram, layout = 'title-and-content', slot = 'body') {
  const { value, diagnostics } = placeDeck(deck([slide('s', layout, { [slot]: [drawn] })]), theme);
  const shapes = value!.placed.slides.flatMap((each) => each.shapes.flatMap(flatten));
  return {
    diagnostics,
    shapes,
    blocks: value!.deck.slides.flatMap((each) => each.slots.flatMap((own) => own.blocks)),
    lines: shapes.filter((shape): shape is PlacedConnector => shape.kind === 'connector'),
    words: shapes.flatMap(wordsOf),
  };
}

function wordsOf(shape: PlacedShape): { readonly name: string; readonly text: string }[] {
  const paragraphs =
    shape.kind === 'text'
      ? shape.paragraphs
      : shape.kind === 'table'
        ? shape.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs))
        : [];
  return paragraphs.map(({ runs }) => ({ name: shape.name, text: plainText(runs) }));
}

const pair = (a: string, b: string, forward: string | null, backward: string | null, id = `${a}-${b}`) =>
  edge(a, b, null, { id, directed: false, forward, backward });

const three = [node('a', 'Ocean'), node('b', 'Air'), node('c', 'Land')];

describe.each([...arrangements, 'matrix'] as const)('in %s', (arrange) => {
  const of = (...edges: DiagramEdge[]) => place(diagram(arrange, three, edges, { focus: 'a' }));

  it('a pair says both directions', () => {
    const { words, diagnostics } = of(
      pair('a', 'b', 'evaporates into', 'rains back onto'),
      pair('b', 'c', 'waters', null),
    );
    const all = words.map(({ text }) => text).join('\n');
    for (const said of ['evaporates into', 'rains back onto', 'waters']) expect(all).toContain(said);
    expect(diagnostics).toEqual([]);
  });

  it('several relationships between the same two things each have a line and words', () => {
    const several = [
      pair('a', 'b', 'evaporates into', 'rains back onto', 'p1'),
      pair('a', 'b', 'warms', 'cools', 'p2'),
      pair('b', 'a', 'drags', 'slows', 'p3'),
      edge('a', 'b', 'feeds', { id: 'p4' }),
      edge('a', 'c', 'wets', { id: 'p5' }),
    ];
    const { words, lines, diagnostics } = of(...several);
    const all = words.map(({ text }) => text).join('\n');
    for (const { forward, backward, label } of several)
      for (const said of [forward, backward, label]) if (said) expect(all).toContain(said);
    // Four lines side by side leave no place for words between them: numbers, and a key.
    const allowed = ['diagram-members-dropped', ...(arrange === 'chain' ? ['diagram-labels-numbered'] : [])];
    expect(diagnostics.filter(({ code }) => !allowed.includes(code))).toEqual([]);
    if (arrange !== 'matrix')
      expect([...new Set(lines.map(({ name }) => name.split(' ')[1]))].sort()).toEqual([
        'p1',
        'p2',
        'p3',
        'p4',
        'p5',
      ]);
  });

  it('what nothing joins has no line, and is shown', () => {
    const { lines, words, diagnostics } = of();
    expect(lines).toEqual([]);
    expect(words.map(({ text }) => text)).toEqual(expect.arrayContaining(['Ocean', 'Air', 'Land']));
    const nothing = arrange === 'pairs' || arrange === 'matrix';
    expect(diagnostics.map(({ code }) => code)).toEqual(nothing ? ['diagram-empty'] : []);
  });
});

describe('findings', () => {
  const event = (id: string, start: number) => node(id, id, { date: { text: id, start, end: start } });

  it('say that a timeline has one event, and what it says of none', () => {
    const one = place(diagram('timeline', [event('e1', 1)], []));
    expect(one.diagnostics.map(({ message }) => message)).toEqual([
      'slide "s": the timeline has one event, and no time between events to show',
    ]);
    const two = place(diagram('timeline', [event('e1', 1), event('e2', 900)], [edge('e1', 'e2', 'caused')]));
    expect(two.diagnostics.map(({ message }) => message)).toEqual([
      'slide "s": the arrangement "timeline" does not show one relationship between its events: "caused"',
    ]);
  });

  it('say once for a long timeline what they say of it', () => {
    const events = Array.from({ length: 30 }, (_, i) => event(`e${i}`, i * 400));
    const { diagnostics, blocks } = place(diagram('timeline', events, [edge('e1', 'e2', 'caused')]));
    expect(blocks.length).toBeGreaterThan(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(['diagram-labels-dropped']);
  });

  it('name the members that pairs leave out', () => {
    const { diagnostics } = place(diagram('pairs', three, [pair('a', 'b', 'evaporates into', null)]));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'slide "s": the arrangement "pairs" does not show one thing that no relationship joins: "Land"',
    ]);
  });

  it('count the labels that find no room, and quote them', () => {
    const many = Array.from({ length: 12 }, (_, i) => node(`n${i}`, `Member ${i} of the long list`));
    const edges = many.flatMap((a, i) =>
      many.slice(i + 1).map((b) => edge(a.id, b.id, `says ${a.id} of ${b.id}`)),
    );
    const { diagnostics } = place(diagram('ring', many, edges), 'two-content', 'left');
    const dropped = diagnostics.find(({ code }) => code === 'diagram-labels-dropped');
    expect(dropped?.message).toMatch(
      /the labels of (all )?\d+ relationships do not fit and are left out: "says n0 of n1", .* and \d+ more$/,
    );
  });
});

const latin = 'night tram terminal river crossing and interchange accessibility depot priority'.split(' ');
const chinese = [...'人民政治经济军事科技文化社会国际安全总体'];
const wording = (most: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...latin), { minLength: 1, maxLength: most }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...chinese), { minLength: 2, maxLength: most * 2 }) },
  );
const text = (most: number) => wording(most).map((parts) => parts.join(/[a-z]/.test(parts[0]!) ? ' ' : ''));
// Other words than those of the names: a label that only repeats these is left out.
const said = text(4).map((words) => `says ${words}`);
const maybe = fc.option(said, { nil: null });

const model = fc.integer({ min: 2, max: 16 }).chain((count) =>
  fc.record({
    labels: fc.array(text(5), { minLength: count, maxLength: count }),
    edges: fc.array(
      fc.record({
        from: fc.nat(count - 1),
        to: fc.nat(count - 1),
        label: maybe,
        forward: maybe,
        backward: maybe,
        directed: fc.boolean(),
      }),
      { maxLength: Math.floor(count * 1.5) },
    ),
    half: fc.boolean(),
  }),
);

/** What is to be read of an edge; a pair's label only where it words no direction. */
function wordingsOf({ directed, label, forward, backward }: DiagramEdge): string[] {
  const ways = directed ? [] : [forward, backward].filter((each) => each !== null);
  return ways.length > 0 ? ways : label === null ? [] : [`${label}`];
}

const squeeze = (value: string) => value.replace(/\s+/g, ' ');

describe.each(arrangements)('a random %s', (arrange) => {
  it('loses no word without a finding, and draws no line of its own', () => {
    fc.assert(
      fc.property(model, (given) => {
        const nodes = given.labels.map((label, i) => node(`n${i}`, label));
        const edges = given.edges
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, directed, label, forward, backward }, i) =>
            edge(`n${from}`, `n${to}`, label, {
              id: `e${i}`,
              directed,
              ...(directed ? {} : { forward, backward }),
            }),
          );
        const [layout, slot] = given.half ? ['two-content', 'right'] : ['title-and-content', 'body'];
        const { words, lines, diagnostics } = place(
          diagram(arrange, nodes, edges, { focus: 'n0' }),
          layout,
          slot,
        );
        if (diagnostics.some(({ code }) => code === 'diagram-too-dense')) return;
        const found = diagnostics.filter(({ code }) => code === 'diagram-labels-dropped');
        const shown = words.map((each) => squeeze(each.text));
        const lost = edges.flatMap(wordingsOf).filter((each) => {
          const own = squeeze(each);
          // On a line, in a key at the foot, or in a list of its own.
          return !shown.some((line) => line.includes(own));
        });
        if (found.length === 0) expect(lost).toEqual([]);
        else expect(found[0]!.message).toMatch(/(the label of one|the labels of (all )?\d+) relationship/);

        const ends = new Map(edges.map(({ id, from, to }) => [id, [from, to].sort().join(' ')]));
        const joined = new Map<string, string[]>();
        for (const { name, from, to } of lines) {
          const id = name.split(' ')[1]!;
          expect([name, ends.has(id)]).toEqual([name, true]);
          joined.set(id, [...(joined.get(id) ?? []), from.shape, to.shape]);
        }
        for (const [id, shapes] of joined) {
          const own = shapes
            .filter((shape) => shape.startsWith('Node '))
            .map((shape) => shape.split(' ')[1]!)
            .sort();
          expect([id, own.join(' ')]).toEqual([id, ends.get(id)]);
        }
        // Every relationship has a line, or shares one with the one that leads back.
        const drawn = [...joined.keys()].map((id) => ends.get(id)!);
        for (const { id } of edges) expect([id, drawn.includes(ends.get(id)!)]).toEqual([id, true]);
      }),
      { numRuns: howMany.diagramWords },
    );
  });
});

describe('the labels of a diagram', () => {
  it('are written in the order of their lines', () => {
    const nodes = Array.from({ length: 6 }, (_, i) => node(`n${i}`, `Node ${i}`));
    const edges = [1, 4, 2, 5, 3].map((i) => edge('n0', `n${i}`, `leads to ${i}`));
    const { shapes } = place(diagram('hub', nodes, edges, { focus: 'n0' }));
    const labels = shapes.filter(
      (shape): shape is PlacedText => shape.kind === 'text' && shape.name.startsWith('Label '),
    );
    expect(labels.map(({ name }) => name)).toEqual(edges.map(({ id }) => `Label ${id}`));
  });

  it('of a pair point from the thing that each starts from', () => {
    for (const arrange of ['hub', 'ring', 'layers', 'tree', 'chain'] as const) {
      const { shapes } = place(diagram(arrange, three.slice(0, 2), [pair('a', 'b', 'gives', 'takes')]));
      const box = (name: string) => shapes.find((shape) => shape.name === name)!.box;
      const [a, b] = [box('Node a'), box('Node b')];
      const [dx, dy] = [b.x + b.w / 2 - a.x - a.w / 2, b.y + b.h / 2 - a.y - a.h / 2];
      const arrows = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? '→←' : '←→') : dy > 0 ? '↓↑' : '↑↓';
      const said = shapes.flatMap(wordsOf).filter(({ name }) => name.startsWith('Label '));
      expect([arrange, said.map((each) => each.text).join('')]).toEqual([
        arrange,
        `${arrows[0]}\u00a0gives\n${arrows[1]}\u00a0takes`,
      ]);
    }
  });
});
