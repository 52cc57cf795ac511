import { expect, it, vi } from 'vitest';
import { buildInMemory } from '../fuzz/build-in-memory.ts';

vi.mock('../../src/math/load-mathjax.ts', () => ({
  mathEngine: () => {
    throw new Error('MathJax was loaded');
  },
}));

const build = (text: string) =>
  buildInMemory(
    {
      files: {
        'content/fuzz/outline.yaml': 'title: T\n',
        'content/fuzz/decks/deck.yaml': `title: T\nslides:\n  - { use: bullets, title: T, points: ['${text}'] }\n`,
      },
      outline: 'content/fuzz/outline.yaml',
      deck: 'content/fuzz/decks/deck.yaml',
    },
    ['pptx', 'md'],
  );

it('a deck without a formula does not load what reads them', async () => {
  const { files } = await build('It costs $5 and $10, or US$ 3');
  expect(files.length).toBeGreaterThan(1);
  await expect(build('It is $x$')).rejects.toThrow('MathJax was loaded');
});
