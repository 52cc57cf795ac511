import { describe, expect, test } from 'vitest';
import { type Outline, resolveOutline } from '../../src/outline/index.ts';
import { formatLocation, type Outcome } from '../../src/source/index.ts';
import { spanOf } from '../../src/yaml/index.ts';
import { memoryFiles } from '../fixtures/memory-files.ts';
import { waterFiles, waterOutline } from '../fixtures/water-outline.ts';

const options = { folder: 'content/water', id: 'water', language: 'en' };

function resolve(text: string, files: Readonly<Record<string, string>> = {}): Outcome<Outline> {
  return resolveOutline({ path: 'o', text }, memoryFiles({ ...waterFiles, ...files }), options);
}

/** `line:col code` of everything that is reported. */
function findings(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  return resolve(text, files).diagnostics.map(
    (d) => `${formatLocation(d.span!).replace(/^o:/, '')} ${d.code}`,
  );
}

/** The first diagnostic in words. */
function firstOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const [found] = resolve(text, files).diagnostics;
  return { message: found!.message, hint: found!.hint };
}

describe('a whole outline', () => {
  const { value, diagnostics } = resolve(waterOutline);
  const outline = value!;

  test('has nothing to report', () => {
    expect(diagnostics).toEqual([]);
  });

  test('keeps the order of the file', () => {
    expect([...outline.elements.keys()]).toEqual(['rain', 'ocean', 'air', 'land']);
  });

  test('joins relationships to what they relate', () => {
    const evaporation = outline.relationships.get('evaporation')!;
    expect(evaporation.directed).toBe(true);
    expect(evaporation.first).toBe(outline.elements.get('ocean'));
    expect(evaporation.second).toBe(outline.elements.get('air'));
    expect(outline.relationships.get('ocean-air')!.directed).toBe(false);
    expect(outline.relationships.get('report-on-cycle')!.first).toBe(outline.events.get('published'));
    expect(outline.relationships.get('report-on-cycle')!.second).toBe(outline.groups.get('stores'));
  });

  test('finds the members of groups', () => {
    const ids = (group: string): string[] => outline.groups.get(group)!.members.map((member) => member.id);
    expect(ids('stores')).toEqual(['ocean', 'air', 'land']);
    expect(ids('stores-1990')).toEqual(['ocean', 'land', 'rain']);
    expect(ids('everything')).toEqual(['stores-1990', 'evaporation', 'published', 'air']);
    const changed = outline.groups.get('stores-1990')!;
    expect(changed.extends).toBe(outline.groups.get('stores'));
    expect(changed.relabel.get('land')!.wordings[0]!.value).toBe('Soil and rock');
    expect(changed.add.map((member) => member.id)).toEqual(['rain']);
    expect(changed.remove.map((member) => member.id)).toEqual(['air']);
  });

  test('finds quotes in their stored source, with their lines', () => {
    const [share, agree] = outline.elements.get('ocean')!.statements;
    expect(share).toMatchObject({ key: 'ocean-share', at: 'first paragraph' });
    expect(share!.passages[0]).toMatchObject({ checked: 'verified', line: 1 });
    expect(agree!.key).toBe('ocean/2');
    expect(agree!.passages.map(({ checked, line }) => [checked, line])).toEqual([
      ['verified', 2],
      ['not-stored', null],
    ]);
    expect(agree!.source).toBe(outline.sources.get('usgs'));
    expect(outline.statements[0]!.passages[0]).toMatchObject({ checked: 'no-quote', line: null });
  });

  test('keys statements, each of them once, in the order of the file', () => {
    expect([...outline.statementsByKey.keys()]).toEqual([
      'source/usgs/1',
      'core',
      'ocean-share',
      'ocean/2',
      'ocean-air/1',
    ]);
    expect(outline.byId.get('core')).toBe(outline.statements[0]);
    expect(outline.byId.get('ocean')).toBe(outline.elements.get('ocean'));
    expect(outline.byId.has('usgs')).toBe(false);
  });

  test('reads data from rows and from CSV', () => {
    const sizes = outline.data.get('sizes')!;
    expect(sizes.rows.map((row) => row.cells.map((cell) => cell.value))).toEqual([
      [1990, 3],
      [2016, 3],
    ]);
    expect(sizes.rows[0]!.cells[1]!.group).toBe(outline.groups.get('stores-1990'));
    const growth = outline.data.get('growth')!;
    expect(growth.columns.map((column) => [column.id, column.label.wordings[0]!.value])).toEqual([
      ['year', 'year'],
      ['share', 'share'],
    ]);
    expect(growth.rows.map((row) => row.cells.map((cell) => cell.value))).toEqual([
      [1990, 0.5],
      [2016, 12],
    ]);
    expect(growth.source).toBe(outline.sources.get('usgs'));
  });

  test('has every field of the format as its own null', () => {
    const rain = outline.elements.get('rain')!;
    for (const field of ['headline', 'role', 'kind', 'as-printed', 'notes', 'image', 'tags', 'excuse']) {
      expect(Object.hasOwn(rain, field)).toBe(true);
      expect(rain[field as keyof typeof rain]).toBeNull();
    }
    expect(rain.statements).toEqual([]);
  });

  test('knows where things stand', () => {
    expect(formatLocation(outline.elements.get('ocean')!.span)).toBe('o:18:3');
    expect(formatLocation(spanOf(outline.elements.get('ocean')!, 'role'))).toBe('o:20:11');
  });
});

