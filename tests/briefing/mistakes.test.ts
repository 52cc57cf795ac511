import { describe, expect, it } from 'vitest';
import { hiveFiles } from './hives.ts';
import { compose } from './read-briefing.ts';

/** What is said about a deck of one slide, without its place. */
function said(slide: string): string[] {
  const { findings } = compose(hiveFiles, 'content/hives', `slides:\n  - ${slide}\n`, 'en');
  return findings.map((line) => line.replace(/ \S+:\d+:/, ''));
}

describe('parameters that a shipped template does not take', () => {
  it.each([
    ['{ use: table }', ['error[missing-parameter] a "table" slide needs "of" or "data"']],
    [
      '{ use: element, each: { group: castes } }',
      [
        'error[unknown-key] a choice of rows has no key "group"',
        'error[missing-key] a choice of rows needs "data"',
        'error[missing-parameter] an "element" slide needs "item"',
      ],
    ],
    ['{ use: table, of: [] }', ['error[missing-parameter] a "table" slide needs "of" or "data"']],
    [
      '{ use: table, of: [castes], data: sizes }',
      ['error[unknown-parameter] a "table" slide takes "of" or "data", not both'],
    ],
    [
      '{ use: table, of: [castes], columns: [lable, role] }',
      ['error[unknown-column] "columns" may not be "lable"'],
    ],
    [
      '{ use: table, data: sizes, columns: [year, label] }',
      ['error[unknown-column] the data "sizes" has no column "label"'],
    ],
    ['{ use: table, data: size, columns: [label] }', ['error[unknown-reference] no data "size"']],
    ['{ use: comparison }', ['error[missing-parameter] a "comparison" slide needs "of" or "data"']],
    [
      '{ use: comparison, of: [castes], columns: [year] }',
      ['error[unknown-parameter] a "comparison" slide takes "of" or "columns", not both'],
    ],
    [
      '{ use: chart, data: sizes, y: [castles] }',
      ['error[unknown-column] the data "sizes" has no column "castles"'],
    ],
    [
      '{ use: timeline, events: [printed], of: [revised] }',
      ['error[unknown-parameter] a "timeline" slide takes "events" or "of", not both'],
    ],
    [
      '{ use: timeline, of: [castes] }',
      ['error[wrong-reference] the group "castes" holds "queen", which is an element, not an event'],
    ],
    [
      '{ use: quote, statement: three-castes }',
      ['error[wrong-reference] the statement "three-castes" has no quote, which "statement" must have'],
    ],
    [
      '{ use: quote, statement: { text: Bees hum., source: manual } }',
      ['error[wrong-reference] the statement has no quote, which "statement" must have'],
    ],
    [
      '{ use: diagram, of: [comb] }',
      ['error[wrong-reference] "comb" is a term, not an element, relationship, group or event'],
    ],
    [
      '{ use: diagram, of: [castes], focus: feeds }',
      ['error[wrong-reference] "feeds" is a relationship, not an element, group or event'],
    ],
  ])('%s', (slide, expected) => {
    expect(said(slide)).toEqual(expected);
  });

  it.each([
    '{ use: table, of: [castes, comb], columns: [label, relations] }',
    '{ use: table, data: sizes, columns: [castes] }',
    '{ use: table, data: sizes, columns: castes }',
    '{ use: comparison, data: sizes }',
    '{ use: quote, statement: { text: Bees hum., source: manual, quote: They hum } }',
    '{ use: diagram, of: [castes], focus: queen }',
  ])('%s is right', (slide) => {
    expect(said(slide)).toEqual([]);
  });
});

describe('dates are told in their order', () => {
  const events = [
    '  late: { date: 2020-02, label: Third }',
    '  early: { date: ../1750, label: First }',
    '  middle: { date: 1999, label: Second }',
  ].join('\n');
  const members = 'members: [late, early, middle]';
  const files = {
    'content/days/outline.yaml': `title: Days\nevents:\n${events}\ngroups:\n  days: { label: The days, ${members} }\n`,
  };

  it.each([
    'use: timeline',
    'use: timeline, events: [late, early, middle]',
    'use: overview, group: days',
    'use: table, of: [days], columns: [date, label]',
    'use: table, title: Dates, of: [late, middle, early]',
    'use: diagram, of: [days], arrange: timeline',
  ])('on slides and in notes: %s', (slide) => {
    const { findings, deck, notes } = compose(files, 'content/days', `slides: [{ ${slide} }]\n`, 'en');
    expect(findings).toEqual([]);
    expect(notes).toMatch(/First[\s\S]*Second[\s\S]*Third/);
    expect(notes).not.toMatch(/Third[\s\S]*(First|Second)/);
    const [block] = deck!.slides[0]!.slots[0]!.blocks;
    if (block?.kind === 'table') {
      const rows = block.rows
        .slice(1)
        .map((row) => row.cells.flatMap((cell) => cell.runs.map((r) => r.text)));
      expect(rows.map((row) => row.join(' '))).toEqual([
        expect.stringContaining('First'),
        expect.stringContaining('Second'),
        expect.stringContaining('Third'),
      ]);
    }
  });

  it('in what is said of a figure to those who cannot see it', () => {
    const deck = 'slides: [{ use: timeline }, { use: overview, group: days }]\n';
    const blocks = compose(files, 'content/days', deck, 'en').deck!.slides.map((s) => s.slots[0]!.blocks[0]!);
    for (const block of blocks) {
      expect('alt' in block && block.alt).toMatch(/^Diagram: until 1750: First; 1999: Second; .*: Third$/);
    }
  });
});

it.each([
  ['event', 14, 'timeline'],
  ['relationship', 14, 'pairs'],
  ['element', 13, 'table'],
  ['element', 12, 'hub'],
])('an overview of many: %s × %i as %s', (type, count, drawn) => {
  const ids = Array.from({ length: count }, (_, i) => `m${i}`);
  const things = {
    event: ids.map((id, i) => `  ${id}: { date: ${1990 + i}, label: E${i} }`),
    relationship: ids.map((id, i) => `  ${id}: { between: [e${i}, e${i + 1}], label: R${i} }`),
    element: ids.map((id) => `  ${id}: ${id}`),
  }[type]!;
  const ends =
    type === 'relationship' ? ['elements:', ...ids.map((_, i) => `  e${i}: E${i}`), `  e${count}: E`] : [];
  const group = `groups:\n  all: { label: All, members: [${ids.join(', ')}] }`;
  const yaml = ['title: Many', ...ends, `${type}s:`, ...things, group].join('\n');
  const { findings, deck } = compose(
    { 'content/many/outline.yaml': `${yaml}\n` },
    'content/many',
    'slides: [{ use: overview, group: all }]\n',
    'en',
  );
  expect(findings).toEqual([]);
  const block = deck!.slides[0]!.slots[0]!.blocks[0]!;
  expect(block.kind === 'diagram' ? block.arrange : block.kind).toBe(drawn);
});
