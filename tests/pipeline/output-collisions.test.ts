import { describe, expect, it } from 'vitest';
import { findCollisions } from '../../src/pipeline/build-decks.ts';

const deck = (name: string, ...files: string[]) => ({
  deck: name,
  files: files.map((file) => ({ name: file })),
});

describe('outputs that would stand in each other’s place', () => {
  it.each([
    ['by the same name', [deck('o/d', 'd.pptx', 'd.pptx')], 'two outputs are called o/d/d.pptx'],
    ['by case', [deck('o/d', 'd.en.md', 'd.EN.md')], 'o/d/d.en.md and o/d/d.EN.md differ only in case'],
    [
      'by case of their decks',
      [deck('o/d', 'x.md'), deck('o/D', 'x.md')],
      'o/d/x.md and o/D/x.md differ only in case',
    ],
    ['by how an accent is written', [deck('o/d', 'caf\u00e9.md', 'cafe\u0301.md')], 'differ only in case'],
    [
      'by the name of the manifest',
      [deck('o/d', 'Manifest.json')],
      'o/d/Manifest.json and o/d/manifest.json',
    ],
  ])('are refused: %s', (_, decks, words) => {
    const found = findCollisions(decks);
    expect(found[0]).toMatchObject({ code: 'output-collision', severity: 'error' });
    expect(found[0]!.message).toContain(words);
    const { path } = found[0]!.span!.file;
    expect(path).toMatch(/^content\/o\/decks\/[dD]\.yaml$/);
  });

  it('are none where only the folders differ', () => {
    expect(findCollisions([deck('o/d', 'x.md'), deck('o/e', 'x.md'), deck('p/d', 'x.md')])).toEqual([]);
  });
});
