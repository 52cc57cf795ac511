import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiagramEdge } from '../../src/deck/index.ts';
import {
  arrangementNames as arrangements,
  type PlacedConnector,
  type PlacedText,
  placeDeck,
} from '../../src/layout/index.ts';
import { howMany } from '../how-many.ts';
import { findFaults, flatten, inside } from './placed-checks.ts';
import { darkTheme, deck, diagram, edge, list, node, sampleTheme, slide, toldFor } from './sample-deck.ts';

const themes = [sampleTheme(), sampleTheme(darkTheme)] as const;
const latin =
  'water ocean vapor cloud surface runoff aquifer evaporation condensation ice of the and in'.split(' ');
const chinese = [...'人民政治经济军事科技文化社会国际安全总体'];

const label = fc.oneof(
  fc.array(fc.constantFrom(...latin), { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...chinese), { minLength: 1, maxLength: 14 }).map((signs) => signs.join('')),
);
const kind = fc.option(fc.constantFrom('store', 'flow', 'driver', 'actor'), { nil: null });

const model = fc.integer({ min: 2, max: 16 }).chain((count) =>
  fc.record({
    nodes: fc.array(
      fc.record({
        label,
        kind,
        detail: fc.option(label, { nil: null, freq: 6 }),
        day: fc.integer({ min: 0, max: 4000 }),
        length: fc.constantFrom(0, 0, 0, 300, 2000),
      }),
      { minLength: count, maxLength: count },
    ),
    edges: fc.uniqueArray(
      fc.record({
        from: fc.nat(count - 1),
        to: fc.nat(count - 1),
        label: fc.option(label, { nil: null }),
        directed: fc.boolean(),
        worded: fc.boolean(),
        kind,
      }),
      { maxLength: Math.min(20, count * 2), selector: (each) => `${each.from}-${each.to}` },
    ),
    focus: fc.boolean(),
    center: fc.boolean(),
    half: fc.boolean(),
    dark: fc.boolean(),
  }),
);

function build(
  arrange: (typeof arrangements)[number],
  given: typeof model extends fc.Arbitrary<infer T> ? T : never,
) {
  const nodes = given.nodes.map((each, i) =>
    node(`n${i}`, each.label, {
      kind: each.kind,
      detail: each.detail,
      date:
        arrange === 'timeline'
          ? { text: String(2000 + i), start: each.day, end: each.day + each.length }
          : null,
    }),
  );
  const edges: DiagramEdge[] = given.edges.map((each) =>
    edge(`n${each.from}`, `n${each.to}`, each.label, {
      directed: each.directed,
      kind: each.kind,
      ...(each.worded && !each.directed ? { forward: 'leads to', backward: 'comes from' } : {}),
    }),
  );
  const drawn = diagram(arrange, nodes, edges, {
    focus: given.focus ? 'n0' : null,
    center: given.center ? 'The whole' : null,
    ...toldFor(arrange, nodes),
  });
  const [layout, slot] = given.half
    ? (['two-content', 'right'] as const)
    : (['title-and-content', 'body'] as const);
  const theme = themes[given.dark ? 1 : 0];
  const outcome = placeDeck(deck([slide('s', layout, { [slot]: [drawn] })]), theme);
  return { ...outcome, place: theme.layouts.get(layout)!.slots.get(slot)!, theme };
}

describe.each(arrangements)('%s', (arrange) => {
  const isTable = ['matrix', 'raci', 'heat-map'].includes(arrange);
  it('stays in its slot, keeps nodes and labels apart, and joins them at their sides', () => {
    fc.assert(
      fc.property(model, (given) => {
        const { value, diagnostics, place, theme } = build(arrange, given);
        const tooDense = diagnostics.some((each) => each.code === 'diagram-too-dense');
        for (const placed of value!.placed.slides) {
          if (!isTable || !tooDense) expect(findFaults(placed, theme.size)).toEqual([]);
          for (const group of placed.shapes) {
            if (group.kind !== 'group') continue;
            expect(inside(place, group.box)).toBe(true);
            expect(group.alt).not.toBeNull();
            // What does not fit is said.
            const over = flatten(group).filter(
              (shape): shape is PlacedText => shape.kind === 'text' && shape.overflow > 0,
            );
            if (!tooDense) expect(over.map((shape) => shape.name)).toEqual([]);
          }
        }
      }),
      { numRuns: isTable ? howMany.matrices : howMany.diagrams },
    );
  });
});

function connectors(
  slides: NonNullable<ReturnType<typeof placeDeck>['value']>['placed']['slides'],
): PlacedConnector[] {
  return slides.flatMap((each) => each.shapes.flatMap(flatten)).filter((shape) => shape.kind === 'connector');
}

