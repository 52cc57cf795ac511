import { describe, expect, it, test, vi } from 'vitest';
import type { Deck, Diagram, DiagramEdge, DiagramNode, Slide } from '../../src/deck/index.ts';
import { overlaps } from '../../src/layout/geometry.ts';
import { arrangements, type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { plainNumberStyle } from '../../src/numbers/index.ts';
import { contrast, resolveColor } from '../../src/theme/index.ts';
import { findFaults, flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide, toldFor } from './sample-deck.ts';

/** Figures in cases that are less usual: of no even depth, over several slides, without words, with long ones. */

const theme = sampleTheme();

function place(
  arrange: string,
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  more: Partial<Diagram> = {},
  of: { readonly deck?: Partial<Deck>; readonly slide?: Partial<Slide> } = {},
) {
  const drawn = diagram(arrange, nodes, edges, more);
  const { value, diagnostics } = placeDeck(
    deck([slide('s', 'title-and-content', { body: [drawn] }, of.slide)], of.deck),
    theme,
  );
  const slides = value!.placed.slides;
  const shapes = slides.map((each) => each.shapes.flatMap(flatten));
  const said = diagnostics.map(({ message }) => message);
  return { slides, shapes, said, codes: diagnostics.map(({ code }) => code) };
}

describe('an organization', () => {
  const under = (parent: string, names: readonly string[]) => names.map((name) => edge(parent, name, null));
  const of = (...edges: readonly DiagramEdge[]) => {
    const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
    return place(
      'tree-org',
      names.map((name) => node(name.toLowerCase(), name)),
      edges.map((each) => edge(each.from.toLowerCase(), each.to.toLowerCase(), null)),
    );
  };

  it.each([7, 4])('whose branches are not of one depth keeps them apart, with lists of %i', (count) => {
    const list = (name: string, length: number) => Array.from({ length }, (_, i) => `${name}${i}`);
    const { slides, codes } = of(
      ...under('Ceo', ['Cto', 'Coo']),
      ...under('Cto', list('Dev', count)),
      ...under('Coo', ['Ops']),
      ...under('Ops', list('Site', 5)),
    );
    expect(slides.flatMap((each) => findFaults(each, theme.size))).toEqual([]);
    expect(codes).toEqual([]);
  });
});

describe('a figure that goes on', () => {
  const icon = {
    name: 'dot',
    fill: { paths: ['M0 0L25600 0L0 25600Z'] },
    regular: { paths: ['M0 0L25600 0L0 25600Z'] },
  };
  const things = (count: number) =>
    Array.from({ length: count }, (_, i) => node(`n${i}`, `Thing ${i}`, { icon }));
  const wordsOf = (shapes: ReturnType<typeof place>['shapes'], prefix: string) =>
    shapes.map((each) =>
      each
        .filter((shape): shape is PlacedText => shape.kind === 'text' && shape.name.includes(` ${prefix} `))
        .map(({ paragraphs }) => paragraphs[0]!.runs.map(({ text }) => text).join('')),
    );

  it('numbers its steps and its pairs on', () => {
    const nodes = things(8);
    const chain = nodes.slice(1).map(({ id }, i) => edge(`n${i}`, id, null));
    const steps = wordsOf(place('steps-drawn', nodes, chain).shapes, 'number');
    expect(steps).toEqual([
      ['1', '2', '3', '4'],
      ['4', '5', '6', '7', '8'],
    ]);
    const pairs = Array.from({ length: 18 }, (_, i) => edge(`n${2 * i}`, `n${2 * i + 1}`, null));
    const rows = wordsOf(place('pairs-list', things(36), pairs).shapes, 'number');
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.flat()).toEqual(Array.from({ length: 18 }, (_, i) => String(i + 1)));
  });

  it('counts groups whole, each in its own colour', () => {
    const nodes = things(60);
    const groups = [24, 24, 12].map((length, g) => ({
      id: `g${g}`,
      label: `Group ${g}`,
      detail: null,
      adds: g > 0,
      members: Array.from({ length }, (_, i) => `n${24 * g + i}`),
    }));
    const { shapes } = place('tiles-growth', nodes, [], { groups });
    const counts = wordsOf(shapes, 'count');
    expect(counts.length).toBeGreaterThan(1);
    expect([...new Set(counts.flat())]).toEqual(['24', '+24', '+12']);
    const fills = shapes.flat().flatMap((shape) => {
      const at = /^Node n(\d+)$/.exec(shape.name)?.[1];
      return at && shape.kind === 'text'
        ? [{ group: Math.floor(Number(at) / 24), fill: JSON.stringify(shape.fill) }]
        : [];
    });
    expect(fills).toHaveLength(60);
    expect(new Set(fills.map(({ group, fill }) => `${group} ${fill}`)).size).toBe(3);
    expect(new Set(fills.map(({ fill }) => fill)).size).toBe(3);
  });
});