const head = 'title: T\nsources: { s: { title: S } }\n';

describe('references', () => {
  test.each<[string, string, string[]]>([
    [
      'an end',
      'elements: { ocean: O }\nrelationships:\n  r: { from: ocaen, to: ocean, label: l }',
      ['5:14 unknown-element'],
    ],
    [
      'a pair',
      'elements: { a: A }\nrelationships:\n  r: { between: [a, b], label: l }',
      ['5:21 unknown-element'],
    ],
    ['a member', 'groups:\n  g: { label: G, members: [x] }', ['4:28 unknown-member']],
    ['an extended group', 'groups:\n  g: { label: G, extends: x }', ['4:27 unknown-group']],
    ['a source', 'statements:\n  - { text: t, source: x }', ['4:24 unknown-source']],
    [
      'a source of a passage',
      'statements:\n  - { text: t, quotes: [{ source: x, quote: q }] }',
      ['4:35 unknown-source'],
    ],
    ['a source of data', 'data:\n  d: { source: x, columns: { a: A }, rows: [] }', ['4:16 unknown-source']],
    [
      'a counted group',
      'data:\n  d: { columns: { a: A }, rows: [{ a: { count: x } }] }',
      ['4:48 unknown-group'],
    ],
  ])('%s', (_, text, expected) => {
    expect(findings(`${head}${text}`)).toEqual(expected);
  });

  test('a slip is guessed among what could stand there', () => {
    const text =
      'title: T\nelements: { ocean: O }\nterms: { ocan: { term: t, meaning: m } }\nrelationships: { r: { from: ocan, to: ocean, label: l } }';
    expect(firstOf(text)).toEqual({
      message: 'no element "ocan"',
      hint: '"ocan" is a term; an element, event or group is wanted here',
    });
    expect(firstOf(text.replace('from: ocan', 'from: ocaen'))).toMatchObject({
      hint: 'did you mean "ocean"?',
    });
  });

  test.each<[string, string, string]>([
    ['few sources', 'statements: [{ text: t, source: xyz }]', 'there are these sources: s'],
    ['no group', 'groups: { g: { label: G, extends: xyz, remove: [] } }', 'there are these groups: g'],
    [
      'no group at all',
      'data: { d: { rows: [{ a: { count: x } }] } }',
      'there are no groups yet; write it under "groups"',
    ],
    [
      'few ends',
      'elements: { a: A, b: B }\nevents: { e: { date: 2014, label: E } }\nrelationships: { r: { from: a, to: xyz, label: l } }',
      'there are these ids: a, b, e',
    ],
  ])('where nothing is near, the hint tells what there is: %s', (_, text, hint) => {
    expect(firstOf(`${head}${text}`).hint).toBe(hint);
  });

  test('many are not listed', () => {
    const many = Array.from({ length: 13 }, (_, i) => `s${i}: { title: S }`).join(', ');
    const text = `title: T\nsources: { ${many} }\nstatements: [{ text: t, source: nowhere }]`;
    expect(firstOf(text).hint).toBeNull();
  });

  test('a relationship is no end of another', () => {
    const text =
      'title: T\nelements: { a: A, b: B }\nrelationships:\n  r: { from: a, to: b, label: l }\n  q: { from: r, to: a, label: l }';
    expect(firstOf(text).hint).toMatch(/joins elements, events or groups/);
  });

  test('nothing is said of references to what is broken itself', () => {
    const text = [
      'title: T',
      'elements: { a: { label: }, b: B }',
      'relationships:',
      '  r: { from: a, to: b, label: l }',
      '  q: { from: a, to: nowhere, label: l }',
      'groups: { g: { label: G, members: [a, b, r, q], count: 1 }, h: { label: H, extends: g, count: 5 } }',
    ];
    expect(findings(text.join('\n'))).toEqual(['2:18 missing-key', '5:21 unknown-element']);
  });
});

