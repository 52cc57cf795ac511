import { describe, expect, it } from 'vitest';
import { chooseArrangement, figureShape } from '../../src/deck/choose-arrangement.ts';
import type { ArrangementModel, Diagram, FigureShape } from '../../src/deck/index.ts';
import { arrangements } from '../../src/layout/index.ts';
import { edge, node } from '../layout/sample-deck.ts';
import { compose } from './compose.ts';

type Way = readonly [from: string, to: string];

function chosen(
  ids: string,
  ways: readonly Way[],
  about: { group?: boolean; pairs?: boolean; before?: string; place?: FigureShape['place'] } = {},
) {
  const nodes = ids.split('').map((id) => node(id, id));
  const edges = ways.map(([from, to], i) =>
    edge(from, to, 'leads to', { id: `e${i}`, directed: !about.pairs }),
  );
  const shape = figureShape(nodes, edges, {
    hasCenter: about.group ?? false,
    onlyRelationships: about.pairs ?? false,
    grows: false,
    place: about.place ?? 'beside',
  });
  return chooseArrangement(shape, arrangements, { preferred: [], previous: about.before ?? null });
}

const way = (text: string): Way[] => text.split(' ').map((each) => [each[0]!, each[1]!] as const);

describe('what the program chooses', () => {
  it.each([
    ['ring', 'abcd', way('ab bc cd da'), {}],
    ['chain', 'abcd', way('ab bc cd'), {}],
    ['tree', 'abcde', way('ab ac bd be'), {}],
    ['hub', 'abcd', way('ab ac da'), {}],
    ['hub', 'abcd', [], { group: true }],
    ['layers', 'abcd', way('ab ac bd cd'), {}],
    ['layers', 'abc', [], {}],
    ['matrix', 'abcdef', way('ab ac ad ae af bc bd be bf cd ce cf'), {}],
    ['pairs', 'abcd', way('ab cd'), { pairs: true }],
    ['pairs', 'ab', way('ab'), { pairs: true }],
    ['cycle-ring', 'abcd', way('ab bc cd da'), { place: 'alone' }],
    ['ring', 'abcdefg', way('ab bc cd de ef fg ga'), { place: 'alone' }],
    ['chevrons', 'abcd', way('ab bc cd'), { place: 'alone' }],
    ['chain', 'abcdefg', way('ab bc cd de ef fg'), { place: 'alone' }],
    ['tree-org', 'abcde', way('ab ac bd be'), { place: 'alone' }],
    ['hub-worded', 'abcd', way('ab ac da'), { place: 'alone' }],
    ['hub', 'abcd', [], { group: true, place: 'alone' }],
    ['pairs-list', 'abcdef', way('ab cd ef'), { pairs: true, place: 'alone' }],
    ['pairs', 'abcdef', way('ab cd ef'), { pairs: true, place: 'across' }],
  ] as const)('%s for %s %j %j', (name, ids, ways, about) => {
    expect(chosen(ids, ways, about).name).toBe(name);
    expect(chosen(ids, ways, about).choice).toMatchObject({
      by: 'program',
      reason: expect.stringMatching(/\w/),
    });
  });

  it('is another one where the slide before has it, and something else suits', () => {
    const { name, choice } = chosen('abcde', way('ab ac bd be'), { before: 'tree' });
    expect(name).not.toBe('tree');
    expect(choice.reason).toContain('"tree" stands on the slide before');
    expect(chosen('ab', way('ab'), { pairs: true, before: 'pairs' }).name).toBe('pairs');
  });

  it('is what the theme prefers, among those that suit', () => {
    const shape = figureShape(
      'abcd'.split('').map((id) => node(id, id)),
      way('ab bc cd').map(([a, b]) => edge(a, b, 'x')),
      {
        hasCenter: false,
        onlyRelationships: false,
        grows: false,
        place: 'beside',
      },
    );
    const wishes = { preferred: ['timeline', 'layers'], previous: null };
    expect(chooseArrangement(shape, arrangements, wishes)).toMatchObject({
      name: 'layers',
      choice: { by: 'theme' },
    });
  });

  it('takes a new arrangement by its record alone', () => {
    const star: ArrangementModel = {
      name: 'star',
      suits: ({ nodes }) => (nodes === 7 ? 'there are seven' : null),
    };
    const shape = figureShape(
      'abcdefg'.split('').map((id) => node(id, id)),
      [],
      { hasCenter: false, onlyRelationships: false, grows: false, place: 'beside' },
    );
    const all = new Map([['star', star], ...arrangements] as const);
    expect(chooseArrangement(shape, all, { preferred: [], previous: null }).name).toBe('star');
  });
});

describe('pairs of a group, a slide each', () => {
  const outline = `title: T
elements: { a: A, b: B, c: C }
relationships:
  ab: { between: [a, b], label: A and B }
  bc: { between: [b, c], label: B and C }
  ca: { between: [c, a], label: C and A }
groups: { three: { label: Three pairs, members: [ab, bc, ca] }, two: { label: Two pairs, members: [ab, bc] } }
`;
  const template = (set = '') => ({
    'content/water/outline.yaml': outline,
    'package:templates/briefing/slides/pair.hbs': `---
summary: A pair
params: { item: { type: relationship, required: true } }
---
<slide layout="title-and-content"><title>{{label item}}</title><slot name="body">
<diagram arrange="pairs" of="{{#if slide.turn}}{{slide.turn.id}}{{else}}{{item.id}}{{/if}}" emphasis="{{#if slide.turn}}{{item.id}}{{/if}}"/></slot></slide>${set}`,
  });
  const figures = (deck: string) =>
    compose(deck, template()).deck!.slides.map((slide) => slide.slots[0]!.blocks[0] as Diagram);

  it('are one figure, of which each slide highlights its own', () => {
    const all = figures('slides: [{ use: pair, each: three }]');
    expect(all.map(({ edges }) => edges.length)).toEqual([3, 3, 3]);
    expect(all.map(({ emphasis }) => [...emphasis!][0])).toEqual(['ab', 'bc', 'ca']);
    expect(all[0]!.choice).toMatchObject({ by: 'program', reason: expect.stringContaining('in turn') });
  });

  it('stay figures of their own where there are two, or the deck names the layout', () => {
    expect(figures('slides: [{ use: pair, each: two }]').map(({ edges }) => edges.length)).toEqual([1, 1]);
    const named = figures('slides: [{ use: pair, each: three, layout: title-and-content }]');
    expect(named.map(({ edges }) => edges.length)).toEqual([1, 1, 1]);
  });
});