describe('a heat map', () => {
  const ends = ['a', 'b', 'c'].map((id) => node(id, id));
  const months = ['x', 'y', 'z'].map((id) => node(id, id));
  /** What stands in the cells of three relationships, and how far each stands out from the page. */
  const cells = (labels: readonly (string | null)[], of: Partial<Deck> = {}) => {
    const edges = labels.map((label, i) =>
      edge('abc'[i % 3]!, 'xyz'[Math.floor(i / 3)]!, label, { id: `e${i}` }),
    );
    const { slides, said, codes } = place('heat-map', [...ends, ...months], edges, {}, { deck: of });
    const table = slides[0]!.shapes.find((shape) => shape.kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    const filled = table.rows.slice(1, 4).map(({ cells: [, cell] }) => cell!);
    const words = filled.map(({ paragraphs }) => paragraphs[0]!.runs.map(({ text }) => text).join(''));
    const strength = filled.map(({ fill }) => contrast(resolveColor(theme, fill!), 'FFFFFF'));
    return { words, strength, said, codes };
  };
  const commas = { numbers: { ...plainNumberStyle, decimal: ',', group: '.' } };

  test.each([
    [['12', '1,250', '980'], {}, [0, 2, 1]],
    [['12 %', '1,5 %', '40 %'], commas, [1, 0, 2]],
    [['12', '1.250', '980'], commas, [0, 2, 1]],
    [['0,5', '0,25', '2,75'], {}, [1, 0, 2]],
    [['1 250 t', '980 t', '3 t'], {}, [2, 1, 0]],
  ] as const)('reads %j as its language or its labels write figures', (labels, of, ranks) => {
    const { words, strength, codes } = cells(labels, of);
    expect(words).toEqual(labels);
    const sorted = [...strength].sort((a, b) => a - b);
    expect(strength.map((each) => sorted.indexOf(each))).toEqual(ranks);
    expect(codes).toEqual([]);
  });

  it('counts where not all labels are figures, in all of its cells, and says which are none', () => {
    const { words, said } = cells(['5', 'many', '7']);
    expect(words).toEqual(['1', '1', '1']);
    expect(said.join()).toContain('"many"');
    expect(cells([null, null, null])).toMatchObject({ words: ['1', '1', '1'], said: [] });
  });

  it('is never stronger than its strongest cell', () => {
    const edges = ['x', 'y', 'z'].map((id) => edge('a', id, null, { directed: false }));
    const more = [edge('x', 'a', null), edge('x', 'a', null, { id: 'again' })];
    const { slides } = place('heat-map', [ends[0]!, ...months], [...edges, ...more]);
    const table = slides[0]!.shapes.find((shape) => shape.kind === 'table');
    const shares = (table?.kind === 'table' ? table.rows : []).flatMap(({ cells }) =>
      cells.flatMap(({ fill }) => [fill?.tint ?? 0, fill?.shade ?? 0]),
    );
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter((share) => share < 0 || share > 1)).toEqual([]);
  });
});

