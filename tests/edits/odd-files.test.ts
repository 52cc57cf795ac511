import { describe, expect, it } from 'vitest';
import { pieceOf } from '../../src/adopt/merge-added.ts';
import { basePartXml, findChanges, readBase } from '../../src/formats/pptx/edits/index.ts';
import { merged, shape, snapshot } from './edited-project.ts';

describe('a file that says odd things of itself', () => {
  it.each<[string, object]>([
    ['ends', { ends: 5 }],
    ['a look', { look: { fill: 5 } }],
    ['data', { data: { length: 2 } }],
    ['columns', { columns: 0 }],
    ['a name', { name: 5 }],
  ])('is not believed: %s', (_, odd) => {
    const said = basePartXml(JSON.stringify(snapshot([{ ...shape('Node'), ...odd }])));
    expect(readBase(new Map([['customXml/item1.xml', said]]))).toBeNull();
  });

  it('is not believed: two shapes of one name, notes that are none', () => {
    const twice = basePartXml(JSON.stringify(snapshot([shape('Node'), shape('Node')])));
    const notes = basePartXml(JSON.stringify({ slides: [{ ...snapshot([]).slides[0]!, notes: [5] }] }));
    for (const said of [twice, notes]) expect(readBase(new Map([['customXml/item1.xml', said]]))).toBeNull();
    const whole = basePartXml(JSON.stringify(snapshot([shape('A')])));
    expect(readBase(new Map([['customXml/item1.xml', whole]]))).not.toBeNull();
  });

  it('names no file elsewhere', () => {
    const piece = pieceOf(
      { slide: '../../x\0', folder: 'decks/short.edits' },
      { kind: 'picture', format: 'png', bytes: new Uint8Array(3), alt: '', crop: [0, 0, 0, 0] },
    );
    expect(piece[0]).toMatch(/^decks\/short\.edits\/[a-z0-9-]+\.png$/);
  });

  it('with very many shapes is compared all the same', () => {
    const many = (by: string, length: number) =>
      snapshot(Array.from({ length }, (_, i) => shape(`${by} (${i + 2})`, { box: [i * 9144, i, 9, 9] })));
    expect(findChanges(many('A', 20_000), many('B', 20_000)).changes).toHaveLength(40_000);
    expect(findChanges(snapshot([]), many('B', 150_000)).changes).toHaveLength(150_000);
    const slide = merged(findChanges(snapshot([]), many('B', 5000)).changes, {
      readAdded: () => ({
        kind: 'text',
        form: 'rect',
        lineWidth: 1,
        align: 'left',
        anchor: 'top',
        bulleted: false,
      }),
    });
    expect(slide.edits.slides.get('one')!.added).toHaveLength(500);
    expect(slide.unkept).toHaveLength(4500);
  }, 20_000);
});
