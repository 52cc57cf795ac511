import { describe, expect, it } from 'vitest';
import type { DeckBlock } from '../../src/deck/index.ts';
import { placeDeck } from '../../src/layout/index.ts';
import { type Block, plainText, type Table } from '../../src/markup/index.ts';
import { deck, list, origin, paragraph, run, sampleTheme, slide, table } from './sample-deck.ts';
import { textFaults } from './slide-promises.ts';

/** One block that is taller than a slide goes on between its lines. */

const theme = sampleTheme();
const words = Array.from({ length: 700 }, (_, i) => `word${i}`);

function continued(block: DeckBlock, layout = 'title-and-content') {
  const { value, diagnostics } = placeDeck(deck([slide('s', layout, { body: [block] })]), theme);
  const { placed, deck: made } = value!;
  expect(placed.slides.flatMap((each) => each.shapes.flatMap(textFaults))).toEqual([]);
  return { blocks: made.slides.map((each) => each.slots[0]!.blocks), codes: diagnostics.map((d) => d.code) };
}

function textOf(block: DeckBlock | undefined): string {
  switch (block?.kind) {
    case 'paragraph':
      return plainText(block.runs);
    case 'blockquote':
      return block.blocks.map(textOf).join(' ');
    case 'list':
      return block.items.flatMap((item) => item.blocks.map(textOf)).join(' ');
    case 'code':
      return block.text;
    default:
      throw new Error(`no text: ${block?.kind}`);
  }
}

describe('goes on between lines, and no word is lost or said twice:', () => {
  const long = words.join(' ');
  it.each<[string, Block]>([
    ['a paragraph', paragraph(long)],
    [
      'a paragraph with emphasis and marks',
      paragraph(words.map((each, i) => (i % 9 ? run(`${each} `) : run(`${each} `, { strong: true })))),
    ],
    ['a quotation', { kind: 'blockquote', blocks: [paragraph(long)], origin }],
    ['an item of a list', list([long])],
    ['an item with a list in it', list([['first', [long, 'last']]])],
  ])('%s', (_, block) => {
    const { blocks, codes } = continued(block);
    expect(codes).toEqual([]);
    expect(blocks.length).toBeGreaterThan(1);
    const said = blocks.map((each) => each.map(textOf).join(' ')).join(' ');
    expect(said.split(/\s+/).filter((each) => each.startsWith('word'))).toEqual(words);
    for (const each of blocks) expect(each[0]!.kind).toBe(block.kind);
  });

  it('code, between the lines that were written', () => {
    const lines = Array.from({ length: 60 }, (_, i) => (i % 7 === 3 ? '' : `    line ${i}`));
    const { blocks } = continued({ kind: 'code', text: lines.join('\n'), language: null, origin });
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.flatMap((each) => textOf(each[0]).split('\n'))).toEqual(lines);
  });

  it('a row of a table, its other cells empty beside it', () => {
    const { blocks, codes } = continued(
      table([
        ['Term', 'Meaning'],
        ['One', words.join(' ')],
      ]),
    );
    expect(codes).toEqual([]);
    expect(blocks.length).toBeGreaterThan(1);
    const rows = blocks.map((each) => (each[0] as Table).rows); // the body is one table
    expect(rows.map((each) => each[0]!.header)).toEqual(blocks.map(() => true));
    const said = rows.flatMap((each) => each.slice(1).map((row) => plainText(row.cells[1]!.runs)));
    expect(said.join(' ').split(/\s+/)).toEqual(words);
    expect(rows.flatMap((each) => each.slice(1).map((row) => plainText(row.cells[0]!.runs))).join('')).toBe(
      'One',
    );
  });

  it('keeps two lines of a paragraph together on each side', () => {
    const { value } = placeDeck(deck([slide('s', 'title-and-content', { body: [paragraph(long)] })]), theme);
    for (const each of value!.placed.slides) {
      const body = each.shapes.find((shape) => shape.name === 'Text body');
      expect(body?.kind === 'text' && body.paragraphs[0]!.lines.length).toBeGreaterThan(1);
    }
  });
});

it('says that a cover is too small for its text, and by how much', () => {
  const { diagnostics } = placeDeck(
    deck([slide('s', 'section-header', { body: [paragraph(words.join(' '))] })]),
    theme,
  );
  expect(diagnostics.map((each) => `${each.severity} ${each.code}`)).toEqual(['error text-overflow']);
  expect(diagnostics[0]!.message).toMatch(/is \d+\.\d\d in \(\d+ %\) taller than its place at 16 pt/);
});
