import { gifOf, jpegOf } from '../fixtures/pictures.ts';
import { composeCards } from './compose-cards.ts';
import { nastyBlocks, nastyText, nastyYaml, quote } from './nasty-text.ts';
import { type Random, randomFrom } from './random.ts';

export interface ComposedProject {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly outline: string;
  readonly deck: string;
  /** Sets of its own, in templates/. */
  readonly templateSets?: readonly string[];
}

const arrangements = ['hub', 'ring', 'pairs', 'layers', 'tree', 'matrix', 'timeline', 'chain'];
const charts = ['bar', 'column', 'line', 'combo', 'area', 'pie', 'doughnut', 'scatter'];
const kinds = ['core', 'process', 'actor', 'document', 'flow', 'influence'];
const icons = ['waves', 'cloud', 'star-of-david', 'number-one', 'yin-yang'];
const folder = 'content/fuzz';

/** A valid project of one outline and one deck with a bit of everything, decided by a seed. */
export function composeProject(seed: number): ComposedProject {
  const random = randomFrom(seed);
  const languages = random.pick([['en'], ['en'], ['zh'], ['en', 'zh'], ['ar'], ['de', 'ja']]);
  const model = composeOutline(random, languages);
  return {
    outline: `${folder}/outline.yaml`,
    deck: `${folder}/decks/deck.yaml`,
    files: {
      ...model.files,
      [`${folder}/outline.yaml`]: model.yaml,
      [`${folder}/decks/deck.yaml`]: composeDeck(random, languages, model),
      [`${folder}/parts/more.yaml`]: composeSlides(random, languages, model, 'part', 2),
    },
  };
}

interface Model {
  readonly yaml: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly elements: readonly string[];
  readonly directed: readonly string[];
  readonly pairs: readonly string[];
  readonly groups: readonly string[];
  readonly events: readonly string[];
  readonly terms: readonly string[];
  readonly statements: readonly string[];
  readonly quoted: readonly string[];
  readonly pictured: readonly string[];
}

