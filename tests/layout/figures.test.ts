import { describe, expect, it } from 'vitest';
import type { Diagram, DiagramEdge, DiagramNode } from '../../src/deck/index.ts';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { findFaults, flatten, inside } from './placed-checks.ts';
import { deck, diagram, edge, node, origin, sampleTheme, slide } from './sample-deck.ts';

/** Figures at their least, usual and greatest number of things: on one slide, in their slot, with all their words. */

const theme = sampleTheme();

interface Model {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  readonly more?: Partial<Diagram>;
}

interface Figure {
  readonly counts: readonly number[];
  readonly model: (count: number, words: (typeof tongues)[number]) => Model;
}

const tongues = [
  { thing: 'Thing', said: 'leads on', long: 'Council and assembly' },
  { thing: '事物', said: '引向', long: '委员会与代表大会' },
] as const;

const things = (count: number, { thing, long }: (typeof tongues)[number]) =>
  Array.from({ length: count }, (_, i) => node(`n${i}`, i === 1 ? long : `${thing} ${i + 1}`));

const ring = (count: number, { said }: (typeof tongues)[number]) =>
  Array.from({ length: count }, (_, i) => edge(`n${i}`, `n${(i + 1) % count}`, `${said} ${i + 1}`));

const pairsOf = (count: number, { said }: (typeof tongues)[number]) =>
  Array.from({ length: count }, (_, i) =>
    edge(`n${2 * i}`, `n${2 * i + 1}`, `${said} ${i}`, {
      directed: false,
      forward: i % 2 === 0 ? `${said} ${i} a` : null,
      backward: i % 2 === 0 ? `${said} ${i} b` : null,
    }),
  );

const icon = {
  name: 'dot',
  fill: { paths: ['M0 0L25600 0L0 25600Z'] },
  regular: { paths: ['M0 0L25600 0L0 25600Z'] },
};

const grouped = (count: number, parts: number, { long }: (typeof tongues)[number], adds: boolean) =>
  Array.from({ length: parts }, (_, part) => ({
    id: `g${part}`,
    label: `${long} ${part + 1}`,
    detail: null,
    adds: adds && part > 0,
    members: Array.from({ length: count }, (_, i) => i)
      .filter((i) => Math.min(parts - 1, Math.floor((i * parts) / count)) === part)
      .map((i) => `n${i}`),
  }));

const bonesOf = (count: number, words: (typeof tongues)[number]) =>
  grouped(count, Math.min(6, Math.ceil(count / 2)), words, false).map(({ id, label, members }) => ({
    name: id,
    heading: label,
    ids: members,
  }));

const dayOf = (year: number) => Math.round((year - 1970) * 365.25);

/** Every third takes two years. */
function dated(count: number, words: (typeof tongues)[number]): Model {
  const nodes = things(count, words).map((each, i) => {
    const start = dayOf(2000 + i * 2 + (i % 3 === 1 ? 1 : 0));
    return { ...each, date: { text: String(2000 + i * 2), start, end: i % 3 === 0 ? start + 700 : start } };
  });
  return { nodes, edges: [] };
}

function chain(count: number, words: (typeof tongues)[number]): Model {
  return {
    nodes: things(count, words).map((each) => ({ ...each, icon })),
    edges: ring(count, words).slice(0, -1),
  };
}