describe('ids', () => {
  test('elements, relationships, groups, events and named statements share one set', () => {
    const text = [
      'title: T',
      'sources: { x: { title: S } }',
      'statements:',
      '  - { id: a, text: t, source: x }',
      '  - { id: n, text: t, source: x }',
      '  - { id: n, text: t, source: x }',
      'elements: { a: A, x: X, b: B }',
      'relationships: { x: { from: a, to: b, label: l } }',
      'groups: { a: { label: G, members: [] } }',
      'events: { b: { date: 2014, label: E } }',
      'terms: { a: { term: t, meaning: m } }',
    ];
    const outcome = resolve(text.join('\n'));
    expect(findings(text.join('\n')).sort()).toEqual([
      '10:11 duplicate-id',
      '4:11 duplicate-id',
      '6:11 duplicate-id',
      '8:18 duplicate-id',
      '9:11 duplicate-id',
    ]);
    expect(formatLocation(outcome.diagnostics[0]!.related[0]!.span)).toBe('o:7:19');
  });

  test.each(['Rain', 'rain_fall', '-rain', 'rain--fall', 'r'.repeat(65), 'régn', 'a b'])(
    '%s is none',
    (id) => {
      expect(findings(`title: T\nelements: { "${id}": A }`)).toEqual(['2:13 invalid-id']);
    },
  );

  test('statements may be a map of their ids', () => {
    const text = [
      'title: T',
      'sources: { s: { title: S } }',
      'statements:',
      '  core: { text: t, source: s }',
      '  Core: { text: t, source: s }',
      '  a: { text: t, source: s }',
      '  b: { source: s }',
      'elements: { a: A }',
    ];
    const { value } = resolve(text.join('\n'));
    expect([...value!.statementsByKey.keys()]).toEqual(['core', 'outline/2', 'outline/3', 'b']);
    expect(findings(text.join('\n'))).toEqual(['5:3 invalid-id', '7:3 missing-key', '6:3 duplicate-id']);
  });

  test('statements of like-named things do not share a key', () => {
    const statement = 'statements: [{ text: t, source: x }]';
    const text = `title: T\nsources: { x: { title: S, ${statement} } }\n${statement}\nelements: { x: { label: X, ${statement} }, outline: { label: O, ${statement} } }\nterms: { x: { term: t, meaning: m, ${statement} } }`;
    const { value, diagnostics } = resolve(text);
    expect(diagnostics).toEqual([]);
    expect([...value!.statementsByKey.keys()]).toEqual([
      'source/x/1',
      'outline/1',
      'x/1',
      'entity/outline/1',
      'term/x/1',
    ]);
  });
});

describe('relationships', () => {
  test.each<[string, string, string[]]>([
    ['no ends', '{ label: l }', ['3:18 relationship-ends']],
    ['only from', '{ from: a, label: l }', ['3:18 relationship-ends']],
    ['both ways', '{ from: a, to: b, between: [a, b], label: l }', ['3:39 relationship-ends']],
    ['itself', '{ from: a, to: a, label: l }', ['3:36 relationship-ends']],
    ['a pair of one', '{ between: [a], label: l }', ['3:32 relationship-ends']],
    ['a pair of three', '{ between: [a, b, c], label: l }', ['3:32 relationship-ends']],
    ['a pair of the same', '{ between: [a, a], label: l }', ['3:36 relationship-ends']],
    ['wording of a directed one', '{ from: a, to: b, label: l, forward: f }', ['3:49 not-a-pair']],
    [
      'direction of a directed one',
      '{ from: a, to: b, label: l, statements: [{ text: t, source: s, direction: forward }] }',
      ['3:84 not-a-pair'],
    ],
    ['no label', '{ from: a, to: b }', ['3:23 missing-key']],
  ])('%s', (_, written, expected) => {
    const text = `title: T\nsources: { s: { title: S } }\nrelationships: { r: ${written} }\nelements: { a: A, b: B, c: C }`;
    expect(findings(text)).toEqual(expected);
  });
});