describe('diagrams', () => {
  const place = (drawn: ReturnType<typeof diagram>, layout = 'title-and-content', slot = 'body') =>
    placeDeck(deck([slide('s', layout, { [slot]: [drawn] })]), themes[0]);
  const three = [node('a', 'Ocean'), node('b', 'Air'), node('c', 'Land')];

  it('draws an edge there and one back as one line with two arrows and both wordings', () => {
    const { value } = place(diagram('ring', three, [edge('a', 'b', 'evaporates'), edge('b', 'a', 'falls')]));
    const lines = connectors(value!.placed.slides);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ startArrow: true, endArrow: true });
    const texts = value!.placed.slides[0]!.shapes.flatMap(flatten).flatMap((shape) =>
      shape.kind === 'text' ? shape.paragraphs.flatMap((each) => each.runs.map((run) => run.text)) : [],
    );
    expect(texts.join('|')).toMatch(/[→←↑↓]\u00a0evaporates\|\n\|[→←↑↓]\u00a0falls/);
  });
  it('joins every part to the whole of a hub without relationships by a plain line', () => {
    const { value } = place(diagram('hub', three, [], { center: 'Stores' }));
    const lines = connectors(value!.placed.slides);
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => !line.startArrow && !line.endArrow)).toBe(true);
    expect(lines.every((line) => line.from.shape === 'Node center')).toBe(true);
  });
  it('joins nothing to a focus that is not said to be joined to it', () => {
    const { value } = place(diagram('hub', three, [edge('a', 'b', null)], { focus: 'a' }));
    expect(connectors(value!.placed.slides).map((line) => line.name)).toEqual(['Connector a-b']);
  });
  it('joins no one to the label of a group that it does not belong to', () => {
    const own = { center: 'Stores', parts: new Set(['a', 'b']) };
    const lines = connectors(place(diagram('hub', three, [], own)).value!.placed.slides);
    expect(lines.map((line) => line.to.shape)).toEqual(['Node a', 'Node b']);
  });
  it('explains all kinds, on as many lines as they take', () => {
    const kinds = Array.from({ length: 14 }, (_, i) => `a kind of thing number ${i}`);
    const { value } = place(
      diagram(
        'chain',
        kinds.map((kind, i) => node(`n${i}`, `N${i}`, { kind })),
        [],
      ),
    );
    const shapes = value!.placed.slides[0]!.shapes.flatMap(flatten);
    expect(shapes.filter((shape) => shape.name.startsWith('Legend '))).toHaveLength(14);
    expect(value!.placed.slides.flatMap((each) => findFaults(each, themes[0].size))).toEqual([]);
  });
  it('dashes edges that are not part of a tree', () => {
    const { value } = place(
      diagram('tree', three, [edge('a', 'b', null), edge('a', 'c', null), edge('b', 'c', null)], {
        focus: 'a',
      }),
    );
    const dashes = connectors(value!.placed.slides).map((line) => [line.name, line.line.dash]);
    expect(dashes).toEqual([
      ['Connector a-b', 'solid'],
      ['Connector a-c', 'solid'],
      ['Connector b-c', 'dash'],
    ]);
  });
  it('tells kinds apart by colour and shape, and explains them in a legend', () => {
    const nodes = [node('a', 'One', { kind: 'red' }), node('b', 'Two', { kind: 'blue' })];
    const { value } = place(diagram('chain', nodes, []));
    const shapes = value!.placed.slides[0]!.shapes.flatMap(flatten).filter(
      (shape): shape is PlacedText => shape.kind === 'text',
    );
    const [a, b] = ['Node a', 'Node b'].map((name) => shapes.find((shape) => shape.name === name)!);
    expect(a!.shape).not.toBe(b!.shape);
    expect(a!.fill).not.toEqual(b!.fill);
    expect(shapes.map((shape) => shape.name)).toEqual(expect.arrayContaining(['Legend red', 'Legend blue']));
  });
  it('leaves out labels that only repeat both names', () => {
    const pair = (text: string) =>
      place(
        diagram('ring', three, [edge('a', 'b', text, { directed: false })]),
      ).value!.placed.slides[0]!.shapes.flatMap(flatten);
    expect(pair('Ocean and air').some((shape) => shape.name.startsWith('Label'))).toBe(false);
    expect(pair('Exchange').some((shape) => shape.name.startsWith('Label'))).toBe(true);
  });
  it('says that a diagram has nothing to show', () => {
    expect(place(diagram('hub', [], [])).diagnostics.map((each) => each.code)).toEqual(['diagram-empty']);
  });
  it('gives the same kinds the same colours on every slide', () => {
    const slides = ['one', 'two'].map((id) =>
      slide(id, 'two-content', {
        left: [list(['x'])],
        right: [
          diagram(
            'chain',
            id === 'one'
              ? [node('a', 'A', { kind: 'k1' })]
              : [node('b', 'B', { kind: 'k2' }), node('a', 'A', { kind: 'k1' })],
            [],
          ),
        ],
      }),
    );
    const { value } = placeDeck(deck(slides), themes[0]);
    const fills = value!.placed.slides.map(
      (each) =>
        each.shapes.flatMap(flatten).find((shape): shape is PlacedText => shape.name === 'Node a')!.fill,
    );
    expect(fills[0]).toEqual(fills[1]);
  });
});

describe('a chain', () => {
  const many = Array.from({ length: 12 }, (_, i) => node(`n${i}`, `Step ${i} of the whole way`));
  const placed = (edges: DiagramEdge[]) => {
    const drawn = diagram('chain', many, edges);
    const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [drawn] })]), themes[0]);
    const boxes = new Map(
      value!.placed.slides
        .flatMap((each) => each.shapes.flatMap(flatten))
        .map((each) => [each.name, each.box]),
    );
    return { lines: connectors(value!.placed.slides), boxOf: (i: number) => boxes.get(`Node n${i}`)! };
  };

  it('has arrows only where the outline joins its members', () => {
    const { lines } = placed([edge('n0', 'n1', null), edge('n2', 'n3', null)]);
    expect(lines.filter((line) => line.endArrow || line.startArrow).map((line) => line.name)).toEqual([
      'Connector n0-n1',
      'Connector n2-n3',
    ]);
    expect(lines).toHaveLength(2);
  });
  it('that nothing joins is read row by row, like a text', () => {
    const { lines, boxOf } = placed([]);
    expect(lines).toEqual([]);
    for (let i = 1; i < many.length; i++) {
      const [before, box] = [boxOf(i - 1), boxOf(i)];
      expect(box.y > before.y + 0.1 ? box.x < before.x : box.x > before.x).toBe(true);
    }
    expect(boxOf(11).y).toBeGreaterThan(boxOf(0).y + 0.5);
  });
});
