import { describe, expect, it } from 'vitest';
import { arrangements } from '../../src/layout/index.ts';
import { waterFiles } from '../fixtures/water-outline.ts';
import { compose, loadBriefing } from './read-briefing.ts';

/** Figures of which the deck says what the model does not: their words, and what is said where something is missing. */

const outline = `title: A bakery
language: en
elements: { bread: { label: { en: Bread, zh: 面包 } }, team: { label: { en: Team, zh: 团队 } }, oven: Oven, debt: Debt, mill: Mill }
relationships:
  bakes: { from: team, to: bread, label: bakes }
groups:
  strengths: { label: Strong, members: [bread, team] }
  weaknesses: { label: Weak, members: [oven] }
  opportunities: { label: Chances, members: [mill] }
  threats: { label: Dangers, members: [debt] }
  town: { label: The town, members: [bread, oven] }
  bank: { label: The bank, members: [oven, debt] }
`;
const files = { 'content/bakery/outline.yaml': outline };

function show(entry: string, language = 'en') {
  const { deck, findings, notes } = compose(
    files,
    'content/bakery',
    `slides:\n  - { use: diagram, title: A figure, ${entry} }\n`,
    language,
  );
  const blocks = deck?.slides.flatMap(({ slots }) => slots.flatMap((slot) => slot.blocks)) ?? [];
  const diagram = blocks.find((each) => each.kind === 'diagram');
  return { diagram, notes, findings: findings.filter((each) => !each.includes('missing-translation')) };
}

