import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/package/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { harbour, writeHarbour } from './harbour.ts';

const slides = `slides:
  - { use: overview, group: parts }
  - { use: element, each: parts }
  - { use: chart, title: Boxes, data: traffic, x: year, y: boxes }
  - { use: table, title: Table, data: traffic }
  - { use: bullets, title: Points, points: [growth] }
`;
const deck = (marking: string) => `marking: ${marking}
title: Harbour
formats: [pptx, md, html, docx, web]
handouts: [evidence]
${slides}`;

const secrets = [
  'Nightjar',
  'yard',
  'forty',
  'Secret margin',
  'Rail link',
  'crane contract',
  'Norddock',
  'is signed',
];

function textsOf(root: string, name: string): string {
  const read = (ending: string) => readFileSync(join(root, `output/x/${name}/${name}.${ending}`));
  const zipped = ['pptx', 'evidence.docx'].flatMap((ending) =>
    [...readZip(read(ending)).parts].flatMap(([path, part]) => [
      path,
      ...(typeof part !== 'string' && path.endsWith('.xlsx')
        ? [...readZip(part).parts].map(([, each]) => String(each))
        : [String(part)]),
    ]),
  );
  const plain = ['notes.md', 'evidence.md', 'evidence.html', 'web.html'].map((each) => String(read(each)));
  return [...zipped, ...plain].join('\n');
}

describe('decks of one outline for several audiences', () => {
  const root = writeHarbour('audiences', {
    'content/x/decks/all.yaml': deck('public'),
    'content/x/decks/house.yaml': deck('internal'),
    'content/x/decks/board.yaml': deck('confidential'),
  });

  it('show what each may see, and no more', async () => {
    const { code, err } = await runInProcess(['build'], root);
    expect(err).not.toContain('error');
    expect(code).toBe(0);
    const all = textsOf(root, 'all');
    expect(secrets.filter((each) => all.includes(each))).toEqual([]);
    const house = textsOf(root, 'house');
    expect(secrets.filter((each) => house.includes(each))).toEqual(['Rail link', 'crane contract']);
    const board = textsOf(root, 'board');
    const atHand = secrets.slice(0, 6);
    expect(atHand.filter((each) => !board.includes(each))).toEqual([]);
  });

  it('say on each slide, page and file who may see it', () => {
    const part = (name: string, path: string) => {
      const { parts } = readZip(readFileSync(join(root, `output/x/${name}/${name}.pptx`)));
      return String(parts.get(path));
    };
    const count = (text: string, word: string) => text.split(word).length - 1;
    // The first slide of the board's deck shows all parts, the last one what everybody may see.
    expect(count(part('board', 'ppt/slides/slide1.xml'), '<a:t>Confidential</a:t>')).toBe(2);
    expect(count(part('all', 'ppt/slides/slide1.xml'), '<a:t>Public</a:t>')).toBe(2);
    expect(part('board', 'ppt/slides/slide8.xml')).toContain('<a:t>Public</a:t>');
    // The crane itself is for all, what is said of it is not.
    expect(part('house', 'ppt/slides/slide3.xml')).toContain('<a:t>Public</a:t>');
    expect(part('house', 'ppt/notesSlides/notesSlide3.xml')).toContain('<a:t>Internal</a:t>');
    expect(part('board', 'docProps/core.xml')).toContain('<cp:category>Confidential</cp:category>');
    const read = (name: string, ending: string) =>
      readFileSync(join(root, `output/x/${name}/${name}.${ending}`), 'utf8');
    expect(read('all', 'evidence.md')).toMatch(/^\*\*Public\*\*\n[\s\S]*\n\*\*Public\*\*\n$/);
    expect(count(read('all', 'evidence.html'), '<p class="marking">Public</p>')).toBe(2);
    expect(read('board', 'web.html')).toContain('<meta name="marking" content="Confidential">');
    const docx = readZip(readFileSync(join(root, 'output/x/all/all.evidence.docx'))).parts;
    const pages = [...docx].filter(([path]) => /^word\/(header|footer)\d+\.xml$/.test(path));
    expect(pages.length).toBeGreaterThan(1);
    for (const [path, xml] of pages) expect(String(xml), path).toContain('Public');
  });

  it.each([
    '{ title: T, marking: public, formats: [md], slides: [ { use: overview, group: parts } ] }',
    '  marking: public\n  title: T\n  formats: [md]\n  slides: [ { use: overview, group: parts } ]',
    '? marking\n: public\n? title\n: T\n? formats\n: [md]\n? slides\n: [ { use: overview, group: parts } ]',
    '"m\\x61rking": public\ntitle: T\nformats: [md]\nslides: [ { use: overview, group: parts } ]',
  ])('have their marking however the file is laid out: %j', async (text) => {
    const root = writeHarbour('laid-out', {
      'throughline.yaml': 'markings: [public, internal, confidential]\nmarking: internal\n',
      'content/x/outline.yaml': `marking: public\n${harbour['content/x/outline.yaml']}`,
      'content/x/decks/d.yaml': text,
    });
    expect((await runInProcess(['build'], root)).code).toBe(0);
    const notes = readFileSync(join(root, 'output/x/d/d.notes.md'), 'utf8');
    expect(notes).toContain('Crane');
    expect(notes).not.toContain('Rail link');
  });

  it('have the counts of groups checked against all', async () => {
    const { err } = await runInProcess(['build', 'all'], root);
    expect(err).not.toContain('group-count');
  });
});

