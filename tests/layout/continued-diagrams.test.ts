import { describe, expect, it } from 'vitest';
import type { Diagram } from '../../src/deck/index.ts';
import { placeDeck } from '../../src/layout/index.ts';
import { plainText } from '../../src/markup/index.ts';
import { flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** Diagrams that are too much for one slide: parts, numbers with a key, or an error. */

const theme = sampleTheme();
const label = (i: number) => `Member ${i} with a label of nearly a dozen words to be read here`;
const nodes = (count: number) => Array.from({ length: count }, (_, i) => node(`n${i}`, label(i)));

function place(drawn: Diagram) {
  const { value, diagnostics } = placeDeck(deck([slide('s', 'title-and-content', { body: [drawn] })]), theme);
  return {
    codes: diagnostics.map((each) => `${each.severity} ${each.code}`),
    blocks: (value?.deck.slides ?? []).map((each) => each.slots[0]!.blocks),
    shapes: (value?.placed.slides ?? []).map((each) => each.shapes.flatMap(flatten)),
  };
}

function diagramsOf(blocks: ReturnType<typeof place>['blocks']): Diagram[] {
  return blocks.flat().filter((block): block is Diagram => block.kind === 'diagram');
}

describe('a hub of too many parts', () => {
  it('goes on around the same middle', () => {
    const members = nodes(25);
    const edges = members.slice(1).map((each) => edge('n0', each.id, 'leads on to'));
    const { codes, blocks } = place(diagram('hub', members, edges, { focus: 'n0' }));
    expect(codes).toEqual([]);
    const parts = diagramsOf(blocks);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect([part.focus, part.nodes[0]!.id]).toEqual(['n0', 'n0']);
    expect(parts.flatMap((part) => part.nodes.slice(1).map((each) => each.id))).toEqual(
      members.slice(1).map((each) => each.id),
    );
    expect(parts.flatMap((part) => part.edges)).toHaveLength(24);
  });
});

describe('a diagram that goes on', () => {
  const inWords: Diagram['inWords'] = ({ nodes: some, edges }) =>
    [...some.map((each) => each.id), ...edges.map((each) => each.id)].join(' ');

  it('says on each slide in words what that slide shows', () => {
    const members = nodes(25);
    const edges = members.slice(1).map((each) => edge('n0', each.id, 'leads on to'));
    const parts = diagramsOf(place(diagram('hub', members, edges, { focus: 'n0', inWords })).blocks);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.alt).toBe(inWords(part));
  });
  it('does so of a matrix, whose rows are on one slide each', () => {
    const members = nodes(16);
    const edges = members.slice(1).map((each, i) => edge(`n${i}`, each.id, null));
    const parts = diagramsOf(place(diagram('matrix', members, edges, { inWords })).blocks);
    expect(parts.length).toBeGreaterThan(1);
    expect(
      parts
        .map((part) => part.alt)
        .join(' ')
        .match(/n\d+-n\d+/g),
    ).toEqual(edges.map((each) => each.id));
  });
});

describe('a chain of too many steps', () => {
  it('goes on from the last one shown, so that no arrow is lost', () => {
    const members = nodes(24);
    const edges = members.slice(1).map((_, i) => edge(`n${i}`, `n${i + 1}`, 'then'));
    const { codes, blocks } = place(diagram('chain', members, edges));
    expect(codes).toEqual([]);
    const parts = diagramsOf(blocks);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((part) => part.edges)).toHaveLength(23);
    for (const [i, part] of parts.entries())
      if (i > 0) expect(part.nodes[0]!.id).toBe(parts[i - 1]!.nodes.at(-1)!.id);
  });
});

describe('a matrix of too many rows', () => {
  it('goes on row by row, with the same head', () => {
    const members = nodes(16);
    const edges = members.slice(1).map((each, i) => edge(`n${i}`, each.id, null));
    const { codes, shapes } = place(diagram('matrix', members, edges));
    expect(codes).toEqual([]);
    const tables = shapes.flat().flatMap((shape) => (shape.kind === 'table' ? [shape] : []));
    expect(tables.length).toBeGreaterThan(1);
    expect(new Set(tables.map((each) => each.columns.map((w) => w.toFixed(3)).join(' '))).size).toBe(1);
    expect(tables.reduce((rows, each) => rows + each.rows.length - 1, 0)).toBe(16);
  });
});

describe('numbers stand for labels', () => {
  it('only where names do not fit: a tree of twenty-four keeps its own', () => {
    const members = nodes(24);
    const edges = members.slice(1).map((each, i) => edge(`n${i >> 1}`, each.id, null));
    const { codes, shapes } = place(diagram('tree', members, edges, { focus: 'n0' }));
    expect(codes).toEqual([]);
    expect(shapes).toHaveLength(1);
    const texts = shapes[0]!.flatMap((shape) =>
      shape.kind === 'text' && shape.name.startsWith('Node ')
        ? shape.paragraphs.map((each) => plainText(each.runs))
        : [],
    );
    expect(texts.sort()).toEqual(members.map((each) => each.label).sort());
  });
  it('on lines, too, explained on the next slide', () => {
    const members = nodes(20);
    const edges = members.map((each, i) =>
      edge(each.id, `n${(i + 1) % 20}`, `says something to number ${i}`),
    );
    const { codes, blocks } = place(diagram('ring', members, edges));
    expect(codes).toEqual(['warning diagram-labels-numbered']);
    const key = blocks.slice(1).flat();
    const said = key.flatMap((block) =>
      block.kind === 'list'
        ? block.items.map((item) =>
            item.blocks.map((each) => (each.kind === 'paragraph' ? plainText(each.runs) : '')).join(),
          )
        : [],
    );
    expect(said).toEqual([...members.map((each) => each.label), ...edges.map((each) => each.label)]);
  });
});

it('says as an error what no way can show', () => {
  const members = nodes(90);
  const edges = members.slice(1).map((each, i) => edge(`n${i >> 1}`, each.id, null));
  expect(place(diagram('layers', members, edges)).codes).toEqual(['error diagram-too-dense']);
});
