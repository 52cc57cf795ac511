import { describe, expect, it } from 'vitest';
import { checkWords, textsOfOutline } from '../../src/checks/index.ts';
import { resolveOutline } from '../../src/outline/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { processorSeconds } from '../processor-time.ts';

/** What is said of an outline, as `code: the words that it is said of`. */
function wordsIn(yaml: string): string[] {
  const text = `title: T\nsources: { s: { title: "We must say: our source" } }\n${yaml}`;
  const { value, diagnostics } = resolveOutline({ path: 'o.yaml', text }, memoryFiles({}), {
    folder: 'c',
    id: 'c',
    language: 'en',
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map((d) => d.message)).toEqual([]);
  return checkWords(value!, textsOfOutline(value!)).map(({ code, span }) => {
    return `${code}: ${span!.file.text.slice(span!.start, span!.end).replace(/(?:\\n|\s)+/g, ' ')}`;
  });
}

const summary = (words: string, language = 'en') =>
  `summary: ${JSON.stringify(language === 'en' ? words : { en: 'x', [language]: words })}\n`;

describe.each([
  ['open quotation marks', '“'.repeat(60_000)],
  ['quotations', '“a” '.repeat(40_000)],
  ['backticks', '`'.repeat(60_000)],
  ['demands, a sentence each', 'It must be. '.repeat(20_000)],
  ['demands in one sentence', 'It must be, '.repeat(20_000)],
])('a text full of %s', (_, words) => {
  it('takes no time to speak of', () => {
    let found = false;
    const seconds = processorSeconds(() => {
      found = wordsIn(summary(`${words} we`)).includes('voice: we');
    });
    expect(found).toBe(true);
    // Minutes, where every mark or demand is looked for through all of the text.
    expect(seconds).toBeLessThan(10);
  });
});

describe('voice', () => {
  it.each<[string, string, string[]]>([
    // Demands that nobody makes.
    ['Everybody must see it.', 'en', ['must']],
    ['It should be said.', 'en', ['should']],
    ['You mustn’t look.', 'en', ['mustn’t']],
    // Attributed ones.
    ['The report says that everybody must see it.', 'en', []],
    ['According to the page, it should rain.', 'en', []],
    ['The law requires that they must pay.', 'en', []],
    // The attribution of another sentence does not count.
    ['The report says so. Everybody must see it.', 'en', ['must']],
    ['Should anyone ask, there is an answer.', 'en', []],
    ['Should it rain?', 'en', []],
    ['Should stay.', 'en', ['Should']],
    ['The mustard is hot; the shoulder hurts.', 'en', []],
    // First person, attributed or not.
    ['We think so.', 'en', ['We']],
    ['The report says that we win.', 'en', ['we']],
    ['It is our country, and it belongs to us.', 'en', ['our', 'us']],
    ['The US and the U.S. are not us.', 'en', ['us']],
    ['A courier saw the house.', 'en', []],
    ["Let's look.", 'en', ["Let's"]],
    // Quotations are somebody else's words.
    ['It says “we must go”.', 'en', []],
    ['It says "we must go" and adds: we agree.', 'en', ['we']],
    ['It says ‘we don’t’.', 'en', []],
    ["It says 'we must' here.", 'en', []],
    ["The sources' words: we go.", 'en', ['we']],
    ['> We must go.', 'en', []],
    ['The word `we` is code.', 'en', []],
    ['An open “mark, and we go on.', 'en', ['we']],
    // Other languages.
    ['必须坚持。', 'zh', ['必须']],
    ['文件指出必须坚持。', 'zh', []],
    ['我们坚持。', 'zh-Hant', ['我们']],
    ['文件说“我们必须”。', 'zh', []],
    ['应当重视；文件指出必须坚持。', 'zh', ['应当']],
    ['Debemos ir a nuestra casa.', 'es', ['nuestra', 'Debemos']],
    ['Según el informe, debe llover.', 'es', []],
    ['Nous devons partir.', 'fr', ['Nous', 'devons']],
    ['Wir müssen gehen, laut Bericht.', 'de', ['Wir']],
    ['私たちは行くべきだ。', 'ja', ['私たち', 'べき']],
    ['We moeten gaan, volgens het rapport.', 'nl', ['We']],
    ['Het moet regenen.', 'nl', ['moet']],
    ['Nasz kraj. Trzeba iść. To należy do planu.', 'pl', ['Nasz', 'Trzeba']],
    ['Według raportu trzeba iść.', 'pl', []],
    ['Мы идём. Из этого следует вывод. Следует помнить.', 'ru', ['Мы', 'Следует']],
    ['Согласно отчёту, все должны идти.', 'ru', []],
    ['Наші дані. Треба йти. За словами автора, треба йти.', 'uk', ['Наші', 'Треба']],
    ['Bizim ülkemiz. Herkes gitmelidir. Bu, kararın temelidir.', 'tr', ['Bizim', 'gitmelidir']],
    ['Rapora göre herkes gitmelidir.', 'tr', []],
    ['우리는 간다. 모두 가야 한다. 보고서에 따르면 모두 가야 한다.', 'ko', ['우리는', '가야 한다']],
    ['نحن هنا. يجب السفر. وفقا للتقرير، يجب السفر.', 'ar', ['نحن', 'يجب']],
    ['אנחנו כאן. כולם חייבים ללכת. לפי הדוח, כולם חייבים ללכת.', 'he', ['אנחנו', 'חייבים']],
    [
      'ما اینجاییم. همه باید بروند. طبق گزارش، همه باید بروند؛ همه باید بمانند.',
      'fa',
      ['ما', 'باید', 'باید'],
    ],
    ['हम यहाँ हैं। सबको जाना चाहिए। रिपोर्ट के अनुसार सबको जाना चाहिए।', 'hi', ['हम', 'चाहिए']],
    // A language whose words are not known.
    ['We must go.', 'cy', []],
  ])('%j (%s)', (words, language, expected) => {
    expect(wordsIn(summary(words, language))).toEqual(expected.map((word) => `voice: ${word}`));
  });

  it('reads every text but quotations, names of sources and labels of the past', () => {
    const outline = `elements:
  a: { label: Our label, retired: [our past], headline: We stand, notes: "We say", as-printed: our print }
statements:
  - { text: We state., source: s, quote: we quote, rendering: { de: wir }, note: we note }
terms: { t: { term: T, meaning: our meaning, variants: [our form] } }
`;
    expect(wordsIn(outline)).toEqual(
      ['We', 'we', 'Our', 'We', 'We', 'our'].map(() => expect.stringMatching(/^voice/)),
    );
  });

  it('points at the word itself in every form of YAML', () => {
    const outline = `summary: |
  First line.
  Then we come.
elements:
  a: { label: 'we', role: "so \\"we\\" it is, and we" }
`;
    expect(wordsIn(outline)).toEqual(['voice: we', 'voice: we', 'voice: we']);
  });
});

describe('counts', () => {
  const groups = `elements: { a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H }
groups:
  pairs: { label: { en: The five pairs of things, zh: 五对关系, es: Los pares }, members: [a, b, c, d, e] }
  fields: { label: { en: Security fields, zh: 安全领域 }, members: [f, g, h] }
  fields-old: { label: Fields of 1990, members: [f, g] }
`;
  it.each<[string, string, string[]]>([
    ['It names four pairs.', 'en', ['four pairs']],
    ['It names 4 pairs of things.', 'en', ['4 pairs of things']],
    ['It names five pairs, the five pairs of things.', 'en', []],
    ['Four major pairs; twenty-one pairs.', 'en', ['Four major pairs', 'twenty-one pairs']],
    ['The four-pair list.', 'en', ['four-pair']],
    ['The other four pairs, the first two pairs.', 'en', []],
    ['One pair and a pair.', 'en', []],
    ['It says “four pairs”.', 'en', []],
    ['Some 24.4 pairs, 1,004 pairs.', 'en', []],
    // Both groups are called fields: either number is right.
    ['Three fields, two fields, four fields.', 'en', ['four fields']],
    ['Seven security fields.', 'en', ['Seven security fields']],
    ['two\n  pairs', 'en', ['two pairs']],
    ['文件列出四对关系。', 'zh', ['四对关系']],
    ['文件列出五对关系，五对。', 'zh', []],
    ['共有四对。', 'zh', ['四对']],
    ['第四对，其他四对，十五对', 'zh', ['十五对']],
    ['十二个安全领域', 'zh', ['十二个安全领域']],
    ['三个安全领域', 'zh', []],
    ['两对', 'zh', ['两对']],
    ['Cuatro pares y cinco pares.', 'es', ['Cuatro pares']],
  ])('%j (%s)', (words, language, expected) => {
    expect(wordsIn(`${groups}${summary(words, language)}`)).toEqual(
      expected.map((word) => `wrong-count: ${word}`),
    );
  });

  it('let a smaller group of the same things have its number', () => {
    const some = `${groups}  some: { label: What is on land, members: [a, c, d, e] }\n`;
    expect(wordsIn(`${some}${summary('It names four pairs.')}`)).toEqual([]);
  });
});

describe('retired labels', () => {
  const elements = `elements:
  sea: { label: { en: Open seas, zh: 海洋 }, retired: [seas, { en: Ocean's deep, zh: 大海 }, open seas] }
`;
  it.each<[string, string, string[]]>([
    ['The seas are wide.', 'en', ['seas']],
    ['The open seas are wide, SEAS too.', 'en', ['SEAS']],
    ['Overseas and seaside.', 'en', []],
    ['The ocean’s\n  deep', 'en', ['ocean’s deep']],
    ['Once “the seas” it was.', 'en', []],
    ['大海很大', 'zh', ['大海']],
    ['seas', 'zh', []],
  ])('%j (%s)', (words, language, expected) => {
    expect(wordsIn(`${elements}${summary(words, language)}`)).toEqual(
      expected.map((word) => `retired-label: ${word}`),
    );
  });
});