describe('the banner of a slide', () => {
  const sections = `  - { section: Open part }
  - { use: bullets, id: words, title: Words, points: [a] }
  - { section: Inner part, marking: internal }
`;
  it.each([
    ['a row', '{ use: table, title: Table, data: traffic }', 'Internal'],
    ['a row in a chart', '{ use: chart, title: Chart, data: traffic, x: year, y: boxes }', 'Internal'],
    [
      'rows that are chosen',
      '{ use: chart, title: Chart, data: traffic, where: { year: 2023 }, x: year, y: boxes }',
      'Public',
    ],
    [
      'rows that are chosen for a table',
      '{ use: table, title: Table, data: traffic, where: { year: [2023, 2024] } }',
      'Public',
    ],
    [
      'a row that is chosen for one',
      '{ use: table, title: Table, data: traffic, where: { year: 2025 } }',
      'Internal',
    ],
    [
      'a value of a row',
      '{ use: big-number, each: { data: traffic, where: { year: 2025 } }, value: "{{item.boxes}}", label: L }',
      'Internal',
    ],
    [
      'a value of another row',
      '{ use: big-number, each: { data: traffic, where: { year: 2023 } }, value: "{{item.boxes}}", label: L }',
      'Public',
    ],
    [
      'a row whose words stand beside its column',
      '{ use: table, title: Table, data: states, where: { state: sold }, columns: [state] }',
      'Internal',
    ],
    [
      'a column that is drawn alone',
      '{ use: table, title: Table, data: sales, columns: [shop, a, b, c], sparklines: [a, b, c] }',
      'Internal',
    ],
    [
      'columns beside one that few may see',
      '{ use: table, title: Table, data: sales, columns: [shop, a, c] }',
      'Public',
    ],
    ['a group of public things', '{ use: overview, group: inner, arrange: cards, title: Own }', 'Internal'],
    ['a figure of one', '{ use: diagram, of: inner, title: Own }', 'Internal'],
    ['groups in a figure', '{ use: diagram, of: [inner, outer], title: Own, arrange: venn }', 'Internal'],
    ['names of sections', '{ use: agenda }', 'Internal'],
    ['what all may see', '{ use: overview, group: outer }', 'Public'],
  ])('says who may see %s', async (_, slide, level) => {
    const root = writeHarbour('banner', {
      'content/x/outline.yaml': harbour['content/x/outline.yaml']!.replace(
        'groups:\n',
        'groups:\n  inner: { label: Inner ring, marking: internal, members: [quay, crane] }\n  outer: { label: Outer ring, members: [quay, crane] }\n',
      ).replace(
        'data:\n',
        `data:\n  sales:\n    columns: { shop: Shop, a: A, b: { label: B, marking: internal }, c: C }\n    rows: [ { shop: North, a: 1, b: 2, c: 3 }, { shop: South, a: 2, b: 1, c: 4 } ]\n  states:\n    columns: { state: { label: State, cells: { kept: We keep it, sold: We sell it } } }\n    rows: [ { state: kept }, { state: sold, marking: internal } ]\n`,
      ),
      'content/x/decks/d.yaml': `title: T\nmarking: internal\nformats: [pptx]\nslides:\n  - ${slide}\n${sections}`,
    });
    const { err } = await runInProcess(['build'], root);
    expect(err).not.toContain('error');
    const { parts } = readZip(readFileSync(join(root, 'output/x/d/d.pptx')));
    expect(String(parts.get('ppt/slides/slide1.xml'))).toContain(`<a:t>${level}</a:t>`);
  });
});

