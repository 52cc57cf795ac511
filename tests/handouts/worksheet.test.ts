import { describe, expect, it, test } from 'vitest';
import { falsified, readQuantifiers } from '../../src/handouts/tasks/false-statement.ts';
import { displaced } from '../../src/handouts/tasks/mix.ts';
import { hiveFiles } from '../briefing/hives.ts';
import { compose, loadBriefing } from '../briefing/read-briefing.ts';
import { waterFiles } from '../fixtures/water-outline.ts';

const slides = 'slides:\n  - { use: cover }\n  - { use: overview, group: castes }\n';

function sheetOf(files: Record<string, string>, folder: string, deck: string, language = 'en') {
  const { handouts, findings } = compose(files, folder, deck, language);
  expect(findings.filter((finding) => finding.startsWith('error'))).toEqual([]);
  return handouts.find(({ name }) => name === 'worksheet')!;
}

/** Parts of a sheet's Markdown: its tasks and, by number, their answers. */
function partsOf(markdown: string) {
  const [sheet = '', answers = ''] = markdown.split(/^## (?:Answers|参考答案)$/m);
  const tasks = [...sheet.matchAll(/^## (\d+)\. (.*)$/gm)].map(([, number, prompt]) => ({
    number: Number(number),
    prompt: prompt!,
    points: Number(/(\d+) (?:points?)\)$|（(\d+)分）$/.exec(prompt!)?.slice(1).find(Boolean)),
  }));
  const answered = answers.split(/^### /m).slice(1);
  return { sheet, tasks, answered };
}

describe.each(['en', 'zh'])('a worksheet in %s', (language) => {
  const deck = `handouts: [{ use: worksheet, items: castes }]\n${slides}`;
  const { markdown } = sheetOf(hiveFiles, 'content/hives', deck, language);
  const { tasks, answered, sheet } = partsOf(markdown);

  it('has tasks of different kinds, each with points and answers', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(2);
    expect(tasks.length).toBeLessThanOrEqual(5);
    expect(new Set(tasks.map(({ prompt }) => prompt)).size).toBe(tasks.length);
    expect(answered).toHaveLength(tasks.length);
    for (const [i, answer] of answered.entries()) {
      expect(answer.startsWith(`${i + 1}. `)).toBe(true);
      expect(answer.split('\n').filter((line) => line.startsWith('- ')).length).toBeGreaterThan(0);
    }
  });

  it('says the sum of its points', () => {
    const total = Number(/\/ (\d+)/.exec(sheet)?.[1]);
    expect(total).toBe(tasks.reduce((sum, { points }) => sum + points, 0));
    expect(total).toBeGreaterThan(0);
  });

  it('is the same in every run', () => {
    expect(sheetOf(hiveFiles, 'content/hives', deck, language).markdown).toBe(markdown);
  });
});

test('words to be matched stand in no row with their meaning', () => {
  const { markdown } = sheetOf(
    waterFiles,
    'content/water',
    'handouts: [worksheet]\nslides:\n  - { use: cover }\n  - { use: glossary }\n',
  );
  const rows = [...markdown.matchAll(/^\| (.*) \| ● \| ● \| (.*) \|$/gm)].map(([, left, right]) => [
    left,
    right,
  ]);
  for (const [left, right] of rows) expect(markdown).not.toContain(`**${left}**: ${right}`);
});

describe('an outline with little in it', () => {
  const bare = { 'content/bare/outline.yaml': 'title: Bare\nelements:\n  one: { label: One }\n' };
  const deck =
    'handouts: [worksheet]\nslides:\n  - { use: bullets, title: A, points: [Only this is said] }\n';
  const { markdown, document } = sheetOf(bare, 'content/bare', deck);

  it('has fewer tasks, says so, and has no empty table', () => {
    expect(partsOf(markdown).tasks).toHaveLength(1);
    expect(markdown).toContain('has material: 1');
    expect(markdown).not.toMatch(/\|---\|[^\n]*\n(?!\|)/);
    const { value } = document();
    expect(value!.blocks.some(({ kind }) => kind === 'table')).toBe(false);
  });
});

describe('a statement made false', () => {
  const { set } = loadBriefing();
  const words = (language: string) =>
    readQuantifiers(
      set.strings.get('quantifiers')!.wordings.find((each) => each.language === language)!.value,
    );

  it.each([
    ['en', 'Most of the water is in the oceans.', 'A small part of the water is in the oceans.'],
    ['en', 'It counts five pairs.', 'It counts seven pairs.'],
    ['en', 'Some runoff soaks in.', 'All runoff soaks in.'],
    ['de', 'Alle Bienen fliegen.', 'Einige Bienen fliegen.'],
    ['zh', '大部分水在海洋里。', '小部分水在海洋里。'],
  ])('%s: %s', (language, text, changed) => {
    expect(falsified(text, words(language))).toBe(changed);
  });

  it.each([
    'The page says “most of the water”.',
    'Er sagt „alle fünf Teile“.',
    'Ballroom and smallness hold no quantifier.',
    'The First Meeting took place.',
  ])('leaves alone what is quoted, part of a word, or a name: %s', (text) => {
    expect(falsified(text, [...words('en'), ...words('de')])).toBeNull();
  });

  it('changes a year to another year, and no number with a part behind it', () => {
    const changed = falsified('The law is of 2015.', []);
    expect(changed).toMatch(/^The law is of (?:19|20)\d\d\.$/);
    expect(changed).not.toContain('2015');
    expect(falsified('It is 3.14 or 7 %.', [])).not.toContain('3.15');
  });
});

test('nothing stays at its place that can move', () => {
  for (let n = 2; n < 9; n++) {
    const items = Array.from({ length: n }, (_, i) => `item ${i}`);
    const order = displaced(items, (item) => item);
    expect([...order].sort()).toEqual([...items].sort());
    expect(order.filter((item, i) => item === items[i]).length).toBeLessThan(n === 2 ? 1 : 2);
  }
});
