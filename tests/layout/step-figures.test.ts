import { describe, expect, it } from 'vitest';
import { type PlacedText, placeDeck } from '../../src/layout/index.ts';
import { findFaults, flatten } from './placed-checks.ts';
import { deck, diagram, edge, node, sampleTheme, slide } from './sample-deck.ts';

/** Figures of steps: in the order of their relationships, with all words, at their least, usual and greatest number. */

const theme = sampleTheme();
const nodesOf = (count: number, said: string) =>
  Array.from({ length: count }, (_, i) =>
    node(`n${i}`, `${said} ${i}`, { detail: i % 2 ? 'what is said' : null }),
  );
const chainOf = (count: number) =>
  Array.from({ length: count - 1 }, (_, i) => edge(`n${i}`, `n${i + 1}`, `leads on ${i}`));

function place(arrange: string, nodes: ReturnType<typeof nodesOf>, edges: ReturnType<typeof chainOf>) {
  const drawn = diagram(arrange, nodes, edges);
  const { value, diagnostics } = placeDeck(deck([slide('s', 'title-and-content', { body: [drawn] })]), theme);
  const slides = value!.placed.slides;
  const texts = slides
    .flatMap((each) => each.shapes.flatMap(flatten))
    .filter((each): each is PlacedText => each.kind === 'text');
  const said = texts.flatMap(({ paragraphs }) =>
    paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')),
  );
  return {
    slides,
    diagnostics,
    said: said.join('\n'),
    boxes: texts.filter(({ name }) => name.startsWith('Node ')),
  };
}

describe.each([
  ['chevrons', 6],
  ['stack', 7],
  ['pyramid', 5],
] as const)('%s', (arrange, most) => {
  it.each([2, 4, most])('show %i things on one slide, with all words', (count) => {
    for (const label of ['Step', '步骤']) {
      const { slides, diagnostics, said } = place(arrange, nodesOf(count, label), chainOf(count));
      expect(diagnostics).toEqual([]);
      expect(slides).toHaveLength(1);
      expect(slides.flatMap((each) => findFaults(each, theme.size))).toEqual([]);
      for (let i = 0; i + 1 < count; i++) expect(said).toContain(`leads on ${i}`);
    }
  });

  it('go on beyond, and say what they have no place for', () => {
    const count = most + 3;
    const { slides, diagnostics, said } = place(arrange, nodesOf(count, 'Step'), [
      ...chainOf(count),
      edge('n0', `n${count - 1}`, 'far away'),
    ]);
    expect(slides.length).toBeGreaterThan(1);
    expect(said).toContain(`Step ${count - 1}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['diagram-labels-dropped']);
    expect(diagnostics[0]!.message).toContain('"far away"');
  });

  it('stand in the order of their relationships', () => {
    const nodes = nodesOf(4, 'Step').reverse();
    const { boxes } = place(arrange, nodes, chainOf(4));
    const along = boxes.map(({ box }) =>
      arrange === 'chevrons' ? box.x : arrange === 'stack' ? box.y : -box.y,
    );
    expect(boxes.map(({ name }) => name)).toEqual(['Node n0', 'Node n1', 'Node n2', 'Node n3']);
    expect(along).toEqual([...along].sort((a, b) => a - b));
  });
});
