import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { waterFiles } from '../fixtures/water-outline.ts';
import { compose, loadBriefing, pathsOfSet, textOf } from './read-briefing.ts';

const { strings } = loadBriefing().set;
const languages = ['en', 'zh', 'es', 'fr'];
/** Made from CLDR, in more languages than the set has words in. */
const made =
  /^(number|currency|date|day|month)-([a-zA-Z]+|\d+|(alone|short)-\d+|(day|month)-(medium|numeric))$/;

/** Wordings of a key by language. */
function wordingsOf(key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(strings.get(key)!.wordings.map((each) => [each.language ?? '', each.value]));
}

function placeholdersIn(text: string): readonly string[] {
  return [...new Set(text.match(/\{[a-z]+\}/g) ?? [])].sort();
}

/** Keys by which src asks for words of a set: `views.word('sources'`, `deck.words('continued'`. */
function keysInSource(): ReadonlySet<string> {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const files = readdirSync(src, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const call =
    /(?:[vV]iews\.(?:word|phrase|pattern)|deck\.words|(?<![.\w])(?:phrase|word))\(\s*'([a-z][a-z0-9-]*)'/g;
  return new Set(texts.flatMap((text) => [...text.matchAll(call)].map((match) => match[1]!)));
}

/** Keys in templates, given to `t` or passed on to a partial that does. */
function keysInTemplates(): ReadonlySet<string> {
  const texts = pathsOfSet()
    .filter((path) => path.endsWith('.hbs'))
    .map(textOf);
  const call = /\b(?:t |key=)"([a-z][a-z0-9-]*)"/g;
  return new Set(texts.flatMap((text) => [...text.matchAll(call)].map((match) => match[1]!)));
}

describe('strings.yaml', () => {
  it.each(strings.keys.filter((key) => !made.test(key)))('%s is worded in every language', (key) => {
    const wordings = wordingsOf(key);
    expect(Object.keys(wordings).sort()).toEqual([...languages].sort());
    for (const language of languages) expect(wordings[language], language).not.toBe('');
  });

  it('has the same values in every language', () => {
    // A date names its month by word in one language and by number in another.
    const keys = strings.keys.filter((key) => !made.test(key));
    const differing = keys.filter((key) => {
      const sets = Object.values(wordingsOf(key)).map((text) => placeholdersIn(text).join(' '));
      return new Set(sets).size > 1;
    });
    expect(differing).toEqual([]);
  });

  it('writes Chinese with full-width punctuation', () => {
    const halfWidth = strings.keys.filter((key) => {
      const text = (wordingsOf(key).zh ?? '').replace(/\{[a-z]+\}/g, '字');
      return /[\u4E00-\u9FFF] ?[,;:?!()]|[\u4E00-\u9FFF]\.(?!\w)/.test(text);
    });
    expect(halfWidth).toEqual([]);
  });

  it('has every word that src asks for', () => {
    const asked = [...keysInSource()];
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((key) => !strings.keys.includes(key))).toEqual([]);
  });

  it('has no word that nothing asks for', () => {
    const asked = new Set([...keysInSource(), ...keysInTemplates()]);
    const idle = strings.keys.filter(
      (key) =>
        !asked.has(key) && !/^month-(alone-|short-)?\d+$|^date-(day|month)-|^currency-|^continued/.test(key),
    );
    expect(idle).toEqual([]);
  });
});

describe('the first of a month', () => {
  it.each([
    ['en', '1 November 2026', '11 November 2026'],
    ['zh', '2026年11月1日', '2026年11月11日'],
    ['fr', '1er novembre 2026', '11 novembre 2026'],
  ])('is an ordinal where it is one in %s', (language, first, eleventh) => {
    const notes = (date: string) =>
      compose(waterFiles, 'content/water', `date: ${date}\nslides:\n  - use: cover\n`, language).notes;
    expect(notes('2026-11-01')).toContain(first);
    expect(notes('2026-11-11')).toContain(eleventh);
  });
});

describe('partials', () => {
  it('are all used', () => {
    const partials = pathsOfSet().flatMap(
      (path) => /^partials\/([a-z-]+)(?:\.md)?\.hbs$/.exec(path)?.[1] ?? [],
    );
    const texts = pathsOfSet()
      .filter((path) => path.endsWith('.hbs'))
      .map(textOf)
      .join('\n');
    expect(partials.length).toBeGreaterThan(10);
    expect(partials.filter((name) => !new RegExp(`\\{\\{> ${name}[ }]`).test(texts))).toEqual([]);
  });
});

describe('a date', () => {
  const formsOf = (date: string, language: string) =>
    compose(waterFiles, 'content/water', `date: ${date}\nslides:\n  - use: cover\n`, language).deck!
      .dateForms;

  it.each([
    ['en', '2026-09-22', ['22 September 2026', '22 Sep 2026', '2026-09-22']],
    ['es', '2026-09-22', ['22 de septiembre de 2026', '22 sept 2026', '22/9/2026']],
    ['zh', '2026-09-22', ['2026年9月22日', '2026/9/22']],
    ['fr', '2026-09-01', ['1er septembre 2026', '1 sept. 2026', '01/09/2026']],
    ['es', '2026-09', ['septiembre de 2026', 'sept 2026', '9/2026']],
    ['en', '2026', ['2026']],
  ])('has shorter forms in %s: %s', (language, date, forms) => {
    expect(formsOf(date, language)).toEqual(forms);
  });
  it('of two ends has them, too', () => {
    const [long, medium, numeric] = formsOf('2026-09-22/2027-10-03', 'es');
    expect(long).toBe('de 22 de septiembre de 2026 a 3 de octubre de 2027');
    expect(medium).toMatch(/^22 sept 2026\s?–\s?3 oct 2027$/);
    expect(numeric).toMatch(/^22\/9\/2026\s?–\s?3\/10\/2027$/);
  });
});