it('the banners of a deck that is made for a row say who may see what is told of the row', async () => {
  const root = writeHarbour('row-banner', {
    'content/x/decks/d.yaml':
      'for-each: { data: traffic, id: "{{row.year}}" }\ntitle: "Year {{row.year}}"\nvars: { n: "{{row.boxes}}" }\nmarking: internal\nformats: [pptx]\nslides:\n  - use: cover\n  - { use: bullets, id: a, title: T, points: [Nothing] }\n  - { use: bullets, id: b, title: T, points: ["Boxes: {{vars.n}}"] }\n',
  });
  expect((await runInProcess(['build'], root)).code).toBe(0);
  const levels = (year: number) => {
    const { parts } = readZip(readFileSync(join(root, `output/x/d-${year}/d-${year}.pptx`)));
    return [1, 2, 3].map(
      (n) => /<a:t>(Public|Internal)<\/a:t>/.exec(String(parts.get(`ppt/slides/slide${n}.xml`)))?.[1],
    );
  };
  expect(levels(2023)).toEqual(['Public', 'Public', 'Public']);
  expect(levels(2025)).toEqual(['Internal', 'Public', 'Internal']);
});

it('a value that a template prints says who may see its slide, and one in the name of a deck who may see the deck', async () => {
  const own =
    '---\nsummary: A value\n---\n<slide layout="title-and-content"><title>Number</title><slot name="body"><p>{{upper vars.n}} boxes</p></slot></slide>\n';
  const root = writeHarbour('printed-value', {
    'templates/briefing/slides/number.hbs': own,
    'content/x/decks/d.yaml':
      'for-each: { data: traffic, id: "{{row.year}}" }\ntitle: "Year {{row.year}}"\nvars: { n: "{{row.boxes}}" }\nmarking: internal\nformats: [pptx, md]\nslides:\n  - { use: bullets, id: a, title: T, points: [Nothing] }\n  - { use: number, id: b }\n',
  });
  const { code, err } = await runInProcess(['build'], root);
  expect(err).not.toContain('error');
  expect(code).toBe(0);
  const levels = (year: number) => {
    const folder = join(root, `output/x/d-${year}`);
    const { parts } = readZip(readFileSync(join(folder, `d-${year}.pptx`)));
    const of = (path: string) =>
      /(?:<a:t>|<cp:category>)(Public|Internal)</.exec(String(parts.get(path)))?.[1];
    const notes = readFileSync(join(folder, `d-${year}.notes.md`), 'utf8');
    return [
      ...['ppt/slides/slide1.xml', 'ppt/slides/slide2.xml', 'docProps/core.xml'].map(of),
      /Public|Internal/.exec(notes)?.[0],
    ];
  };
  expect(levels(2023)).toEqual(['Public', 'Public', 'Public', 'Public']);
  expect(levels(2025)).toEqual(['Public', 'Internal', 'Internal', 'Internal']);
});