describe('what is not in the model', () => {
  it('is told by part, in words too', () => {
    const parts = 'parts: { strengths: strengths, weaknesses: [oven], opportunities: mill, threats: debt }';
    const { diagram, notes, findings } = show(`arrange: swot, ${parts}`);
    expect(findings).toEqual([]);
    expect(diagram!.fields!.map(({ heading, ids }) => `${heading}: ${ids.join(' ')}`)).toEqual([
      'Strengths: bread team',
      'Weaknesses: oven',
      'Opportunities: mill',
      'Threats: debt',
    ]);
    expect(diagram!.alt).toBe(
      'Diagram: Strengths: Bread, Team; Weaknesses: Oven; Opportunities: Mill; Threats: Debt',
    );
    expect(diagram!.edges).toEqual([]);
    expect(notes).toContain('Strengths: Bread, Team');
    expect(show(`arrange: swot, ${parts}`, 'zh').diagram!.alt).toContain('优势：面包、团队');
  });

  it('is found where groups are called as the parts are', () => {
    const { diagram, findings } = show('arrange: swot, of: [strengths, weaknesses, opportunities, threats]');
    expect(findings).toEqual([]);
    expect(diagram!.fields!.map(({ ids }) => ids.length)).toEqual([2, 1, 1, 1]);
  });

  it('is told by point, and by groups that overlap', () => {
    const { diagram, findings } = show(
      'arrange: quadrant, points: { bread: [3, 5], oven: [1, 2.5] }, x-title: Cost',
    );
    expect(findings).toEqual([]);
    expect(diagram!.points).toEqual(
      new Map([
        ['bread', [3, 5]],
        ['oven', [1, 2.5]],
      ]),
    );
    expect(diagram!.xTitle).toBe('Cost');
    expect(show('arrange: venn, of: [town, bank]').diagram!.alt).toBe(
      'Diagram: The town: Bread, Oven; The bank: Oven, Debt',
    );
  });

  it('is a table with ticks where circles do not hold it', () => {
    const many = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `thing-${from + i}`).join(', ');
    const own = `title: Sets
elements: { ${Array.from({ length: 16 }, (_, i) => `thing-${i}: Thing ${i}`).join(', ')} }
groups: { left: { label: Left, members: [${many(0, 13)}] }, right: { label: Right, members: [${many(12, 16)}] } }
`;
    const entry = 'slides:\n  - { use: diagram, title: Sets, arrange: venn, of: [left, right] }\n';
    const { deck, findings } = compose({ 'content/sets/outline.yaml': own }, 'content/sets', entry, 'en');
    expect(findings).toEqual([]);
    const [block] = deck!.slides[0]!.slots[0]!.blocks;
    const rows = block?.kind === 'table' ? block.rows : [];
    expect(rows).toHaveLength(17);
    const ticks = rows.slice(1).map(({ cells }) => cells.slice(1).map(({ drawn }) => drawn !== undefined));
    expect(ticks[0]).toEqual([true, false]);
    expect(ticks[12]).toEqual([true, true]);
    expect(ticks[15]).toEqual([false, true]);
    // Whose names they are: by that the slide is marked.
    expect(rows[0]!.cells[1]!.runs).toEqual([{ text: 'Left', owner: { type: 'group', id: 'left' } }]);
    expect(rows[16]!.cells[0]!.runs).toEqual([
      { text: 'Thing 15', owner: { type: 'element', id: 'thing-15' } },
    ]);
  });

  it('is what leads to an effect, group by group, and one by one where there are no groups', () => {
    const { diagram, notes, findings } = show('arrange: fishbone, of: [town, bank, oven], focus: debt');
    expect(findings).toEqual([]);
    expect(diagram!.fields!.map(({ heading, ids }) => `${heading}: ${ids.join(' ')}`)).toEqual([
      'The town: bread oven',
      'The bank: oven',
      'Oven: ',
    ]);
    expect(diagram!.focus).toBe('debt');
    expect(diagram!.edges).toEqual([]);
    expect(notes).toContain('The effect is: Debt. Its causes:');
    expect(notes).toContain('The town: Bread, Oven');
    expect(show('arrange: fishbone, of: [town]').diagram!.fields!.map(({ heading }) => heading)).toEqual([
      'Bread',
      'Oven',
    ]);
    expect(show('arrange: fishbone, of: [town, bank], focus: debt', 'zh').notes).toContain('其成因如下');
  });

  it.each([
    ['arrange: swot, parts: { strengths: bread }', '"weaknesses", "opportunities", "threats"'],
    ['arrange: swot, parts: { strenghts: bread }', 'has no part "strenghts"'],
    ['arrange: swot, parts: { roof: bread, strengths: bread }', 'has no part "roof"'],
    ['arrange: swot, of: [bread]', 'needs things for its parts'],
    ['arrange: hub, of: [bread], parts: { strengths: bread }', 'takes no "parts"'],
    ['arrange: quadrant, of: [bread, oven], points: { bread: [1, 2] }', 'needs a place for "oven"'],
    ['arrange: quadrant, points: { bread: [1] }', 'is two numbers'],
    ['arrange: quadrant, points: { braed: [1, 2] }', 'called "braed"'],
    ['arrange: venn, of: [town]', 'needs 2 or 3 groups'],
    ['arrange: venn, of: [strengths, threats]', 'share no member'],
    ['arrange: swot', '"of", "parts", "points" or "at"'],
  ])('is asked for at its place: %s', (entry, words) => {
    const { findings } = show(entry);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(words);
    expect(findings[0]).toMatch(/test\.yaml:2:/);
  });

  it('has the parts that the template lists', () => {
    const { set } = loadBriefing();
    const names = [...arrangements.values()].flatMap(({ needs }) =>
      needs?.kind === 'parts' ? needs.names : [],
    );
    for (const kind of ['diagram', 'overview']) {
      const { limits, description } = set.slides.get(kind)!.params.find(({ name }) => name === 'parts')!;
      expect([...limits.words!].sort()).toEqual([...names].sort());
      for (const name of names) expect(description).toContain(name);
    }
  });
});