describe('figures say which relationships they leave out', () => {
  const [a, b, c] = [node('a', 'Tower'), node('b', 'Ship'), node('c', 'Crew')];

  test('a pair with arrows for some of them', () => {
    const { said } = place('pair-both-ways', [a, b], [edge('a', 'b', 'warns'), edge('b', 'a', null)]);
    expect(said.join()).toContain('"pair-both-ways" does not show one relationship');
    expect(place('pair-both-ways', [a, b], [edge('a', 'b', 'warns'), edge('b', 'a', 'hails')]).said).toEqual(
      [],
    );
  });

  test('a pair without words shows both ways', () => {
    const { shapes, said } = place('pair-both-ways', [a, b], [edge('a', 'b', null), edge('b', 'a', null)]);
    const [line] = shapes[0]!.filter((shape) => shape.kind === 'connector');
    expect(line).toMatchObject({ startArrow: true, endArrow: true });
    expect(said).toEqual([]);
  });

  test('a hub with the way back', () => {
    const edges = [edge('a', 'b', 'warns'), edge('b', 'a', null), edge('a', 'c', 'feeds')];
    const { shapes, said } = place('hub-worded', [a, b, c], edges, { focus: 'a' });
    const lines = shapes[0]!.filter((shape) => shape.kind === 'connector');
    expect(lines.map(({ startArrow, endArrow }) => [startArrow, endArrow])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(said).toEqual([]);
  });

  test('a hub claims that each thing is something to the one in the middle', () => {
    const claims = (edges: readonly DiagramEdge[]) =>
      arrangements.get('hub-worded')!.claims!(diagram('hub-worded', [a, b, c], edges, { focus: 'a' }));
    expect(claims([edge('a', 'b', 'warns'), edge('b', 'c', 'carries')])).toContain('one of them is');
    expect(claims([edge('a', 'b', 'warns'), edge('c', 'a', 'tends')])).toBeNull();
  });

  test('two states of a thing', () => {
    const { said } = place('before-after', [a, b], [edge('a', 'b', 'became')]);
    expect(said.join()).toContain('"became"');
    expect(place('before-after', [a, b], [edge('a', 'b', null)]).said).toEqual([]);
  });
});

describe('a figure that is built step by step', () => {
  const steps = (
    arrange: string,
    nodes: readonly DiagramNode[],
    edges: readonly DiagramEdge[],
    more = {},
  ) => {
    const { slides } = place(arrange, nodes, edges, more, { slide: { build: 'steps' } });
    const { shapes, steps = [] } = slides[0]!;
    const later = new Set(steps.flatMap((step) => step.shapes));
    return {
      steps: steps.map((step) => step.shapes),
      first: shapes.map(({ name }) => name).filter((name) => !later.has(name)),
    };
  };
  const icon = { name: 'dot', fill: { paths: ['M0 0Z'] }, regular: { paths: ['M0 0Z'] } };
  const day = (year: number) => (year - 1970) * 365;
  const event = (id: string, year: number, kind: string | null = null) =>
    node(id, `Event ${id}`, { kind, date: { text: String(year), start: day(year), end: day(year) + 200 } });

  test('stripes, lines and dates of a plan are there from the start', () => {
    const { steps: clicks, first } = steps('gantt', [event('a', 2020), event('b', 2021)], []);
    expect(clicks).toEqual([
      ['Node name a', 'Node a'],
      ['Node name b', 'Node b'],
    ]);
    expect(first).toContain('Node row a');
    expect(first.filter((name) => name.startsWith('Node line')).length).toBeGreaterThan(0);
  });

  test('lanes are there from the start, marks come with their words', () => {
    const events = [event('a', 2000, 'one'), event('b', 2010, 'two')];
    const { steps: clicks, first } = steps('roadmap-lanes', events, []);
    expect(clicks.map((names) => [...names].sort())).toEqual([
      ['Node a', 'Node name a'],
      ['Node b', 'Node name b left'],
    ]);
    expect(first).toContain('Node head kind-one');
  });

  test('flags come with their stems, dots of a time line with their cards', () => {
    const events = [event('a', 2000), event('b', 2010)];
    const { steps: flags, first } = steps('timeline-scale', events, []);
    expect(flags.map((names) => [...names].sort())).toEqual([
      ['Day a', 'Node a', 'Stem a'],
      ['Day b', 'Node b', 'Stem b'],
    ]);
    expect(first).toContain('Node band');
    const { steps: cards } = steps('timeline', events, []);
    expect(cards.map((names) => names.filter((name) => name.startsWith('Node ')))).toEqual([
      ['Node mark a', 'Node a'],
      ['Node mark b', 'Node b'],
    ]);
  });

  test('steps come with all that is drawn and said of them', () => {
    const nodes = ['a', 'b'].map((id) => node(id, id, { icon, detail: 'What it is' }));
    const { steps: clicks, first } = steps('steps-drawn', nodes, [edge('a', 'b', null)]);
    expect(clicks.map((names) => [...names].sort())).toEqual([
      ['Node a', 'Node number a', 'Node tile a', 'Remark a', 'Sign a'],
      ['Node b', 'Node number b', 'Node tile b', 'Remark b', 'Sign b', 'Wedge b'],
    ]);
    expect(first.filter((name) => /^(Remark|Sign|Wedge)/.test(name))).toEqual([]);
  });

  test('what leads round comes with that to which it leads', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((id) => node(id, id, { icon }));
    const edges = nodes.map(({ id }, i) => edge(id, nodes[(i + 1) % 4]!.id, `to ${id}`));
    for (const arrange of ['cycle-ring', 'cycle-clock']) {
      const { steps: clicks, first } = steps(arrange, nodes, edges);
      expect(clicks, arrange).toHaveLength(4);
      expect(clicks[0], arrange).toContain('Sign a');
      expect(clicks[1], arrange).toContain('Label a-b');
      expect(clicks[3], arrange).toContain('Label d-a');
      expect(
        first.filter((name) => /^(Sign|Name|Quarter|Arrow|Label)/.test(name)),
        arrange,
      ).toEqual([]);
    }
  });

  test('columns are there before their cards', () => {
    const cards = [node('a', 'A', { kind: 'one' }), node('b', 'B', { kind: 'two' })];
    const { steps: clicks, first } = steps('kanban', cards, []);
    expect(clicks).toEqual([
      ['Node a', 'Node edge a'],
      ['Node b', 'Node edge b'],
    ]);
    expect(first).toEqual(expect.arrayContaining(['Node column kind-one', 'Node head kind-two']));
  });

  it.each([...arrangements.keys()])('%s is whole in the end: each shape comes at most once', (arrange) => {
    const nodes = ['a', 'b', 'c', 'd'].map((id, i) => ({ ...event(id, 2000 + i), icon }));
    const edges = nodes.slice(1).map(({ id }, i) => edge('abcd'[i]!, id, 'leads'));
    const { steps: clicks } = steps(arrange, nodes, edges, toldFor(arrange, nodes));
    const all = clicks.flat();
    expect(new Set(all).size).toBe(all.length);
    if (!['matrix', 'raci', 'heat-map'].includes(arrange)) expect(clicks.length).toBeGreaterThan(1);
  });
});