describe('what a deck names and may not show', () => {
  const cases: Readonly<Record<string, string>> = {
    element: '{ use: element, item: nightjar }',
    statement: '{ use: bullets, title: P, points: [ { statement: price } ] }',
    'statement by its key alone': '{ use: bullets, title: P, points: [ price ] }',
    'a column of a chart': '{ use: chart, title: B, data: traffic, x: year, y: margin }',
    'a column of a table': '{ use: table, title: B, data: traffic, columns: [year, margin] }',
    'a column that chooses rows': '{ use: table, title: B, data: traffic, where: { margin: 77 } }',
    'a column of each row':
      '{ use: big-number, each: { data: traffic }, value: "{{item.margin}}", label: Margin }',
    'a member of a diagram': '{ use: diagram, title: D, of: [nightjar, quay] }',
    'a member that is gone through': '{ use: element, each: [quay, nightjar] }',
    data: '{ use: table, title: B, data: bids }',
    'a source of its own point':
      '{ use: bullets, title: P, points: [ { text: Hm, source: memo, quote: x } ] }',
    'a slide of its own': '{ use: bullets, title: P, marking: confidential, points: [ a ] }',
  };
  it.each(Object.entries(cases))('is an error: %s', async (name, entry) => {
    const root = writeHarbour('named', {
      'content/x/decks/d.yaml': `marking: internal\ntitle: T\nformats: [md]\nslides:\n  - ${entry}\n`,
    });
    const { code, err } = await runInProcess(['build'], root);
    expect(err, name).toContain('error[above-marking]');
    expect(code).toBe(1);
    expect(existsSync(join(root, 'output'))).toBe(false);
  });

  it('is left out of a list that decks of several levels include', async () => {
    const root = writeHarbour('parts', {
      'content/x/parts/p.yaml':
        '- { use: bullets, title: For some, id: some, marking: internal, points: [ Inner words ] }\n- { use: bullets, title: Rest, points: [ b ] }\n',
      'content/x/decks/d.yaml': 'title: T\nformats: [md]\nslides:\n  - { include: parts/p.yaml }\n',
      'content/x/decks/e.yaml':
        'title: T\nmarking: internal\nformats: [md]\nslides:\n  - { include: parts/p.yaml }\n',
    });
    expect((await runInProcess(['build'], root)).code).toBe(0);
    const notes = (name: string) => readFileSync(join(root, `output/x/${name}/${name}.notes.md`), 'utf8');
    expect(notes('d')).not.toContain('For some');
    expect(notes('d')).toContain('Rest');
    expect(notes('e')).toContain('For some');
    expect(notes('e')).toContain('**Internal**');
  });

  it('is left out of such a list with all slides of its section', async () => {
    const slides = 'slides:\n  - { use: agenda }\n  - { include: parts/p.yaml }\n';
    const root = writeHarbour('sections', {
      'content/x/parts/p.yaml': `- { section: Open part }
- { use: bullets, id: first, title: First, points: [ a ] }
- { section: Inner part, marking: internal }
- { use: bullets, id: second, title: Second, points: [ b ] }
- { section: Last part }
- { use: bullets, id: third, title: Third, points: [ c ] }
`,
      'content/x/decks/d.yaml': `title: T\nformats: [md, pptx]\n${slides}`,
      'content/x/decks/e.yaml': `title: T\nmarking: internal\nformats: [md]\n${slides}`,
    });
    expect((await runInProcess(['build'], root)).code).toBe(0);
    const notes = (name: string) => readFileSync(join(root, `output/x/${name}/${name}.notes.md`), 'utf8');
    expect(notes('e')).toContain('Second');
    for (const words of ['Inner part', 'Second']) expect(notes('d')).not.toContain(words);
    for (const words of ['Open part', 'First', 'Last part', 'Third']) expect(notes('d')).toContain(words);
    const { parts } = readZip(readFileSync(join(root, 'output/x/d/d.pptx')));
    const within = [...parts].filter(([, part]) => String(part).includes('Inner part'));
    expect(within.map(([path]) => path)).toEqual([]);
  });

  it('is an error where a slide of its own stands in a section of such a list', async () => {
    const root = writeHarbour('behind', {
      'content/x/parts/p.yaml': '- { section: Inner part, marking: internal }\n',
      'content/x/decks/d.yaml':
        'title: T\nformats: [md]\nslides: [ { use: cover }, { include: parts/p.yaml }, { use: bullets, title: Own, points: [a] } ]\n',
      'content/x/decks/e.yaml':
        'title: T\nformats: [md]\nslides: [ { use: cover }, { include: parts/p.yaml }, { section: Mine }, { use: bullets, title: Own, points: [a] } ]\n',
    });
    const { code, err } = await runInProcess(['build'], root);
    expect(err.match(/\S+ error\[above-marking\]/g)).toEqual([
      'content/x/decks/d.yaml:3:56: error[above-marking]',
    ]);
    expect(code).toBe(1);
  });
});

