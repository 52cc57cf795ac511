import { describe, expect, it, test } from 'vitest';
import { briefOf, countWords } from '../../src/handouts/slide-brief.ts';
import { plainText } from '../../src/markup/index.ts';
import { compose } from '../briefing/read-briefing.ts';
import { documentOf, hiveHandouts } from './hive-documents.ts';

const find = (name: string, language = 'en', perPage = '2') =>
  hiveHandouts(language, perPage).find((each) => each.name === name)!;
const nowhere = { template: null, yaml: null };

describe('the beginning of notes', () => {
  const paragraph = (text: string) =>
    ({ kind: 'paragraph', class: null, runs: [{ text }], origin: nowhere }) as const;
  const sentence = 'Twelve words stand in this sentence, so that they can be counted. ';

  it('is the first paragraph where that is short', () => {
    expect(briefOf([paragraph('One.')])).toEqual({ blocks: [paragraph('One.')], more: false });
  });

  it('ends with a sentence, at sixty words at most, and says that there is more', () => {
    const { blocks, more } = briefOf([paragraph(sentence.repeat(9).trim())]);
    const text = blocks[0]?.kind === 'paragraph' ? plainText(blocks[0].runs) : '';
    expect(countWords(text)).toBe(60);
    expect(text.endsWith('counted.')).toBe(true);
    expect(more).toBe(true);
  });

  it('cuts what has no end, and counts two Chinese characters as a word', () => {
    const { blocks } = briefOf([paragraph('无'.repeat(400))]);
    const text = blocks[0]?.kind === 'paragraph' ? plainText(blocks[0].runs) : '';
    expect(countWords(text)).toBeLessThanOrEqual(61);
    expect(text.endsWith('…')).toBe(true);
  });

  it('is nothing where there are no notes', () => {
    expect(briefOf([])).toEqual({ blocks: [], more: false });
  });
});

describe('evidence', () => {
  const { blocks } = documentOf(find('evidence'));
  const tables = blocks.filter((block) => block.kind === 'table');
  const [table] = tables;

  it('is one table, whose head comes once and whose sections have a row over its whole width', () => {
    expect(tables).toHaveLength(1);
    expect(table!.rows.filter(({ header }) => header)).toHaveLength(1);
    const sections = table!.rows.filter(({ cells }) => cells[0]!.colspan === 5);
    expect(sections.length).toBeGreaterThan(0);
    for (const { cells } of sections) expect(cells).toHaveLength(1);
  });

  it('has a disc in each row that quotes, and the slides with each statement', () => {
    for (const { header, cells } of table!.rows) {
      if (header || cells.length === 1) continue;
      const [number, statement, quotation, , slides] = cells.map(({ runs }) => plainText(runs).trim());
      if (quotation !== '') expect(number).toMatch(/[●○]$/);
      if (statement !== '') expect(slides).toMatch(/^\d/);
    }
  });
});

describe('slides and notes, three to a page', () => {
  const handout = find('slides-and-notes', 'en', '3');
  const { blocks } = documentOf(handout);

  it('names on each page the sources of what its pictures cite, once', () => {
    const pages = handout.markdown.split(/\n(?=## \d+\. )/).length;
    expect(pages).toBeGreaterThan(3);
    const said = blocks.filter(
      (block) => block.kind === 'paragraph' && plainText(block.runs).startsWith('Sources on this page'),
    );
    const slides = blocks.filter(({ kind }) => kind === 'slide').length;
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThanOrEqual(Math.ceil(slides / 3));
  });

  it('leaves no slide alone with the foot of another page', () => {
    const kinds = blocks.map(({ kind }) => kind);
    for (const [i, kind] of kinds.entries()) {
      if (kind !== 'page-break') continue;
      expect(kinds[i + 1]).toBe('slide');
      expect(kinds.slice(0, i).filter((each) => each === 'slide').length % 3).toBe(0);
    }
  });
});

describe('a briefing note', () => {
  const { markdown, document } = find('briefing-note');

  it('has key figures as a list of its own look, and each statement with its numbers', () => {
    const { blocks } = document().value!;
    const figures = blocks.find((block) => block.kind === 'list' && block.look === 'figures');
    expect(figures?.kind === 'list' && figures.items.length).toBeGreaterThan(0);
    expect(markdown).toMatch(/\.\\\[\d+(?:, \d+)*\\\]/);
  });

  it('draws a figure of the deck as a strip that lies beside the Markdown', () => {
    const name = /\]\((pictures\/test\.strip\.svg)\)/.exec(markdown)?.[1];
    const file = find('briefing-note').pictures.find((each) => each.name === name);
    expect(new TextDecoder().decode(file!.bytes)).toContain('<svg');
  });
});

test('a glossary of an outline without terms says so', () => {
  const files = { 'content/bare/outline.yaml': 'title: Bare\n' };
  const deck = 'handouts: [glossary]\nslides:\n  - { use: bullets, title: A, points: [B] }\n';
  const [glossary] = compose(files, 'content/bare', deck, 'en').handouts;
  expect(glossary!.markdown).toContain('The outline explains no terms.');
  expect(glossary!.markdown).not.toContain('|');
});

test('every handout in Markdown ends with its foot; the notes do not', () => {
  for (const { markdown } of hiveHandouts('en')) expect(markdown).toMatch(/\n---\n\n[^\n]+\n$/);
});