describe('groups', () => {
  test.each<[string, string, string[]]>([
    ['neither members nor extends', 'g: { label: G }', ['3:3 group-shape']],
    [
      'both',
      'g: { label: G, members: [a], extends: h }\n  h: { label: H, members: [b] }',
      ['3:18 group-shape'],
    ],
    ['add without extends', 'g: { label: G, members: [a], add: [b] }', ['3:32 group-shape']],
    ['a member twice', 'g: { label: G, members: [a, b, a] }', ['3:34 duplicate-member']],
    ['too few', 'g: { label: G, members: [a, b], count: 3 }', ['3:42 group-count']],
    ['itself', 'g: { label: G, extends: g }', ['3:27 group-cycle']],
    ['each other', 'g: { label: G, extends: h }\n  h: { label: H, extends: g }', ['4:27 group-cycle']],
    ['its own member', 'g: { label: G, members: [a, g] }', ['3:31 group-cycle']],
    [
      'members of each other',
      'g: { label: G, members: [h] }\n  h: { label: H, members: [a, g], count: 7 }',
      ['4:31 group-cycle'],
    ],
    [
      'removing what is not there',
      'g: { label: G, members: [a] }\n  h: { label: H, extends: g, remove: [b] }',
      ['4:39 not-a-member'],
    ],
    [
      'adding what is there',
      'g: { label: G, members: [a] }\n  h: { label: H, extends: g, add: [a] }',
      ['4:36 already-a-member'],
    ],
    [
      'relabelling what is not there',
      'g: { label: G, members: [a], relabel: { b: X } }',
      ['3:43 not-a-member'],
    ],
    ['relabelling nothing', 'g: { label: G, members: [a], relabel: { z: X } }', ['3:43 unknown-member']],
    [
      'a base further down',
      'h: { label: H, extends: g, add: [b], count: 2 }\n  g: { label: G, members: [a] }',
      [],
    ],
    [
      'taken and put at the end',
      'g: { label: G, members: [a, b] }\n  h: { label: H, extends: g, remove: [a], add: [a], count: 2 }',
      [],
    ],
    ['a count that is no number', 'g: { label: G, members: [a], count: three }', ['3:39 wrong-type']],
    ['a count below none', 'g: { label: G, members: [a], count: -1 }', ['3:39 invalid-value']],
  ])('%s', (_, written, expected) => {
    expect(findings(`title: T\ngroups:\n  ${written}\nelements: { a: A, b: B }`)).toEqual(expected);
  });

  test('a wrong count says what was expected and what is there', () => {
    const text = 'title: T\ngroups: { g: { label: G, members: [a, b], count: 3 } }\nelements: { a: A, b: B }';
    expect(firstOf(text).message).toBe('the group "g" must have 3 members and has 2: a, b');
  });

  test('labels are inherited, changed, and dropped with their member', () => {
    const text = [
      'title: T',
      'elements: { a: A, b: B, c: C }',
      'groups:',
      '  one: { label: One, members: [a, b, c], relabel: { a: A1, b: B1, c: C1 } }',
      '  two: { label: Two, extends: one, remove: [b], relabel: { c: C2 } }',
    ];
    const two = resolve(text.join('\n')).value!.groups.get('two')!;
    expect([...two.relabel].map(([id, label]) => [id, label.wordings[0]!.value])).toEqual([
      ['a', 'A1'],
      ['c', 'C2'],
    ]);
  });
});

