import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formsIn } from '../../src/template/index.ts';
import { lookupWording } from '../../src/yaml/index.ts';
import { waterFiles } from '../fixtures/water-outline.ts';
import { compose, loadBriefing, pathsOfSet, textOf } from './read-briefing.ts';

const { strings } = loadBriefing().set;
const languages = 'en zh zh-Hant es fr de it pt nl pl ru uk tr ja ko ar he fa hi'.split(' ');
/** Made from CLDR, for regions too; not every language has a wording of its own. */
const made =
  /^(plural|list|quote|number|currency|date|day|month)-([a-zA-Z]+|\d+|(alone|short)-\d+|(day|month)-(medium|numeric))$/;
const written = strings.keys.filter((key) => !made.test(key) || /^date-(interval|since|until)$/.test(key));

/** Wordings of a key by language; of one in forms, all of them. */
function wordingsOf(key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    strings
      .get(key)!
      .wordings.map(({ language, value, forms }) => [
        language ?? '',
        forms ? [...forms.values()].join('\n') : value,
      ]),
  );
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

/** Words in which something is counted that may be more than a few. */
const needsForms = /^say-(minutes|agenda|first-relations)$|^points(-of)?$/;

/** What a language shares with English. */
const sameWord: readonly string[] = [
  // Words that both took from Latin.
  'es total: Total',
  'fr total: Total',
  'fr marking-public: Public',
  'pt total: Total',
  'it formula: Formula',
  'fr default-section: Introduction',
  'fr sources: Sources',
  'fr questions: Questions',
  'fr source: Source',
  'fr column-source: Source',
  'fr citation-mark: Source {numbers}',
  'fr column-date: Date',
  'fr column-quote: Passage',
  'nl column-quote: Passage',
  'de label: Name',
  'de column-label: Name',
  'de field-name: Name',
  'fr field-date: Date',
  'pt slides: Slides',
  // A word of English there, and its abbreviation of "number".
  'pt slide-number: Slide {number}',
  'tr number: No.',
  // Latin letters.
  ...['zh', 'zh-Hant', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'pl', 'tr', 'ja', 'ko'].map(
    (language) => `${language} answer-letters: ABCDEFGH`,
  ),
  ...languages
    .filter((language) => !['en', 'ru', 'uk'].includes(language))
    .map((language) => `${language} appendix-number: A{number}`),
  // The sign of the unit.
  ...['es', 'fr', 'it', 'pt', 'nl', 'pl'].map((language) => `${language} meta-minutes: {minutes} min`),
  'fr part-infrastructure: Infrastructure',
  'fr part-service: Service',
  'nl part-service: Service',
  'fr verdict: Verdict',
  'es verdict-no: No',
  'it verdict-no: No',
  // Words of mathematics.
  'es formula-sub: {base} sub {sub}',
  'es formula-vector: vector {of}',
  'es formula-tilde: {of} tilde',
  'es formula-nabla: nabla',
  'es formula-factorial: factorial',
  'fr formula-prime: {base} prime',
  'fr formula-tilde: {of} tilde',
  'fr formula-plus: plus',
  'fr formula-union: union',
  'fr formula-intersection: intersection',
  'fr formula-nabla: nabla',
  'de formula-tilde: {of} Tilde',
  'de formula-plus: plus',
  'de formula-minus: minus',
  'de formula-nabla: Nabla',
  'it formula-tilde: {of} tilde',
  'it formula-nabla: nabla',
  'pt formula-nabla: nabla',
  'nl formula-vector: vector {of}',
  'nl formula-tilde: {of} tilde',
  'nl formula-plus: plus',
  'nl formula-nabla: nabla',
  'pl formula-plus: plus',
  'pl formula-minus: minus',
  'pl formula-nabla: nabla',
  'tr formula-tilde: {of} tilde',
  'tr formula-nabla: nabla',
];

/** Blanks that do not break aside. */
function fold(text: string): string {
  return text.replace(/\s/g, ' ').toLowerCase();
}

describe('strings.yaml', () => {
  it.each(written)('%s is worded in every language', (key) => {
    const wordings = wordingsOf(key);
    expect(Object.keys(wordings).sort()).toEqual([...languages].sort());
    for (const language of languages) expect(wordings[language], language).not.toBe('');
  });

  it('has the same values in every language', () => {
    // A date names its month by word in one language and by number in another.
    const differing = written.filter((key) => {
      const sets = Object.values(wordingsOf(key)).map((text) => placeholdersIn(text).join(' '));
      return new Set(sets).size > 1;
    });
    expect(differing).toEqual([]);
  });

  it('has exactly the plural forms of a language', () => {
    const wrong = written.flatMap((key) =>
      strings.get(key)!.wordings.flatMap(({ language, forms }) => {
        const wanted = formsIn(strings, language!)!;
        const found = forms && [...forms.keys()].filter((form) => !/^\d+$/.test(form));
        const inForms = found ?? (needsForms.test(key) && wanted.length > 3 ? [] : wanted);
        return [...inForms].sort().join() === [...wanted].sort().join()
          ? []
          : [`${key} ${language}: ${inForms}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(written.filter((key) => strings.get(key)!.wordings.some((each) => each.forms))).toEqual(
      written.filter((key) => needsForms.test(key)),
    );
  });

  it('has no English left', () => {
    const english = written.flatMap((key) => {
      const { en = '', ...others } = wordingsOf(key);
      if (!/\p{L}/u.test(en.replace(/\{[a-z]+\}/g, ''))) return [];
      return Object.entries(others).flatMap(([language, text]) =>
        fold(text) === fold(en) ? [`${language} ${key}: ${text.replace(/\s/g, ' ')}`] : [],
      );
    });
    expect(english.filter((each) => !sameWord.includes(each))).toEqual([]);
    expect(sameWord.filter((each) => !english.includes(each))).toEqual([]);
  });

  it('writes French with blanks before its marks, and none in ASCII before a colon', () => {
    const text = written.map((key) => wordingsOf(key).fr).join('\n');
    expect(text.match(/.{0,20}[^\u00A0\u202F\n][:;?!»](?!\/\/)/g) ?? []).toEqual([]);
    expect(text.match(/«[^\u00A0\u202F]/g) ?? []).toEqual([]);
  });

  it('writes no straight quotation marks, and no marks of direction', () => {
    const wrong = written.flatMap((key) =>
      Object.entries(wordingsOf(key)).filter(([, text]) =>
        /["']|[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/.test(text),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("quotes with the language's marks", () => {
    const wrong = languages.flatMap((language) => {
      const [open, close] = ['quote-open', 'quote-close'].map(
        (key) => lookupWording(strings.get(key)!, language, language)!.value,
      );
      const text = written.map((key) => wordingsOf(key)[language]).join('\n');
      const marks = new Set(text.match(/[«»“”„「」『』‘]/g));
      return [...marks]
        .filter((mark) => !`${open}${close}`.includes(mark))
        .map((mark) => `${language} ${mark}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each(['zh', 'zh-Hant', 'ja'])('writes %s with full-width punctuation', (language) => {
    const halfWidth = strings.keys.filter((key) => {
      const text = (wordingsOf(key)[language] ?? '').replace(/\{[a-z]+\}/g, '字');
      return /[\u3040-\u30FF\u4E00-\u9FFF] ?[,;:?!()]|[\u3040-\u30FF\u4E00-\u9FFF]\.(?!\w)/.test(text);
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
        !asked.has(key) &&
        !/^month-(alone-|short-)?\d+$|^date-(day|month)-|^currency-|^continued|^plural-rules$|^verdict-|^part-|^marking-/.test(
          key,
        ),
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