const figures: Readonly<Record<string, Figure>> = {
  'pair-both-ways': {
    counts: [1],
    model: (count, words) => ({ nodes: things(2, words), edges: pairsOf(count, words) }),
  },
  'pairs-list': {
    counts: [3, 5, 7],
    model: (count, words) => ({ nodes: things(2 * count, words), edges: pairsOf(count, words) }),
  },
  'cycle-ring': {
    counts: [3, 4, 6],
    model: (count, words) => ({ nodes: things(count, words), edges: ring(count, words) }),
  },
  'hub-worded': {
    counts: [3, 5, 8],
    model: (count, words) => ({
      nodes: things(count + 1, words),
      edges: Array.from({ length: count }, (_, i) => edge(`n${i + 1}`, 'n0', `${words.said} ${i}`)),
      more: { focus: 'n0' },
    }),
  },
  'tiles-growth': {
    counts: [6, 14, 24],
    model: (count, words) => ({
      nodes: things(count, words).map((each) => ({ ...each, icon })),
      edges: [],
      more: { groups: grouped(count, 3, words, true) },
    }),
  },
  kanban: {
    counts: [3, 9, 15],
    model: (count, words) => ({
      nodes: things(count, words),
      edges: [],
      more: { groups: grouped(count, 3, words, false) },
    }),
  },
  fishbone: {
    counts: [2, 9, 18],
    model: (count, words) => ({
      nodes: [...things(count, words), node('late', `${words.long} 100`)],
      edges: [],
      more: { focus: 'late', fields: bonesOf(count, words) },
    }),
  },
  'timeline-scale': { counts: [3, 6, 10], model: dated },
  gantt: { counts: [3, 6, 12], model: dated },
  'tree-org': {
    counts: [3, 7, 13],
    model: (count, words) => ({
      nodes: things(count, words),
      edges: Array.from({ length: count - 1 }, (_, i) =>
        edge(`n${Math.floor(i / 3)}`, `n${i + 1}`, i < 3 ? words.said : `${words.said} ${i}`),
      ),
    }),
  },
  'before-after': {
    counts: [2, 4, 8],
    model: (count, words) => ({
      nodes: things(count, words),
      edges: [],
      more: { groups: count > 2 ? grouped(count, 2, words, false) : [] },
    }),
  },
  scene: {
    counts: [2, 5, 8],
    model: (count, words) => ({
      ...chain(count, words),
      more: {
        backdrop: {
          kind: 'image',
          alt: 'A bay',
          decorative: false,
          fit: 'cover',
          origin,
          picture: { path: 'bay.png', format: 'png', bytes: new Uint8Array(), widthPx: 1600, heightPx: 800 },
        },
        points: new Map(
          Array.from({ length: count }, (_, i) => [
            `n${i}`,
            [10 + ((i * 23) % 70), 10 + (i * 80) / count] as const,
          ]),
        ),
      },
    }),
  },
  swimlane: {
    counts: [4, 8],
    model: (count, words) => ({
      ...chain(count, words),
      more: { groups: grouped(count, count / 2, words, false) },
    }),
  },
  'roadmap-lanes': {
    counts: [4, 9, 12],
    model: (count, words) => ({
      ...dated(count, words),
      more: { groups: grouped(count, 3, words, false) },
    }),
  },
  'steps-drawn': { counts: [3, 4, 5], model: chain },
  funnel: { counts: [3, 4, 5], model: chain },
  'cycle-clock': {
    counts: [4],
    model: (count, words) => ({
      nodes: things(count, words),
      edges: ring(count, words),
      more: { center: '24 h' },
    }),
  },
};