describe('statements', () => {
  const stored = { 'content/water/s.txt': 'One two three.\n\nOne two\n   four "five" 六七。\n' };
  const withSource = (statement: string): string =>
    `title: T\nsources: { s: { title: S, file: s.txt }, t: { title: T } }\nstatements:\n  - ${statement}`;

  test.each<[string, string, string[]]>([
    ['no source', '{ text: x }', ['4:7 statement-source']],
    ['a quote without a source', '{ text: x, quote: q }', ['4:16 statement-source']],
    ['an empty quote', '{ text: x, source: s, quote: "" }', ['4:34 missing-key']],
    ['a quote of blanks', '{ text: x, source: s, quote: " " }', ['4:34 missing-key']],
    ['an empty quote among several', '{ text: x, quotes: [{ source: s, quote: "" }] }', ['4:45 missing-key']],
    ['a quote that is left open', '{ text: x, source: s, quote: }', []],
    ['source and quotes', '{ text: x, source: s, quotes: [{ source: s }] }', ['4:16 statement-source']],
    [
      'at beside quotes',
      '{ text: x, at: p. 1, quotes: [{ source: t, quote: q }] }',
      ['4:16 statement-source'],
    ],
    ['no quotes in quotes', '{ text: x, quotes: [] }', ['4:16 statement-source']],
    ['a passage without a source', '{ text: x, quotes: [{ quote: q }] }', ['4:27 missing-key']],
    ['a direction without a pair', '{ text: x, source: s, direction: forward }', ['4:27 not-a-pair']],
    ['no text', '{ source: s }', ['4:7 missing-key']],
    ['an unknown key', '{ text: x, source: s, qoute: q }', ['4:27 unknown-key']],
    ['a quote that is there', '{ text: x, source: s, quote: two three. }', []],
    ['a quote over a line break', '{ text: x, source: s, quote: two four }', []],
    ['a quote with other spaces', '{ text: x, source: s, quote: "two\\n\\t three." }', []],
    ['a quote in a block', '{ text: x, source: s }'.replace(' }', ', quote: "two three.\\n" }'), []],
    ['a quote in another case', '{ text: x, source: s, quote: Two three }', ['4:34 quote-not-found']],
    ['a quote with another mark', '{ text: x, source: s, quote: four “five” }', ['4:34 quote-not-found']],
    ['a quote that ends otherwise', '{ text: x, source: s, quote: three! }', ['4:34 quote-not-found']],
    ['a quote of nothing like it', '{ text: x, source: s, quote: zzzzz }', ['4:34 quote-not-found']],
    ['a quote that stands twice', '{ text: x, source: s, quote: One two }', ['4:34 quote-ambiguous']],
    ['a quote that stands twice, located', '{ text: x, source: s, quote: One two, at: line 3 }', []],
    ['a quote from a source that is not stored', '{ text: x, source: t, quote: anything }', []],
    [
      'a wrong quote among several',
      '{ text: x, quotes: [{ source: s, quote: three }, { source: s, quote: tree }] }',
      ['4:74 quote-not-found'],
    ],
  ])('%s', (_, statement, expected) => {
    expect(findings(withSource(statement), stored)).toEqual(expected);
  });

  test('the line of a quote that stands more than once is the one that "at" names', () => {
    const passage = (at: string) =>
      resolve(withSource(`{ text: x, source: s, quote: One two, at: ${at} }`), stored).value!.statements[0]!
        .passages[0]!;
    expect(passage('line 3')).toMatchObject({ checked: 'verified', line: 3 });
    expect(passage('second paragraph')).toMatchObject({ checked: 'verified', line: null });
  });

  test.each([
    [
      'One two tree',
      'the nearest passage is "One two three": it has "h" where the quote has "r" after "One two t"',
    ],
    ['four ‘five’', 'it has """ (U+0022) where the quote has "‘" (U+2018) after "four "'],
    ['Ona two', 'it has "e" where the quote has "a" after "On"'],
    ['two four "five" 六八', 'it has "七" (U+4E03) where the quote has "八" (U+516B)'],
    ['six sevn eight', 'nothing like it stands there'],
  ])('what is nearest to %s', (quote, hint) => {
    expect(firstOf(withSource(`{ text: x, source: s, quote: '${quote}' }`), stored).hint).toContain(hint);
  });

  test('the place of the nearest passage is given', () => {
    const [found] = resolve(withSource('{ text: x, source: s, quote: two for "five" }'), stored).diagnostics;
    expect(found!.related.map((r) => formatLocation(r.span))).toEqual(['content/water/s.txt:3:5']);
  });

  test('changing any one letter of a quote is found', () => {
    const quote = "Most of Earth's water is in the oceans.";
    const changed = [...quote].map(
      (letter, i) => quote.slice(0, i) + (letter === 'x' ? 'y' : 'x') + quote.slice(i + 1),
    );
    for (const each of changed) {
      const codes = resolve(waterOutline.replace(`quote: ${quote}`, `quote: "${each}"`)).diagnostics;
      expect(codes.map((d) => d.code)).toEqual(['quote-not-found']);
    }
  });

  test('passages share a key when they are the same passage', () => {
    const text = `title: T\nsources: { s: { title: S }, t: { title: T } }\nstatements:\n  - { text: a, source: s, quote: one  two }\n  - { text: b, source: s, quote: "one\\ntwo" }\n  - { text: c, source: t, quote: one two }\n  - { text: d, source: s, quote: one two, at: p. 2 }`;
    const keys = resolve(text).value!.statements.map((statement) => statement.passages[0]!.key);
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('sources', () => {
  test.each([
    'ftp://x.org',
    'javascript:alert(1)',
    'www.usgs.gov',
    'https://',
    'http://a b',
    'file:///etc/passwd',
  ])('%s is no address', (url) => {
    expect(findings(`title: T\nsources: { s: { title: S, url: "${url}" } }`)).toEqual(['2:32 invalid-url']);
  });

  test.each(['https://x.org/a?b=c#d', 'http://en.people.cn./90785/8599204.html', 'https://例え.jp/'])(
    '%s is one',
    (url) => {
      expect(findings(`title: T\nsources: { s: { title: S, url: "${url}" } }`)).toEqual([]);
    },
  );

  test('an empty address or file is no absent one', () => {
    expect(findings('title: T\nsources: { s: { title: S, url: "", file: " " } }')).toEqual([
      '2:32 missing-key',
      '2:42 missing-key',
    ]);
  });

  test('a stored copy that is missing is reported where it is named, and its quotes are not', () => {
    const text =
      'title: T\nsources: { s: { title: S, file: gone.txt } }\nstatements: [{ text: t, source: s, quote: q }]';
    expect(findings(text)).toEqual(['2:33 file-not-found']);
  });

  test('a picture that is missing is reported where it is named', () => {
    expect(findings('title: T\nelements: { a: { label: A, image: { src: x.png, alt: y } } }')).toEqual([
      '2:42 file-not-found',
    ]);
  });
});

describe('data', () => {
  const withData = (data: string): string =>
    `title: T\ndata:\n  d: ${data}\ngroups: { g: { label: G, members: [a] } }\nelements: { a: A }`;
  const csv = (text: string) => ({ 'content/water/d.csv': text });

  test.each<[string, string, string[]]>([
    ['neither file nor rows', '{ label: D }', ['3:3 data-shape']],
    ['both', '{ file: d.csv, rows: [{ a: 1 }] }', ['3:21 data-shape']],
    ['an unknown column', '{ columns: { a: A }, rows: [{ b: 1 }] }', ['3:36 unknown-column']],
    ['a list in a cell', '{ columns: { a: A }, rows: [{ a: [1] }] }', ['3:39 wrong-type']],
    ['a count of no group', '{ columns: { a: A }, rows: [{ a: { count: a } }] }', ['3:48 unknown-group']],
    [
      'numbers that would not stay what they are',
      '{ rows: [{ a: 1e999, b: 00501 }] }',
      ['3:20 unsafe-number'],
    ],
    [
      'another key in a cell',
      '{ columns: { a: A }, rows: [{ a: { cuont: g } }] }',
      ['3:41 unknown-key', '3:41 missing-key'],
    ],
    ['a heading of no column', '{ file: d.csv, columns: { z: Z } }', ['3:32 unknown-column']],
    [
      'a character that no file can hold',
      '{ columns: { a: A }, rows: [{ a: "\\u0007" }] }',
      ['3:40 forbidden-character'],
    ],
  ])('%s', (_, data, expected) => {
    expect(findings(withData(data), csv('a,b\n1,2\n'))).toEqual(expected);
  });

  test('cells of rows', () => {
    const text = withData(
      '{ rows: [{ year: 1990, name: no, ratio: 0.5 }, { name: "7", n: { count: g }, year: ~ }] }',
    );
    const { columns, rows } = resolve(text).value!.data.get('d')!;
    expect(columns.map((column) => column.id)).toEqual(['year', 'name', 'ratio', 'n']);
    expect(rows.map((row) => row.cells.map((cell) => cell.value))).toEqual([
      [1990, 'no', 0.5, null],
      [null, 7, null, 1],
    ]);
  });

  test('cells in several languages', () => {
    const text = withData('{ rows: [{ when: { en: Before, zh: 前 }, n: 1 }, { when: After, n: 2 }] }');
    const { value, diagnostics } = resolve(text);
    expect(diagnostics).toEqual([]);
    const cells = value!.data.get('d')!.rows.map((row) => row.cells[0]!);
    expect(cells.map((cell) => cell.value)).toEqual(['Before', 'After']);
    expect(cells[0]!.text!.wordings.map((wording) => wording.value)).toEqual(['Before', '前']);
    expect(cells[1]!.text).toBeNull();
  });

  test.each<[string, string[]]>([
    ['{ zh: 前 }', ['3:23 missing-own-language']],
    ['{ en: Before, chinese: 前 }', ['3:37 invalid-language']],
    ['{ en: [1] }', ['3:29 wrong-type']],
    ['{ count: h }', ['3:32 unknown-group']],
    ['{ label: h }', ['3:25 unknown-key', '3:25 missing-key']],
  ])('a cell %s', (cell, expected) => {
    expect(findings(withData(`{ rows: [{ when: ${cell} }] }`))).toEqual(expected);
  });

  test('headings of a CSV file may be worded in the outline', () => {
    const text = withData('{ file: d.csv, columns: { b: { en: Bee, fr: Abeille } } }');
    const { columns } = resolve(text, csv('a,b\n1,2\n')).value!.data.get('d')!;
    expect(columns.map((column) => column.label.wordings.map((w) => w.value))).toEqual([
      ['a'],
      ['Bee', 'Abeille'],
    ]);
  });
});

describe('languages', () => {
  test('a text in several languages has one in the own', () => {
    const text =
      'title: { zh: 水 }\nlanguage: en\nsources: { s: { title: { zh: 源 } } }\nelements: { a: { label: { fr: Eau }, retired: [{ fr: Onde }] } }\nstatements: [{ text: t, source: s, quote: q, rendering: { fr: r } }]';
    expect(findings(text)).toEqual(['1:8 missing-own-language', '4:25 missing-own-language']);
  });

  test('the project says it where the outline does not', () => {
    const outcome = resolveOutline({ path: 'o', text: 'title: T' }, memoryFiles({}), {
      ...options,
      language: 'zh',
    });
    expect(outcome.value!.language).toBe('zh');
  });
});

describe('what is broken hides nothing else', () => {
  test('one run tells all', () => {
    const text = [
      'title: T',
      'color: red',
      'sources: { s: { title: S, url: nowhere, file: s.txt } }',
      'elements: { a: { labl: A }, b: B }',
      'relationships: { r: { from: b, to: z, label: l } }',
      'groups: { g: { label: G, members: [b, y], count: 9 } }',
      'events: { e: { date: 2014-13, label: E } }',
      'data: { d: { columns: { q: Q }, rows: [{ p: 1 }] } }',
      'statements: [{ text: t, source: s, quote: missing }]',
    ];
    expect(findings(text.join('\n'), { 'content/water/s.txt': 'nothing here' }).sort()).toEqual([
      '2:1 unknown-key',
      '3:32 invalid-url',
      '4:18 missing-key',
      '4:18 unknown-key',
      '5:36 unknown-element',
      '6:39 unknown-member',
      '7:22 invalid-date',
      '8:42 unknown-column',
      '9:43 quote-not-found',
    ]);
  });

  test('a missing title too', () => {
    const outcome = resolve('elements: { a: A }\ngroups: { g: { label: G, members: [x] } }');
    expect(outcome.diagnostics.map((d) => d.code)).toEqual(['missing-key', 'unknown-member']);
    expect(outcome.value!.elements.has('a')).toBe(true);
  });

  const inside = 'statements: [{ text: t, source: s9 }]';
  test.each<[string, string, string[]]>([
    ['a source', `sources: { t: { titel: T, ${inside} } }`, ['unknown-key', 'missing-key', 'unknown-source']],
    ['an element without a label', `elements: { e: { ${inside} } }`, ['missing-key', 'unknown-source']],
    [
      'an element with a bad label',
      `elements: { e: { label: [a], ${inside} } }`,
      ['wrong-type', 'unknown-source'],
    ],
    [
      'an element with one bad wording',
      `elements: { e: { label: { en: Lake, english: See }, ${inside} } }`,
      ['invalid-language', 'unknown-source'],
    ],
    [
      'a relationship without a label',
      `relationships: { q: { from: a, to: nowhere, ${inside} } }`,
      ['missing-key', 'unknown-element', 'unknown-source'],
    ],
    [
      'a relationship without ends',
      `relationships: { q: { label: l, statements: [{ text: t, source: s9, direction: forward }] } }`,
      ['relationship-ends', 'unknown-source'],
    ],
    [
      'a group without a label',
      `groups: { g: { members: [a, nowhere], count: 7, ${inside} } }`,
      ['missing-key', 'unknown-member', 'unknown-source'],
    ],
    [
      'an event with a bad date',
      `events: { e: { date: May, label: E, ${inside} } }`,
      ['invalid-date', 'unknown-source'],
    ],
    ['a term without a meaning', `terms: { t: { term: T, ${inside} } }`, ['missing-key', 'unknown-source']],
    ['data without rows', `data: { d: { ${inside} } }`, ['data-shape', 'unknown-source']],
    [
      'a statement without a text',
      'statements: [{ source: s, quote: not in it }, { source: s9 }]',
      ['missing-key', 'missing-key', 'quote-not-found', 'unknown-source'],
    ],
    [
      'a picture without a description',
      'elements: { e: { label: E, image: { src: x.png } } }',
      ['missing-key', 'file-not-found'],
    ],
  ])('%s still has its contents looked at', (_, section, expected) => {
    const [name] = section.split(':');
    const head = { sources: '', elements: '' };
    const text = [
      'title: T',
      section.startsWith('sources')
        ? section.replace('{ t:', '{ s: { title: S, file: s.txt }, t:')
        : 'sources: { s: { title: S, file: s.txt } }',
      section.startsWith('elements') ? section.replace('{ e:', '{ a: A, e:') : 'elements: { a: A }',
      name! in head ? '' : section,
    ];
    const { diagnostics } = resolve(text.join('\n'), { 'content/water/s.txt': 'nothing here' });
    expect(diagnostics.map((d) => d.code)).toEqual(expected);
  });

  test('nothing is said of references to what lacks its label, and its place is kept', () => {
    const text = [
      'title: T',
      'elements: { a: { role: r }, b: B }',
      'relationships: { r: { from: a, to: b, label: l } }',
      'groups: { g: { label: G, members: [a, b, r], count: 3 } }',
    ];
    const { value, diagnostics } = resolve(text.join('\n'));
    expect(diagnostics.map((d) => d.code)).toEqual(['missing-key']);
    expect([...value!.elements.keys()]).toEqual(['a', 'b']);
    expect(value!.relationships.get('r')!.first).toBe(value!.elements.get('a'));
  });

  test('a bad wording is not missed a second time', () => {
    const text = 'title: T\nelements: { a: { label: { english: A, fr: Eau } } }';
    expect(findings(text)).toEqual(['2:27 invalid-language']);
  });

  test('a statement of something that was left out can be referred to', () => {
    const text =
      'title: T\nsources: { s: { title: S } }\nrelationships: { r: { label: l, statements: [{ id: known, text: t, source: s }] } }';
    expect(resolve(text).value!.statementsByKey.has('known')).toBe(true);
  });

  test.each<[string, string]>([
    ['', '1:1 empty-file'],
    ['- a', '1:1 wrong-type'],
    ['text', '1:1 wrong-type'],
    ['null', '1:1 wrong-type'],
    ['{}', '1:1 missing-key'],
    ['title: [a]', '1:8 wrong-type'],
    ['title: T\nelements: [a]', '2:11 wrong-type'],
    ['title: T\nelements: a', '2:11 wrong-type'],
    ['title: T\nelements: { a: [b] }', '2:16 wrong-type'],
    ['title: T\ngroups: { a: B }', '2:14 wrong-type'],
    ['title: T\nstatements: { a: B }', '2:18 wrong-type'],
    ['title: T\nlanguage: English (US)', '2:11 invalid-language'],
  ])('%j is a located error', (text, expected) => {
    expect(findings(text)).toEqual([expected]);
  });

  test('names of Object.prototype are ids like others where the grammar allows', () => {
    expect(findings('title: T\nelements: { valueof: A }\nconstructors: 1')).toEqual(['3:1 unknown-key']);
    expect(findings('title: T\ntoString: 1')).toEqual(['2:1 unknown-key']);
    expect(findings('title: T\nelements: { a: { label: A, hasOwnProperty: 1 } }')).toEqual([
      '2:28 unknown-key',
    ]);
  });
});