describe('a clock of four', () => {
  it('keeps the words at its sides off the names', () => {
    const long = 'A long name of a quarter that takes several lines';
    const nodes = ['a', 'b', 'c', 'd'].map((id) =>
      node(id, long, { detail: 'and what is said of it besides' }),
    );
    const words = 'a long wording of the way that leads on from here to the next of the four';
    const edges = nodes.map(({ id }, i) => edge(id, nodes[(i + 1) % 4]!.id, words));
    const { shapes } = place('cycle-clock', nodes, edges);
    const texts = shapes
      .flat()
      .filter((shape): shape is PlacedText => shape.kind === 'text' && shape.paragraphs.length > 0);
    const [labels, names] = [/^Label /, /^Node |^Name /].map((kind) =>
      texts.filter(({ name }) => kind.test(name)),
    );
    const meet = labels!.filter(({ box }) => names!.some((name) => overlaps(name.box, box)));
    expect(names!.length).toBeGreaterThan(3);
    expect(meet.map(({ name }) => name)).toEqual([]);
  });
});

it('what draws its icons itself is arranged once for each lettering', () => {
  const { draw } = arrangements.get('kanban')!;
  if (draw.kind !== 'sketch') throw new Error('it is drawn as a table');
  const sketch = vi.spyOn(draw, 'sketch');
  const cards = (more: Partial<DiagramNode>) =>
    ['a', 'b', 'c'].map((id, i) => node(id, id, { kind: i > 1 ? 'one' : 'two', ...more }));
  const calls = [
    {},
    { icon: { name: 'dot', fill: { paths: ['M0 0Z'] }, regular: { paths: ['M0 0Z'] } } },
  ].map((more) => {
    sketch.mockClear();
    place('kanban', cards(more), []);
    return sketch.mock.calls.length;
  });
  sketch.mockRestore();
  expect(calls[0]).toBeGreaterThan(0);
  expect(calls[1]).toBe(calls[0]);
});

test('what lasts to the end of a road map ends with it', () => {
  const date = (start: number, end: number) => ({ text: '', start, end });
  const year = 365.25;
  const nodes = [
    node('a', 'Begin', { kind: 'one', date: date(0, 0) }),
    node('b', 'A week at the end', {
      kind: 'two',
      date: date(Math.floor(60 * year) - 8, Math.floor(60 * year) - 1),
    }),
  ];
  const { shapes, slides } = place('roadmap-lanes', nodes, []);
  const band = shapes[0]!.find(({ name }) => name === 'Node lane kind-one')!.box;
  const bar = shapes[0]!.find(({ name }) => name === 'Node b')!.box;
  expect(bar.x + bar.w).toBeLessThanOrEqual(band.x + band.w + 1e-6);
  expect(findFaults(slides[0]!, theme.size)).toEqual([]);
});

describe('numbers in the place of names', () => {
  it.each(['tree-org', 'swimlane', 'kanban', 'hub-worded'])('are shown by %s', (arrange) => {
    const words = 'a word that is longer than any box of this figure could ever be wide enough to hold on it';
    const long = words.replaceAll(' ', '');
    const nodes = Array.from({ length: 6 }, (_, i) =>
      node(`n${i}`, `${long}${i}`, { kind: i % 2 ? 'one' : 'two' }),
    );
    const edges = nodes.slice(1).map(({ id }) => edge('n0', id, null));
    const { shapes } = place(arrange, nodes, edges, { focus: 'n0' });
    const texts = shapes
      .flat()
      .filter((shape): shape is PlacedText => shape.kind === 'text' && /^Node n\d$/.test(shape.name))
      .map(({ paragraphs }) => paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' '));
    expect(texts).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', '6']));
  });
});
