import { describe, expect, it } from 'vitest';
import type { Diagram } from '../../src/deck/index.ts';
import { arrangements, type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { findFaults, flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** Figures of parts, points and sets: nothing overlaps or leaves its place, and all that they are given is said. */

const theme = sampleTheme();
const labels = {
  en: ['Bread that people travel for', 'A loan', 'The market grows', 'One old oven', 'Flour costs more'],
  zh: ['远近闻名的面包', '贷款', '集市在扩大', '一座旧烤炉', '面粉涨价三分之一'],
};

function place(drawn: Diagram, layout = 'title-and-content', slot = 'body') {
  const { value, diagnostics } = placeDeck(deck([slide('s', layout, { [slot]: [drawn] })]), theme);
  const { slides } = value!.placed;
  const shapes = slides.flatMap((each) => each.shapes.flatMap(flatten));
  const texts = shapes.filter((each): each is PlacedText => each.kind === 'text');
  const said = texts
    .flatMap(({ paragraphs }) => paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')))
    .join('\n');
  return { slides, diagnostics, texts, said, faults: slides.flatMap((each) => findFaults(each, theme.size)) };
}

const boards = [...arrangements.values()].flatMap(({ name, needs }) =>
  needs?.kind === 'parts' ? [[name, needs.names] as const] : [],
);

describe.each(boards)('%s', (arrange, names) => {
  it.each([
    ['least', 1, 'en'],
    ['usual', 2, 'en'],
    ['usual', 2, 'zh'],
  ] as const)('shows the %s number of things in each part (%i, %s)', (_, count, language) => {
    const nodes = names.flatMap((name, p) =>
      Array.from({ length: count }, (_, i) => {
        const label = labels[language][(p + i) % labels[language].length]!;
        return node(
          `${name}-${i}`,
          arrange === 'canvas' || arrange === 'value-chain' ? label.slice(0, 14) : label,
        );
      }),
    );
    const fields = names.map((name) => ({
      name,
      heading: name === 'human-resources' ? 'People' : name.replaceAll('-', ' '),
      ids: nodes.filter(({ id }) => id.startsWith(`${name}-`)).map(({ id }) => id),
    }));
    const { diagnostics, faults, said, slides } = place(diagram(arrange, nodes, [], { fields }));
    expect(diagnostics).toEqual([]);
    expect(slides).toHaveLength(1);
    expect(faults).toEqual([]);
    for (const { label } of nodes) expect(said).toContain(label);
  });

  it('goes on where lists are too long, its parts on every slide', () => {
    const count = arrange === 'house' ? 11 : 24;
    const onEach = { house: ['roof', 'foundation'], 'value-chain': ['margin'] }[arrange as string] ?? [];
    const nodes = names.flatMap((name) =>
      Array.from({ length: onEach.includes(name) ? 1 : count }, (_, i) =>
        node(`${name}-${i}`, `Word ${name[0]}${i}`),
      ),
    );
    const fields = names.map((name) => ({
      name,
      heading: name.slice(0, 9),
      ids: nodes.filter(({ id }) => id.startsWith(`${name}-`)).map(({ id }) => id),
    }));
    const { diagnostics, faults, said, slides } = place(diagram(arrange, nodes, [], { fields }));
    expect(diagnostics).toEqual([]);
    expect(slides.length).toBeGreaterThan(1);
    expect(faults).toEqual([]);
    for (const { label } of nodes) expect(said).toContain(label);
    for (const { shapes } of slides) {
      const part = shapes.flatMap(flatten).map(({ name }) => name);
      if (arrange !== 'house') expect(part).toContain(`Node part ${names.at(-1)}`);
    }
  });

  it('says what it has no line for', () => {
    const nodes = names.map((name) => node(`${name}-0`, 'A thing'));
    const fields = names.map((name) => ({ name, heading: name.slice(0, 8), ids: [`${name}-0`] }));
    const joined = [edge(`${names[0]}-0`, `${names[1]}-0`, 'leads to')];
    const { diagnostics } = place(diagram(arrange, nodes, joined, { fields }));
    expect(diagnostics.map(({ code }) => code)).toEqual(['diagram-labels-dropped']);
    expect(diagnostics[0]!.message).toContain('"leads to"');
  });
});

it('a board of cards goes on, its columns on every slide', () => {
  const nodes = Array.from({ length: 40 }, (_, i) => node(`n${i}`, `Card ${i + 1}`));
  const groups = ['To do', 'Doing', 'Done'].map((label, g) => ({
    id: `g${g}`,
    label,
    detail: null,
    adds: false,
    members: nodes.filter((_, i) => i % 3 === g).map(({ id }) => id),
  }));
  const { diagnostics, faults, said, slides } = place(diagram('kanban', nodes, [], { groups }));
  expect(diagnostics).toEqual([]);
  expect(faults).toEqual([]);
  expect(slides.length).toBeGreaterThan(1);
  for (const { label } of nodes) expect(said).toContain(label);
  for (const { shapes } of slides)
    expect(shapes.flatMap(flatten).filter(({ name }) => name.startsWith('Node head '))).toHaveLength(3);
});

describe('quadrant', () => {
  const pointsOf = (nodes: readonly { readonly id: string }[]) =>
    new Map(nodes.map(({ id }, i) => [id, [(i * 37) % 10, (i * 53 + 4) % 10] as const]));

  it.each([2, 6, 10, 14])('shows %i things, each name at its point and on no line', (count) => {
    for (const language of ['en', 'zh'] as const) {
      const nodes = Array.from({ length: count }, (_, i) => node(`n${i}`, `${labels[language][i % 5]} ${i}`));
      const drawn = diagram('quadrant', nodes, [], {
        points: pointsOf(nodes),
        xTitle: 'Effort',
        yTitle: 'Effect',
      });
      const { diagnostics, faults, said, slides, texts } = place(drawn);
      expect(diagnostics).toEqual([]);
      expect(slides).toHaveLength(Math.ceil(count / 10));
      expect(faults).toEqual([]);
      for (const { label } of nodes) expect(said).toContain(label);
      expect(said).toContain('Effort');
      const ground = texts.find(({ name }) => name === 'Node ground 1')!.box;
      for (const { box, name } of texts.filter((each) => each.name.startsWith('Label '))) {
        const across = ground.x + ground.w;
        const down = ground.y + ground.h;
        expect(box.x > across || box.x + box.w < across, `${name} on the upright line`).toBe(true);
        expect(box.y > down || box.y + box.h < down, `${name} on the level line`).toBe(true);
      }
    }
  });

  it('stands to scale', () => {
    const nodes = ['a', 'b', 'c'].map((id) => node(id, id.toUpperCase()));
    const points = new Map([
      ['a', [0, 1]],
      ['b', [5, 5]],
      ['c', [10, 9]],
    ] as const);
    const { texts } = place(diagram('quadrant', nodes, [], { points }));
    const [a, b, c] = ['a', 'b', 'c'].map((id) => texts.find(({ name }) => name === `Node ${id}`)!.box);
    expect(b!.x - a!.x).toBeCloseTo(c!.x - b!.x, 6);
    expect(a!.y - b!.y).toBeCloseTo(b!.y - c!.y, 6);
    expect(c!.x).toBeGreaterThan(a!.x);
    expect(c!.y).toBeLessThan(a!.y);
  });
});

describe('venn', () => {
  it.each([
    [2, 3],
    [2, 8],
    [3, 7],
  ])('shows %i sets of %i things, each once', (sets, count) => {
    for (const language of ['en', 'zh'] as const) {
      const nodes = Array.from({ length: count }, (_, i) =>
        node(`n${i}`, labels[language][i % 5]!.slice(0, 12)),
      );
      const fields = Array.from({ length: sets }, (_, s) => ({
        name: `set-${s}`,
        heading: language === 'en' ? `The set ${s}` : `集合${s}`,
        ids: nodes.filter((_, i) => ((i % (2 ** sets - 1)) + 1) & (1 << s)).map(({ id }) => id),
      }));
      const { diagnostics, faults, said } = place(diagram('venn', nodes, [], { fields }));
      expect(diagnostics).toEqual([]);
      expect(faults).toEqual([]);
      for (const { heading } of fields) expect(said).toContain(heading);
      for (const { label } of nodes) expect(said).toContain(label);
    }
  });
});