it('verdicts are words and signs', () => {
  const deck =
    'slides:\n  - { use: comparison, title: Who agrees, of: [bread, oven, mill], verdicts: { bread: yes, oven: partly, mill: Not said } }\n';
  const { deck: composed, findings } = compose(files, 'content/bakery', deck, 'en');
  expect(findings).toEqual([]);
  const [block] = composed!.slides[0]!.slots[0]!.blocks;
  const rows = block?.kind === 'table' ? block.rows : [];
  expect(
    rows.map(({ cells }) =>
      cells
        .at(-1)!
        .runs.map(({ text }) => text)
        .join(''),
    ),
  ).toEqual(['Verdict', 'Yes', 'Partly', 'Not said']);
  expect(rows.slice(1).map(({ cells }) => cells.at(-1)!.drawn)).toEqual([
    { kind: 'verdict', verdict: 'yes' },
    { kind: 'verdict', verdict: 'partly' },
    { kind: 'verdict', verdict: 'other' },
  ]);
});

it('bars, small columns and sums stand in tables of data', () => {
  const deck =
    'slides:\n  - { use: table, title: Sizes, data: sizes, bars: [stores], totals: true, focus: "1990" }\n';
  const { deck: composed } = compose(waterFiles, 'content/water', deck, 'en');
  const [block] = composed!.slides[0]!.slots[0]!.blocks;
  const rows = block?.kind === 'table' ? block.rows : [];
  expect(rows.map(({ look }) => look ?? '')).toContain('total');
  expect(rows[1]!.look).toBe('focus');
  expect(rows[1]!.cells[1]!.drawn?.kind).toBe('bar');
});

