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
