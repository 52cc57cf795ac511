import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeckBlock, Slide } from '../../src/deck/index.ts';
import { placeDeck } from '../../src/layout/index.ts';
import { type List, plainText, type Table } from '../../src/markup/index.ts';
import { howMany } from '../how-many.ts';
import {
  deck,
  diagram,
  edge,
  list,
  node,
  origin,
  paragraph,
  run,
  sampleTheme,
  slide,
  table,
} from './sample-deck.ts';

const theme = sampleTheme();
const long =
  'The document states that one thing supports another and that both must be read together, as it says.';

function continued(given: Slide) {
  const { value, diagnostics } = placeDeck(deck([given]), theme);
  return { slides: value!.deck.slides, findings: diagnostics.map((each) => each.code) };
}

function itemTexts(blocks: readonly DeckBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.flatMap((item) =>
          item.blocks.flatMap((each) => (each.kind === 'paragraph' ? [plainText(each.runs)] : [])),
        )
      : [],
  );
}

describe('continuing', () => {
  it('leaves a slide alone that fits', () => {
    const { slides } = continued(
      slide('s', 'title-and-content', { body: [list(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])] }),
    );
    expect(slides.map((each) => each.id)).toEqual(['s']);
    expect(slides[0]!.part).toBeNull();
  });

  it('splits a long list: ids, titles, parts, notes', () => {
    const items = Array.from({ length: 14 }, (_, i) => `${i + 1} ${long}`);
    const { slides, findings } = continued(slide('sources', 'title-and-content', { body: [list(items)] }));
    expect(findings).toEqual([]);
    expect(slides.map((each) => [each.id, plainText(each.title), each.part, each.minutes])).toEqual([
      ['sources', 'The point of sources (1/3)', { number: 1, of: 3 }, 1],
      ['sources--2', 'The point of sources (2/3)', { number: 2, of: 3 }, 0],
      ['sources--3', 'The point of sources (3/3)', { number: 3, of: 3 }, 0],
    ]);
    expect(slides.flatMap((each) => itemTexts(each.slots[0]!.blocks))).toEqual(items);
    expect(slides.map((each) => itemTexts(each.slots[0]!.blocks).length)).toEqual([5, 5, 4]);
    const notes = slides.map((each) =>
      each.notes.map((block) => (block.kind === 'paragraph' ? plainText(block.runs) : '')),
    );
    expect(notes).toEqual([
      ['What to say on sources.'],
      ['continued-notes: The point of sources, 2, 3'],
      ['continued-notes: The point of sources, 3, 3'],
    ]);
  });

  it('goes on counting in an ordered list', () => {
    const items = Array.from({ length: 12 }, () => long);
    const { slides } = continued(slide('s', 'title-and-content', { body: [list(items, true)] }));
    const starts = slides.map((each) => (each.slots[0]!.blocks[0] as List).start); // the body is one list
    expect(starts).toEqual([1, 7]);
  });

  it('repeats the header of a table and cuts no row', () => {
    const rows = Array.from({ length: 24 }, (_, i) => [`Term ${i}`, `${long} ${long}`]);
    const { slides, findings } = continued(
      slide('glossary', 'title-and-content', { body: [table([['Term', 'Meaning'], ...rows])] }),
    );
    expect(findings).toEqual([]);
    expect(slides.length).toBeGreaterThan(1);
    const parts = slides.map((each) => (each.slots[0]!.blocks[0] as Table).rows); // the body is one table
    for (const part of parts) {
      expect(part[0]!.header).toBe(true);
      expect(part.filter((row) => row.header)).toHaveLength(1);
    }
    expect(parts.flatMap((part) => part.slice(1)).map((row) => plainText(row.cells[0]!.runs))).toEqual(
      rows.map((row) => row[0]),
    );
  });

  it('keeps rows together that a cell spans', () => {
    const plain = table([
      ['Group', 'Term'],
      ...Array.from({ length: 24 }, (_, i) => [`Group ${i}`, `${long} ${long}`]),
    ]);
    const rows = plain.rows.map((row, r) => {
      if (r === 0) return row;
      if (r % 2 === 1)
        return { ...row, cells: row.cells.map((cell, c) => (c === 0 ? { ...cell, rowspan: 2 } : cell)) };
      return { ...row, cells: row.cells.slice(1) };
    });
    const { slides } = continued(slide('s', 'title-and-content', { body: [{ ...plain, rows }] }));
    expect(slides.length).toBeGreaterThan(1);
    for (const each of slides) expect(((each.slots[0]!.blocks[0] as Table).rows.length - 1) % 2).toBe(0);
  });

  it('cites on each part what stands there', () => {
    const items = Array.from({ length: 12 }, (_, i) =>
      paragraph([run(long), { text: String(i + 1), cite: { type: 'statement', key: 'x' } }]),
    );
    const body: List = { ...list([]), items: items.map((each) => ({ blocks: [each], origin })) };
    const cited = Array.from({ length: 12 }, (_, i) => i + 1);
    const { slides } = continued(slide('s', 'title-and-content', { body: [body] }, { cited }));
    expect(slides.map((each) => each.cited)).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12],
    ]);
  });

  it('keeps the figure beside a list that goes on', () => {
    const hub = diagram('hub', [node('a', 'A'), node('b', 'B')], [edge('a', 'b', null)]);
    const { slides } = continued(
      slide('s', 'two-content', { left: [list(Array.from({ length: 8 }, () => long))], right: [hub] }),
    );
    expect(slides.length).toBeGreaterThan(1);
    for (const each of slides) expect(each.slots.map((slot) => slot.name)).toEqual(['left', 'right']);
  });

  it('splits a timeline that is too long, in order', () => {
    const events = Array.from({ length: 40 }, (_, i) =>
      node(`e${i}`, 'A speech calls for something new', {
        date: { text: String(1980 + i), start: i * 365, end: i * 365 },
      }),
    );
    const { slides, findings } = continued(
      slide('t', 'title-and-content', { body: [diagram('timeline', events, [])] }),
    );
    expect(findings).toEqual([]);
    const shown = slides.flatMap((each) =>
      each.slots[0]!.blocks.flatMap((block) =>
        block.kind === 'diagram' ? block.nodes.map((one) => one.id) : [],
      ),
    );
    expect(slides.length).toBeGreaterThan(3);
    expect(shown).toEqual(events.map((each) => each.id));
  });

  it('loses nothing and repeats nothing, whatever the list', () => {
    const text = fc
      .integer({ min: 1, max: 60 })
      .map((n) => Array.from({ length: n }, (_, i) => (i % 5 ? 'word' : '安全')).join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) => {
        const items = texts.map((each, i) => `${i} ${each}`);
        const { slides, findings } = continued(
          slide('s', 'title-and-content', { body: [paragraph('Lead', 'lead'), list(items)] }),
        );
        expect(slides.flatMap((each) => itemTexts(each.slots[0]!.blocks))).toEqual(items);
        expect(new Set(slides.map((each) => each.id)).size).toBe(slides.length);
        expect(findings).toEqual([]);
        // A lead never stands alone at the foot of a slide.
        expect(slides[0]!.slots[0]!.blocks).toHaveLength(2);
      }),
      { numRuns: howMany.blocks },
    );
  });
});