describe('tables of data', () => {
  const csv = `Light,Side,Height,Ships,Manned
Old Mole,Harbour,9,3120,seasonal
Élan,Sea,,95,yes
Gannet,Sea,41,410.5,partly
Dunlin,Harbour,12,95,no
`;
  const shown = (params: string, language = 'en') => {
    const made = {
      'content/bakery/outline.yaml': `${outline}data: { lights: { file: data/lights.csv } }\n`,
      'content/bakery/data/lights.csv': csv,
    };
    const entry = `slides:\n  - { use: table, title: Lights, ${params} }\n`;
    const { deck, findings } = compose(made, 'content/bakery', entry, language);
    const blocks = deck?.slides[0]?.slots[0]?.blocks ?? [];
    const [block] = blocks;
    const rows = block?.kind === 'table' ? block.rows : [];
    const words = rows.map(({ cells }) => cells.map(({ runs }) => runs.map(({ text }) => text).join('')));
    return { rows, words, blocks, findings };
  };
  it('have the sum of their first column too, where that is of figures', () => {
    const { words, findings } = shown(
      'data: lights, group-by: Light, columns: [Light, Height, Ships], totals: true',
    );
    expect(findings).toEqual([]);
    expect(words.at(-1)).toEqual(['Total 62', '3720.5']);
  });

  const column = (words: readonly string[][], at = 0) => words.slice(1).map((row) => row[at]);

  it.each([
    ['sort: Height', ['Old Mole', 'Dunlin', 'Gannet', 'Élan']],
    ['sort: { by: Height, order: descending }', ['Gannet', 'Dunlin', 'Old Mole', 'Élan']],
    ['sort: Light', ['Dunlin', 'Élan', 'Gannet', 'Old Mole']],
    ['sort: [Ships, { by: Light, order: descending }]', ['Élan', 'Dunlin', 'Gannet', 'Old Mole']],
  ])('stand in an order: %s', (params, order) => {
    const { words, findings } = shown(`data: lights, ${params}`);
    expect(findings).toEqual([]);
    expect(column(words)).toEqual(order);
  });

  it('stand in groups, each with its head, in the order in which they come', () => {
    const { rows, words, findings } = shown('data: lights, group-by: Side, sort: Height, totals: true');
    expect(findings).toEqual([]);
    expect(words).toEqual([
      ['Light', 'Height', 'Ships', 'Manned'],
      ['Harbour', '', '', ''],
      ['Old Mole', '9', '3120', 'seasonal'],
      ['Dunlin', '12', '95', 'no'],
      ['Sea', '', '', ''],
      ['Gannet', '41', '410.5', 'partly'],
      ['Élan', '–', '95', 'yes'],
      ['Total', '62', '3720.5', ''],
    ]);
    expect(rows.map(({ look }) => look ?? '')).toEqual(['', 'group', '', '', 'group', '', '', 'total']);
    // Cells that are joined are hard to find one's way in without seeing them.
    expect(rows[1]!.cells.map(({ header, colspan }) => [header, colspan])).toEqual([
      [true, 1],
      [false, 1],
      [false, 1],
      [false, 1],
    ]);
  });

  it('have notes, lettered as they are read, and what they are of', () => {
    const notes =
      'footnotes: [{ row: Gannet, column: Ships, text: Counted by hand }, { column: Ships, text: In 2024 }, { row: Old Mole, text: In winter }]';
    const { words, blocks, findings } = shown(`data: lights, columns: [Light, Ships], sort: Light, ${notes}`);
    expect(findings).toEqual([]);
    expect(words).toEqual([
      ['Light', 'Shipsa'],
      ['Dunlin', '95'],
      ['Élan', '95'],
      ['Gannet', '410.5b'],
      ['Old Molec', '3120'],
    ]);
    const under = blocks.find((each) => each.kind === 'paragraph');
    const said = under?.kind === 'paragraph' ? under.runs.map(({ text }) => text).join('') : '';
    expect(said).toBe('a In 2024 b Counted by hand c In winter');
  });

  it('have notes of rows at the first column that is shown', () => {
    const { words } = shown(
      'data: lights, columns: [Ships, Height], footnotes: [{ row: Gannet, text: Counted by hand }]',
    );
    expect(words.find(([height]) => height?.startsWith('41'))).toEqual(['41a', '410.5']);
  });

  it('have verdicts in words, and a column that stands out', () => {
    const { rows, words, findings } = shown('data: lights, verdicts: [Manned], focus: Ships');
    expect(findings).toEqual([]);
    expect(column(words, 4)).toEqual(['seasonal', 'Yes', 'Partly', 'No']);
    expect(rows[1]!.cells.map(({ stands }) => stands ?? false)).toEqual([false, false, false, true, false]);
    expect(column(shown('data: lights, verdicts: [Manned]', 'zh').words, 4)[1]).not.toBe('Yes');
  });

  it('of things stand in an order, by kind and by group', () => {
    const byGroup = shown(
      'of: [town, bank], group-by: group, sort: { by: label, order: descending }, columns: [label]',
    );
    expect(byGroup.findings).toEqual([]);
    expect(byGroup.words).toEqual([
      ['Name'],
      ['The town'],
      ['Oven'],
      ['Bread'],
      ['The bank'],
      ['Oven'],
      ['Debt'],
    ]);
    const plain = shown('of: [mill, bread], sort: label, columns: [label]');
    expect(plain.words).toEqual([['Name'], ['Bread'], ['Mill']]);
  });

  it.each([
    ['sort: Heigth', 'has no column "Heigth"'],
    ['sort: { by: Heigth }', 'has no column "Heigth"'],
    ['group-by: Sid', 'has no column "Sid"'],
    ['focus: Ganet', 'has no row and no column "Ganet"'],
    ['footnotes: [{ row: Ganet, text: Said }]', 'has no row "Ganet"'],
    ['footnotes: [{ column: Shps, text: Said }]', 'has no column "Shps"'],
    ['columns: [Light], footnotes: [{ column: Ships, text: Said }]', 'the column "Ships" is not shown'],
  ])('say what they do not have: %s', (params, words) => {
    const { findings } = shown(`data: lights, ${params}`);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(words);
    expect(findings[0]).toMatch(/test\.yaml:2:/);
  });
});