export function placeFigure(arrange: string, { nodes, edges, more }: Model) {
  const drawn = diagram(arrange, nodes, edges, more);
  const { value, diagnostics } = placeDeck(deck([slide('s', 'title-and-content', { body: [drawn] })]), theme);
  const slides = value!.placed.slides;
  const texts = slides
    .flatMap((each) => each.shapes.flatMap(flatten))
    .filter((each): each is PlacedText => each.kind === 'text');
  const said = texts
    .flatMap(({ paragraphs }) => paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')))
    .join('\n')
    .replaceAll('\u00a0', ' ');
  return { slides, texts, said, codes: diagnostics.map(({ code }) => code) };
}

describe.each(Object.entries(figures))('the figure %s', (arrange, { counts, model }) => {
  it.each(counts)('shows %i on one slide, whole, with all words', (count) => {
    for (const words of tongues) {
      const made = model(count, words);
      const { slides, said, codes } = placeFigure(arrange, made);
      expect(codes).toEqual([]);
      expect(slides).toHaveLength(1);
      const body = theme.layouts.get('title-and-content')!.slots.get('body')!;
      for (const shape of slides[0]!.shapes.filter(({ kind }) => kind === 'group'))
        for (const part of flatten(shape))
          expect(inside(body, part.box), `${part.name} in its slot`).toBe(true);
      expect(slides.flatMap((each) => findFaults(each, theme.size))).toEqual([]);
      for (const { label } of made.nodes) expect(said).toContain(label);
      for (const { label, forward, backward, directed } of made.edges)
        for (const each of directed ? [label] : [forward, backward]) if (each) expect(said).toContain(each);
    }
  });
});

describe('a fishbone', () => {
  const effect = node('late', 'Late');
  const bones = (count: number, each: number) =>
    Array.from({ length: count }, (_, b) => ({
      name: `bone-${b}`,
      heading: `Cause ${b}`,
      ids: Array.from({ length: each }, (_, i) => `n${b * each + i}`),
    }));
  const made = (count: number, each: number) =>
    placeFigure('fishbone', {
      nodes: [...things(count * each, tongues[0]), effect],
      edges: [],
      more: { focus: 'late', fields: bones(count, each) },
    });

  it('has its twigs at their bones and clear of all others', () => {
    const { slides, codes } = made(6, 3);
    expect(codes).toEqual([]);
    const shapes = slides[0]!.shapes.flatMap(flatten);
    const drawn = shapes.flatMap((each) =>
      each.kind === 'icon' && each.name.startsWith('Bone') ? [each] : [],
    );
    expect(drawn).toHaveLength(6);
    const spine = shapes.find(({ name }) => name.startsWith('Spine'))!.box;
    const middle = spine.y + spine.h / 2;
    /** Where a bone is at a height: it leans to the left, away from the spine. */
    const at = ({ box }: (typeof drawn)[number], y: number) =>
      box.x + box.w - (box.w * Math.abs(y - middle)) / box.h;
    for (const twig of shapes.filter(({ kind, name }) => kind === 'text' && /^Node bone-\d/.test(name))) {
      const own = drawn.find(({ name }) => name === `Bone ${/bone-\d/.exec(twig.name)![0]}`)!;
      const { x, y, w, h } = twig.box;
      for (const bone of drawn) {
        if (y + h < bone.box.y || y > bone.box.y + bone.box.h) continue;
        for (const level of [Math.max(y, bone.box.y), Math.min(y + h, bone.box.y + bone.box.h)]) {
          const line = at(bone, level);
          if (bone === own) expect(x + w).toBeLessThan(line + 0.02);
          else expect(line < x || line > x + w, `${twig.name} on ${bone.name}`).toBe(true);
        }
      }
    }
  });

  it('goes on with its head on every slide, and parts a bone of many twigs', () => {
    const { slides, said, codes } = made(11, 7);
    expect(codes).toEqual([]);
    expect(slides.length).toBeGreaterThan(2);
    for (let i = 0; i < 77; i++) expect(said).toContain(i === 1 ? tongues[0].long : `Thing ${i + 1}`);
    for (const { shapes } of slides)
      expect(shapes.flatMap(flatten).filter(({ name }) => name === 'Node late')).toHaveLength(1);
  });
});

describe('figures that claim an order', () => {
  it('draw no arrows that the model does not have', () => {
    const { slides } = placeFigure('cycle-ring', { nodes: things(4, tongues[0]), edges: [] });
    const names = slides.flatMap((each) => each.shapes.flatMap(flatten)).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Arrow '))).toEqual([]);
  });
});

describe('a hub without a thing in its middle', () => {
  const spokes = (edges: readonly DiagramEdge[]) =>
    placeFigure('hub', { nodes: things(5, tongues[0]), edges, more: { center: 'All of it' } })
      .slides.flatMap((each) => each.shapes.flatMap(flatten))
      .filter(({ kind, name }) => kind === 'connector' && name.startsWith('Connector center')).length;

  it('joins it with its members, as long as these are not joined with each other', () => {
    expect(spokes([])).toBe(5);
    expect(spokes([edge('n0', 'n1', null)])).toBe(0);
  });
});