describe('levels', () => {
  const run = async (settings: string, marking: string) => {
    const root = writeHarbour('levels', {
      'throughline.yaml': settings,
      'content/x/outline.yaml':
        'title: A\nsources: { s: { title: S } }\nelements: { a: { label: Alpha, statements: [ { text: It is so., source: s } ] } }\n',
      'content/x/decks/d.yaml': `title: T\n${marking}\nformats: [md]\nslides: [ { use: element, item: a } ]\n`,
    });
    const ran = await runInProcess(['build'], root);
    const notes = join(root, 'output/x/d/d.notes.md');
    return { ...ran, notes: existsSync(notes) ? readFileSync(notes, 'utf8') : '' };
  };

  it('are those of TLP 2.0 too, by their names and as FIRST writes them', async () => {
    for (const name of ['AMBER+STRICT', 'TLP:AMBER+STRICT', 'amber+strict']) {
      const { code, notes } = await run('markings: tlp\nmarking: GREEN\n', `marking: ${name}`);
      expect(code, name).toBe(0);
      expect(notes).toContain('TLP:GREEN');
    }
  });

  it('have labels in the language of the deck, and short marks behind statements', async () => {
    const settings =
      'markings: [ { id: all, label: { en: For all, de: Für alle } }, { id: few, short: FW } ]\nmarking: few\nshow-marking: { portion: true, banner: top }\n';
    const { notes } = await run(settings, 'marking: few\nlanguage: de');
    expect(notes).toContain('It is so. (FW)');
    expect(notes.match(/\*\*Few\*\*/g)?.length).toBeGreaterThan(0);
    const lowest = await run(settings.replace('marking: few\n', ''), 'language: de');
    expect(lowest.notes).toContain('**Für alle**');
  });

  it.each([
    ['markings: [public, internal]\n', 'marking: secret', 'unknown-marking', 1],
    ['language: en\n', 'marking: internal', 'unknown-marking', 1],
    [
      'markings: [public, internal]\n',
      'vars: { level: internal }\nmarking: "{{vars.level}}"',
      'unknown-marking',
      1,
    ],
    ['markings: [public, private]\n', '', 'double-marking', 2],
    ['markings: [public, public]\n', '', 'double-marking', 2],
  ] as const)('that are wrong are told of: %s %s', async (settings, marking, code, exit) => {
    const ran = await run(settings, marking);
    expect(ran.err).toContain(`error[${code}]`);
    expect(ran.code).toBe(exit);
  });
});