function composeOutline(random: Random, languages: readonly string[]): Model {
  const text = (most?: number) => nastyYaml(random, languages, most);
  const ids = (name: string, from: number, to: number) =>
    Array.from({ length: random.int(from, to) }, (_, i) => `${name}${i}`);
  const elements = ids('e', 3, 9);
  const pictured = random.some(elements, 1, 9);
  const events = ids('v', 1, 5);
  const terms = ids('t', 1, 5);
  const passages = Array.from(
    { length: 6 },
    (_, i) => `Passage ${i}: ${nastyText(random, 8).replace(/\s+/g, ' ')}.`,
  );
  const statements: string[] = [];
  const quoted: string[] = [];
  const statement = (): string => {
    const id = `s${statements.length}`;
    statements.push(id);
    const support = random.int(0, 2);
    if (support > 0) quoted.push(id);
    const passage = `{ source: page, quote: ${quote(random.pick(passages))}, at: p. ${random.int(1, 9)} }`;
    const rest = [
      'source: book',
      `source: page, quote: ${quote(random.pick(passages))}`,
      `quotes: [${passage}, { source: book, quote: ${quote(nastyText(random, 5))} }]`,
    ];
    return `{ id: ${id}, text: ${text()}, ${rest[support]}${random.chance(0.3) ? ', tags: [core]' : ''} }`;
  };
  const several = (most: number) => `[${Array.from({ length: random.int(0, most) }, statement).join(', ')}]`;
  const directed: string[] = [];
  const pairs: string[] = [];
  const relationships = Array.from({ length: random.int(2, 8) }, (_, i) => {
    const [a, b] = random.some(elements, 2, 2);
    const id = `r${i}`;
    if (random.chance(0.4)) {
      pairs.push(id);
      return `  ${id}: { between: [${a}, ${b}], label: ${text(5)}, forward: ${text(3)}, backward: ${text(3)}, statements: ${several(2)} }`;
    }
    directed.push(id);
    return `  ${id}: { from: ${b}, to: ${a}, label: ${text(3)}, kind: ${random.pick(kinds)}, statements: ${several(1)} }`;
  });
  const lines = [
    `title: ${text(5)}`,
    `language: ${languages[0]}`,
    `summary: ${quote(nastyBlocks(random))}`,
    'sources:',
    `  page: { title: ${text(5)}, short: ${text(3)}, file: sources/page.txt, url: "https://example.org/a?b=c&d=e", date: 2016-12-14 }`,
    `  book: { title: ${text(8)}, publisher: ${quote(nastyText(random, 4))}, date: 2014/2016 }`,
    'elements:',
    ...elements.map((id, i) =>
      i % 4 === 3 && !pictured.includes(id)
        ? `  ${id}: ${quote(nastyText(random, 4))}`
        : `  ${id}: { label: ${text(3)}, role: ${text(6)}, headline: ${text(8)}, kind: ${random.pick(kinds)},${random.chance(0.4) ? ` icon: ${random.pick(icons)},` : ''}${pictured.includes(id) ? ` image: { src: images/${random.pick(['a.jpg', 'b.gif', 'c.svg'])}, alt: ${text(4)} },` : ''} statements: ${several(4)}, notes: ${quote(nastyBlocks(random))} }`,
    ),
    'relationships:',
    ...relationships,
    'groups:',
    `  all: { label: ${text(3)}, members: [${elements.join(', ')}], count: ${elements.length} }`,
    `  less: { label: ${text(3)}, extends: all, remove: [${elements[0]}], relabel: { ${elements[1]}: ${text(3)} } }`,
    ...(pairs.length > 0 ? [`  pairs: { label: ${text(3)}, members: [${pairs.join(', ')}] }`] : []),
    'events:',
    ...events.map(
      (id) =>
        `  ${id}: { date: ${random.pick(['1990', '2014-05', '2020-02-29', '2021/2025', '../1999'])}, label: ${text(4)} }`,
    ),
    'terms:',
    ...terms.map((id) => `  ${id}: { term: ${text(2)}, meaning: ${text(12)} }`),
    'data:',
    `  rows: { columns: { name: ${text(2)}, a: ${text(2)}, b: ${text(2)} }, rows: [${Array.from({ length: random.int(1, 6) }, () => `{ name: ${quote(nastyText(random, 2))}, a: ${random.int(1, 900)}, b: ${random.int(1, 90) / 10} }`).join(', ')}] }`,
    '  file: { file: data/file.csv, source: page }',
  ];
  const csv = [
    'name,a,b',
    ...Array.from(
      { length: random.int(1, 6) },
      (_, i) => `"${nastyText(random, 2).replaceAll('"', '""')}",${i + 1},${random.int(-50, 900)}`,
    ),
  ];
  return {
    yaml: `${lines.join('\n')}\n`,
    files: {
      [`${folder}/sources/page.txt`]: `${passages.join('\n')}\n`,
      [`${folder}/data/file.csv`]: `${csv.join('\n')}\n`,
      [`${folder}/images/a.jpg`]: jpegOf(random.int(1, 900), random.int(1, 900)),
      [`${folder}/images/b.gif`]: gifOf(random.int(1, 200), random.int(1, 200)),
      [`${folder}/images/c.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" width="${random.int(1, 300)}" height="${random.int(1, 300)}"><rect width="9" height="9" fill="#123456"/></svg>`,
    },
    elements,
    directed,
    pairs,
    groups: ['all', 'less'],
    events,
    terms,
    statements,
    quoted,
    pictured,
  };
}

function composeDeck(random: Random, languages: readonly string[], model: Model): string {
  const text = (most?: number) => nastyYaml(random, languages, most);
  const handouts = random.some(
    ['glossary', 'evidence', 'briefing-note', '{ use: worksheet, items: all, answers: end }'],
    0,
    3,
  );
  return [
    `title: ${text(6)}`,
    ...(random.chance(0.5) ? [`subtitle: ${text(8)}`, `presenter: ${quote(nastyText(random, 3))}`] : []),
    ...(random.chance(0.5) ? ['date: 2026-03-01', `footer: ${text(4)}`] : []),
    languages.length > 1 ? `languages: [${languages.join(', ')}]` : `language: ${languages[0]}`,
    ...(random.chance(0.4) ? ['theme: night'] : []),
    ...(random.chance(0.15) ? ['select: { tags: [core] }'] : []),
    ...(handouts.length > 0 ? [`handouts: [${handouts.join(', ')}]`] : []),
    'slides:',
    composeSlides(random, languages, model, 'slide', random.int(3, 9)).replace(/^/gm, '  '),
    ...(random.chance(0.4) ? ['  - include: parts/more.yaml'] : []),
    ...(random.chance(0.1) ? ['  - { use: agenda, id: the-agenda, repeat: true }'] : []),
    ...(random.chance(0.1) ? [`  - { section: ${text(3)}, appendix: true, id: the-appendix }`] : []),
    '  - { use: sources, id: the-sources }',
    '',
  ].join('\n');
}

function composeSlides(
  random: Random,
  languages: readonly string[],
  model: Model,
  name: string,
  count: number,
): string {
  const text = (most?: number) => nastyYaml(random, languages, most);
  const element = () => random.pick(model.elements);
  const figure = () => random.some([...model.groups, ...model.elements, ...model.directed], 1, 3);
  const titled = () => (random.chance(0.4) ? `, title: ${text(6)}` : '');
  const relationship = random.pick([...model.directed, ...model.pairs]);
  const recipes: readonly (() => string)[] = [
    () => `use: ${random.pick(['cover', 'closing', 'questions', 'agenda', 'glossary'])}`,
    () => `section: ${text(5)}`,
    () => `use: summary, title: ${text(4)}`,
    () => `use: overview, group: ${random.pick(model.groups)}${titled()}`,
    () => `use: element, item: ${element()}${titled()}`,
    () => `use: element, each: ${random.pick(model.groups)}`,
    () => `use: relationship, item: ${relationship}`,
    () =>
      model.pairs.length > 0
        ? `use: pair, item: ${random.pick(model.pairs)}`
        : `use: element, item: ${element()}`,
    () =>
      `use: diagram, title: ${text(5)}, of: [${figure().join(', ')}], arrange: ${random.pick(arrangements)}`,
    () =>
      `use: diagram, title: ${text(5)}, of: [all], arrange: ${random.pick(['hub', 'tree', 'ring'])}, focus: ${element()}`,
    () => `use: timeline, events: [${random.some(model.events, 1, 5).join(', ')}]`,
    () => `use: table, title: ${text(4)}, of: [all], columns: [label, role, statements]`,
    () => `use: table, title: ${text(4)}, data: ${random.pick(['rows', 'file'])}`,
    () => `use: comparison, title: ${text(4)}, of: [all]`,
    () => composeChart(random, text),
    () =>
      `use: bullets, title: ${text(6)}, points: [${Array.from({ length: random.int(1, 9) }, () => (random.chance(0.3) && model.statements.length > 0 ? `{ statement: ${random.pick(model.statements)} }` : text(14))).join(', ')}]`,
    () => `use: content, title: ${text(6)}, body: ${quote(nastyBlocks(random))}`,
    () =>
      model.quoted.length > 0
        ? `use: quote, statement: ${random.pick(model.quoted)}`
        : `use: element, item: ${element()}`,
    () =>
      `use: big-number, value: ${quote(String(random.int(1, 9999)))}, label: ${text(6)}, title: ${text(4)}`,
    () =>
      `use: image, title: ${text(4)}, src: images/${random.pick(['a.jpg', 'b.gif', 'c.svg'])}, alt: ${text(6)}, caption: ${text(6)}`,
  ];
  return Array.from({ length: count }, (_, i) => {
    const notes = random.chance(0.3) ? `, notes: ${quote(nastyBlocks(random))}` : '';
    const hidden = random.chance(0.05) ? ', hidden: true' : '';
    const slide = random.chance(0.3) ? composeCards(random, model, text) : random.pick(recipes)();
    return `- { id: ${name}${i}, ${slide}${notes}${hidden} }`;
  }).join('\n');
}

function composeChart(random: Random, text: (most?: number) => string): string {
  const kind = random.pick(charts);
  const data = kind === 'pie' || kind === 'doughnut' ? 'rows' : random.pick(['rows', 'file']);
  const axes = kind === 'scatter' ? ', x: a, y: [b]' : random.chance(0.5) ? ', y: [a]' : '';
  const round = kind === 'pie' || kind === 'doughnut';
  const second =
    ['line', 'column', 'combo'].includes(kind) && axes === '' ? ', y: [a, b], second-axis: [b]' : '';
  const more = round
    ? ', percent: true'
    : random.pick([', values: true', ', axis: { min: -3, max: 40 }', second]);
  return `use: chart, title: ${text(4)}, data: ${data}, kind: ${kind}${axes}${random.chance(0.5) ? more : ''}`;
}
