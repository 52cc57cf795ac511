import { describe, expect, it } from 'vitest';
import { resolveOutline } from '../../src/outline/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import { createViews, listWords } from '../../src/template/index.ts';
import { mergeStrings } from '../../src/template/strings.ts';
import { categoriesOf, pluralCategory, readRules } from '../../src/template/views/plural-form.ts';
import { lookupWording } from '../../src/yaml/index.ts';
import { loadBriefing } from '../briefing/read-briefing.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';

const shipped = loadBriefing().set.strings;
const rulesOf = (language: string): string =>
  lookupWording(shipped.get('plural-rules')!, language, language)!.value;
const numbers = [...Array(1200).keys(), 10_000, 100_001, 999_999, 0.5, 1.5, 2.25];

describe('plural rules', () => {
  it.each('en zh zh-Hant es fr de it pt pt-PT nl pl ru uk tr ja ko ar he fa hi'.split(' '))(
    'of %s are those of Unicode',
    (language) => {
      const known = new Intl.PluralRules(language);
      const differing = numbers.filter(
        (number) => pluralCategory(rulesOf(language), number) !== known.select(number),
      );
      expect(differing).toEqual([]);
    },
  );

  it('say which categories a language has', () => {
    expect(categoriesOf(rulesOf('en'))).toEqual(['one', 'other']);
    expect(categoriesOf(rulesOf('ja'))).toEqual(['other']);
    expect(categoriesOf(rulesOf('fr'))).toEqual(['one', 'other']);
    expect(categoriesOf(rulesOf('uk'))).toEqual(['one', 'few', 'many', 'other']);
    expect(categoriesOf(rulesOf('ar'))).toEqual(['zero', 'one', 'two', 'few', 'many', 'other']);
  });

  it.each(['', 'one', 'one: n', 'one: n = x', 'some: n = 1', 'one: n = 1 und v = 0', 'other; few'])(
    'written as "%s" are none',
    (rules) => {
      expect(readRules(rules)).toBeNull();
    },
  );
});

/** strings.yaml of one's own over a lower one: what a word says in a language with a number, and what is found. */
function say(language: string, own: string, values: Record<string, number>, below = ''): string {
  const diagnostics: Diagnostic[] = [];
  const files = [
    { path: 'package:strings.yaml', text: below },
    { path: 'templates/own/strings.yaml', text: own },
  ];
  const { strings } = mergeStrings('own', files, (each) => diagnostics.push(each));
  const outline = resolveOutline({ path: 'o.yaml', text: 'title: T' }, memoryFiles({}), {
    folder: 'c',
    id: 'c',
    language: 'en',
  }).value!;
  const views = createViews({ outline, language, strings });
  const said = views.word('word', values);
  return [said, ...[...diagnostics, ...views.diagnostics].map((each) => each.message)].join(' | ');
}

describe('a word that changes with a number', () => {
  const rules = 'plural-rules: { cs: "one: i = 1 and v = 0; few: i = 2..4 and v = 0; many: v != 0" }\n';
  const czech = `${rules}word: { cs: { one: "{n} díl", few: "{n} díly", many: "{n} dílu", other: "{n} dílů" } }`;

  it.each([
    [1, '1 díl'],
    [3, '3 díly'],
    [5, '5 dílů'],
    [1.5, '1.5 dílu'],
  ])('says of %d: %s', (n, expected) => {
    expect(say('cs', czech, { n })).toBe(expected);
  });

  it('goes by the exact number first, then by what is counted', () => {
    const own = 'word: { en: { 1: none but one, one: "{count} one", other: "{count} of {n}" } }';
    expect(say('en', own, { count: 1, n: 7 })).toBe('none but one');
    expect(say('en', own, { n: 1, count: 2 })).toBe('2 of 1');
    expect(say('en', own, {})).toContain('{count} of {n}');
  });

  it('knows one from more where the set has no rules for a language', () => {
    const own = 'word: { xx: { one: "{n} a", few: "{n} b", other: "{n} c" } }';
    expect([1, 2].map((n) => say('xx', own, { n }))).toEqual(['1 a', '2 c']);
  });

  it('may be the same for every language', () => {
    expect(say('de', 'word: { one: "{n} x", other: "{n} xs" }', { n: 2 })).toBe('2 xs');
  });

  it('takes the place of the forms below it as a whole', () => {
    const below = 'word: { en: { one: old one, other: old ones } }';
    expect(say('en', 'word: { en: new }', { n: 1 }, below)).toBe('new');
  });

  it.each([
    ['word: { en: { one: a, others: b, other: c } }', 'did you mean "other"'],
    ['word: { en: { one: a } }', 'needs one for "other"'],
    ['word: { en: { one: [a], other: c } }', 'a text is expected'],
    ['word: x\nplural-rules: { en: "one: i is 1" }', 'is not a list of plural rules'],
  ])('%s is told of', (own, words) => {
    const found: Diagnostic[] = [];
    mergeStrings('own', [{ path: 'templates/own/strings.yaml', text: own }], (each) => found.push(each));
    expect(found).toHaveLength(1);
    expect(`${found[0]!.message} ${found[0]!.hint}`).toContain(words);
  });

  it('that nobody has worded yet is none', () => {
    const merged = mergeStrings(
      'own',
      [
        { path: 'package:strings.yaml', text: 'a: { en: A }\nb: { en: { one: B, other: Bs } }\n' },
        { path: 'templates/own/strings.yaml', text: 'a: { cs: }\nb: { cs: { one: , other: } }\n' },
      ],
      (each) => expect(each).toBeNull(),
    );
    expect(listWords(merged.strings, 'cs').map(({ key }) => key)).toEqual(['a', 'b']);
  });
});
