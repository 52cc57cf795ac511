import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBibliography } from '../../src/bibliography/index.ts';
import { type Diagnostic, formatLocation } from '../../src/source/index.ts';
import { type Located, type LocatedMap, parseDate } from '../../src/yaml/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeProject } from './write-project.ts';

const scratch = temporaryFolder('bibliographies');

/** The entries of a text, each key with its characters, and what was said. */
function read(text: string, path = 'references.bib') {
  const found: Diagnostic[] = [];
  const entries = readBibliography({ path, text }, (each) => found.push(each));
  const sources = Object.fromEntries(entries.map(({ id, source }) => [id, plain(source)]));
  return { entries, sources, said: found.map(said) };
}

function plain(node: Located): unknown {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

function said({ code, span, message }: Diagnostic): string {
  return `${span ? formatLocation(span) : ''} ${code}: ${message}`;
}

/** Where the value of a key stands, and what is typed there. */
function typedAt(source: LocatedMap, key: string): string {
  const { span } = source.entries.find((each) => each.key === key)!.value;
  return span.file.text.slice(span.start, span.end);
}

const bib = String.raw`@string{oup = "Oxford University Press"}
@comment{ not an entry }
@article{Knuth:1984,
  author = {Donald E. Kn{\"u}th and {\'A}d{\'a}m van der Berg and {The {\TeX} Project}},
  title = {Literate {P}rogramming: \emph{a} view \& 5~{\%} of $x_2$},
  journal = "The " # {Computer Journal},
  publisher = oup,
  year = 1984, month = jun,
  doi = {10.1093/comjnl/27.2.97},
  langid = {english},
}

@online{water_2021,
  editor = {李, 小明},
  title = {水循环},
  date = {2021-03-04/2021-05},
  url = {https://example.org/a_b?c=1%20d},
  urldate = {2026-11-01},
  language = {chinese}
}
@book{many, author = {A One and B Two and others}, title = {Many}, shorttitle = {M}, year = 1999, institution = {World {\L}ab}}
`;

describe('a bibliography in BibTeX', () => {
  it('gives sources: TeX as characters, authors, dates, publishers, addresses and languages', () => {
    const { sources, said: found } = read(bib);
    expect(found).toEqual([]);
    expect(sources).toEqual({
      'knuth-1984': {
        title: 'Literate Programming: a view & 5 % of x₂',
        author: ['Donald E. Knüth', 'Ádám van der Berg', 'The TeX Project'],
        publisher: 'The Computer Journal, Oxford University Press',
        date: '1984-06',
        url: 'https://doi.org/10.1093/comjnl/27.2.97',
        language: 'en',
      },
      'water-2021': {
        title: '水循环',
        author: ['李小明'],
        date: '2021-03-04/2021-05',
        accessed: '2026-11-01',
        url: 'https://example.org/a_b?c=1%20d',
        language: 'zh',
      },
      many: {
        title: 'Many',
        short: 'M',
        author: ['A One, B Two et al.'],
        publisher: 'World Łab',
        date: '1999',
      },
    });
  });

  it('keeps signs for less and greater, in words and in mathematics', () => {
    const { sources, said: found } =
      read(String.raw`@misc{a, title = {Effects at p < 0.05, $q > 1$ and a << b -> c},
  author = {{Group <North>}}, url = {https://example.org/?a=%3C}}
@misc{b, title = {Qu{\'e}? \textless{} ¡Ah! <i>Homo sapiens</i>}}
`);
    expect(found).toEqual([]);
    expect(sources.a).toEqual({
      title: 'Effects at p < 0.05, q>1 and a << b -> c',
      author: ['Group <North>'],
      url: 'https://example.org/?a=%3C',
    });
    expect(sources.b).toEqual({ title: 'Qué? < ¡Ah! Homo sapiens' });
  });

  it('knows where everything stands', () => {
    const { entries } = read(bib);
    const [knuth, water] = entries;
    expect(knuth!.keySpan.file.text.slice(knuth!.keySpan.start, knuth!.keySpan.end)).toBe('Knuth:1984');
    expect(typedAt(knuth!.source, 'title')).toMatch(/^Literate \{P\}rogramming.*x_2\$$/);
    expect(typedAt(knuth!.source, 'publisher')).toBe('oup');
    expect(typedAt(water!.source, 'url')).toBe('https://example.org/a_b?c=1%20d');
    expect(typedAt(water!.source, 'date')).toBe('2021-03-04/2021-05');
  });

  it('says what is wrong at its place, and reads on behind it', () => {
    const broken = read(`@misc{one, title = {One}}
@misc{two, title = {Two} year = 2000}
@misc{three, title = {Three, year = 2000}
@misc{four, title = {Four}}
`);
    expect(Object.keys(broken.sources)).toEqual(['one', 'four']);
    expect(broken.said.map((each) => each.replace(/: .*/, ''))).toEqual([
      'references.bib:2:26 bibliography-syntax',
      'references.bib:4:1 bibliography-syntax',
    ]);
    expect(read('Nothing of the kind').said).toEqual([
      'references.bib:1:1 bibliography-syntax: references.bib has no entries',
    ]);
    expect(read('@misc{x, title = {open').said.map((each) => each.slice(0, 38))).toEqual([
      'references.bib:1:7 bibliography-syntax',
    ]);
  });

  it('warns of what it cannot take: dates, addresses, titles that are missing, commands that nobody knows', () => {
    const { sources, said: found } =
      read(String.raw`@misc{a, title = {A}, year = {in press}, url = {www.example.org}}
@misc{b, year = 2000, note = {x}}
@misc{c, title = {C \nosuchthing{d}}}
`);
    expect(found).toEqual([
      'references.bib:3:21 bibliography-entry: "\\nosuchthing" is no command of TeX that is known here',
      'references.bib:1:31 bibliography-entry: "in press" is no date',
      'references.bib:1:49 bibliography-entry: "www.example.org" is no address of the web',
      'references.bib:2:7 bibliography-entry: the entry "b" has no title: its key stands for it',
    ]);
    expect(sources.a).toEqual({ title: 'A' });
    expect(sources.b).toEqual({ title: 'b', date: '2000' });
  });

  it('has a most', () => {
    const many = Array.from({ length: 5001 }, (_, i) => `@misc{k${i}, title={T}}`).join('\n');
    expect(read(many).said).toEqual([
      'references.bib:5001:7 bibliography-limit: references.bib has 5001 entries, and 5000 is the most',
    ]);
    expect(read(' '.repeat(5_000_001)).said[0]).toContain('bibliography-limit');
  });

  it('whatever is written in it, never throws, and gives sources with titles and dates that are dates', () => {
    const pieces = [
      '@',
      'misc',
      'article',
      '{',
      '}',
      '(',
      ')',
      '"',
      ',',
      '=',
      '#',
      '\\',
      'title',
      'year',
      'date',
      ' ',
      '\n',
      'a',
      '1',
      '2000',
      '%',
      '$',
      '水',
      '\\"o',
      '<i>',
      '&',
      '~',
      '@string',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        for (const text of [
          parts.join(''),
          `@misc{x, title = {${parts.join('')}}, year = {${parts.slice(0, 3).join('')}}}`,
        ]) {
          for (const { source } of read(text).entries) {
            const { title, date } = plain(source) as { readonly title: string; readonly date?: string };
            expect(title).not.toBe('');
            if (date !== undefined) expect(parseDate(date)).not.toBeNull();
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

const csl = `[
  { "id": "knuth84", "type": "article-journal", "title": "Literate <i>programming</i>",
    "author": [{ "family": "Knuth", "given": "Donald E." }, { "family": "Berg", "given": "Jan", "non-dropping-particle": "van der" }],
    "issued": { "date-parts": [[1984, 6]] }, "container-title": "The Computer Journal", "DOI": "10.1093/comjnl/27.2.97",
    "title-short": "Literate", "language": "en-GB" },
  { "id": 2, "title": "水循环", "author": [{ "literal": "世界银行" }], "issued": { "raw": "2021-03-04" }, "URL": "https://example.org/x",
    "accessed": { "date-parts": [["2026", "11", "1"]] }, "publisher": "出版社" }
]
`;

describe('a bibliography in CSL-JSON', () => {
  it('gives the same', () => {
    const { sources, said: found } = read(csl, 'references.json');
    expect(found).toEqual([]);
    expect(sources).toEqual({
      knuth84: {
        title: 'Literate programming',
        short: 'Literate',
        author: ['Donald E. Knuth', 'Jan van der Berg'],
        publisher: 'The Computer Journal',
        date: '1984-06',
        url: 'https://doi.org/10.1093/comjnl/27.2.97',
        language: 'en-GB',
      },
      '2': {
        title: '水循环',
        author: ['世界银行'],
        publisher: '出版社',
        date: '2021-03-04',
        accessed: '2026-11-01',
        url: 'https://example.org/x',
      },
    });
  });

  it('says what is wrong at its place', () => {
    expect(read('{ "id": "x" }', 'r.json').said[0]).toMatch(/^r.json:1:1 bibliography-syntax/);
    expect(read('[{ "title": "x" }]', 'r.json').said).toEqual([
      'r.json:1:2 bibliography-syntax: this item has no "id"',
    ]);
    expect(read('[{ "id": "x", }, 5]', 'r.json').said.at(-1)).toMatch(/^r.json:1:18 bibliography-syntax/);
    expect(read('[{', 'r.json').said[0]).toMatch(/^r.json:\d+:\d+ yaml-syntax/);
  });
});

const deck = `languages: [en, de]
title: Water
formats: [md]
handouts: [evidence]
slides:
  - { use: bullets, title: Points, points: [{ text: It is literate., source: knuth-1984 }, { text: It is many., source: many }] }
  - { use: bullets, id: own, title: Own, points: [{ text: It is own., source: own }] }
  - { use: sources }
`;
const own = `    own: { title: Own page, author: Jane Doe }
`;
const outline = (sources: string) => `title: Water\nsources:\n  file: references.bib\n${sources}`;

describe('an outline with a bibliography', () => {
  it.each([
    ['BibTeX', 'references.bib', bib],
    [
      'CSL-JSON',
      'references.json',
      csl.replace('"knuth84"', '"Knuth 1984"').replace('"id": 2', '"id": "many"'),
    ],
  ])('of %s prints authors and dates in its lists of sources', async (name, path, text) => {
    const root = writeProject(scratch, name, {
      'throughline.yaml': 'checks: { style: off }\n',
      'content/water/outline.yaml': outline(own.replace(/^ {2}/, '')).replace('references.bib', path),
      [`content/water/${path}`]: text,
      'content/water/decks/talk.yaml': deck,
    });
    const { err } = await runInProcess(['build'], root);
    expect(err.split('\n').filter((line) => line.includes('error'))).toEqual([]);
    const notes = (file: string) => readFileSync(join(root, 'output/water/talk', file), 'utf8');
    const lists = ['talk.en.notes.md', 'talk.de.notes.md', 'talk.en.evidence.md']
      .map(
        (file) =>
          `== ${file}\n${notes(file)
            .split('\n')
            .filter((line) => /\[\d\]|doi|^\s*[-*|] .*(Kn|Many|水)/.test(line))
            .join('\n')}\n`,
      )
      .join('');
    await expect(lists).toMatchFileSnapshot(`golden/sources.${path}.txt`);
  });

  it('shows the characters of its short titles, which are no Markdown', async () => {
    const root = writeProject(scratch, 'characters', {
      'content/water/outline.yaml':
        'title: Water\nsources:\n  file: a.bib\nstatements: [{ id: s, text: It says so., source: one }]\n',
      'content/water/a.bib':
        '@misc{one, title={One}, shorttitle={C* and W* of \\$a and b\\$ [x](y) <u>z</u>}}\n',
      'content/water/decks/talk.yaml':
        'formats: [html]\nhandouts: [evidence]\nslides: [{ use: statement, statement: s }]\n',
    });
    const { err } = await runInProcess(['build'], root);
    expect(err).not.toContain('error');
    const page = readFileSync(join(root, 'output/water/talk/talk.evidence.html'), 'utf8');
    expect(page).toContain('C* and W* of $a and b$ [x](y)');
  });

  it('may say more of an entry, or something else, and name several files', async () => {
    const root = writeProject(scratch, 'more', {
      'content/water/outline.yaml': `title: Water
sources:
  file: [a.bib, sub/b.json]
  one: { short: First, valid-until: 2020, file: sources/one.txt, statements: [{ text: The page says one., source: one, quote: one }] }
statements: [{ text: The page says two., source: two }]
`,
      'content/water/sources/one.txt': 'one\n',
      'content/water/a.bib': '@misc{One, title={Page one}, year=2001}\n',
      'content/water/sub/b.json': '[{"id": "two", "title": "Page two"}]\n',
      'content/water/decks/talk.yaml':
        'formats: [md]\nslides: [{ use: statement, statement: source/one/1 }, { use: bullets, title: Two, points: [{ text: Two., source: two }] }]\n',
    });
    const { err } = await runInProcess(['build'], root);
    expect(err).not.toContain('error');
    const notes = readFileSync(join(root, 'output/water/talk/talk.notes.md'), 'utf8');
    expect(notes).toContain('Page one, 2001');
    expect(notes).toContain('Page two');
    const manifest = JSON.parse(readFileSync(join(root, 'output/water/talk/manifest.json'), 'utf8'));
    expect(Object.keys(manifest.inputs)).toEqual(
      expect.arrayContaining(['content/water/a.bib', 'content/water/sub/b.json']),
    );
    const stale = await runInProcess(['check', '--no-drift'], root);
    expect(stale.err).toContain('content/water/outline.yaml:4:37: error[source-expired]: the source "one"');
    // What it was made from has changed.
    writeFileSync(join(root, 'content/water/a.bib'), '@misc{One, title={Page 1}, year=2001}\n');
    expect((await runInProcess(['check', '--as-of', '2019-01-01'], root)).err).toContain('output-stale');
    expect((await runInProcess(['build'], root)).code).toBe(0);
    expect(readFileSync(join(root, 'output/water/talk/talk.notes.md'), 'utf8')).toContain('Page 1, 2001');
  });

  it('refuses keys that come to one id, names both, and tells of mistakes where they are', async () => {
    const root = writeProject(scratch, 'wrong', {
      'content/water/outline.yaml':
        'title: Water\nsources: { file: [a.bib, b.bib, c.ris, gone.bib, ../../../out.bib, 5] }\n',
      'content/water/a.bib': '@misc{Doe_2020, title={A}, url={ftp://x}}\n',
      'content/water/b.bib': '@misc{doe:2020, title={B}}\n@misc{x, title={X} year=1}\n',
      'content/water/decks/talk.yaml': 'slides: [{ use: cover }]\n',
    });
    const { err } = await runInProcess(['build'], root);
    const lines = err.split('\n').filter((line) => /(error|warning)\[/.test(line));
    expect(lines).toEqual([
      'content/water/a.bib:1:33: warning[bibliography-entry]: "ftp://x" is no address of the web',
      'content/water/b.bib:1:7: error[bibliography-id]: the keys "Doe_2020" and "doe:2020" both come to the id "doe-2020"',
      'content/water/b.bib:2:20: error[bibliography-syntax]: the entry "x" cannot be read further than here',
      expect.stringMatching(/outline.yaml:2:33: error\[bibliography-syntax\]: "c.ris" is no bibliography/),
      expect.stringMatching(/outline.yaml:2:40: error\[file-not-found\]/),
      expect.stringMatching(/outline.yaml:2:50: error\[/),
      expect.stringMatching(/outline.yaml:2:68: error\[bibliography-syntax\]/),
    ]);
  });

  it('has its schema', async () => {
    const root = writeProject(scratch, 'schema', {
      'content/water/outline.yaml': 'title: Water\n',
      'content/water/decks/talk.yaml': 'slides: [{ use: cover }]\n',
    });
    const { out } = await runInProcess(['schema', 'outline'], root);
    const { Ajv2020 } = await import('ajv/dist/2020.js');
    const valid = new Ajv2020({ strict: false }).compile(JSON.parse(out));
    const isValid = (sources: unknown) => valid({ title: 'Water', sources });
    expect(isValid({ file: 'a.bib', one: { 'valid-until': '2026-01' } })).toBe(true);
    expect(isValid({ file: ['a.bib', 'b.json'] })).toBe(true);
    expect(isValid({ one: { title: 'One' }, file: { title: 'A source of this name' } })).toBe(true);
    expect(isValid({ one: { 'valid-until': '2026-01' } })).toBe(false);
    expect(isValid({ file: 5 })).toBe(false);
  });
});
