// Writes the stress project beside it: hard but legal content for layout, more than sixty slides in two languages.
//   node tests/stress/make-project.mjs
// The words are drawn with a seed, so that the project is the same each time; a test says when it is not.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('./project', import.meta.url));

/** Every file of the project by its path. */
export function stressFiles(seed = 20261122) {
  const draw = generator(seed);
  const model = makeModel(draw);
  return {
    'content/stress/outline.yaml': yaml(model.outline),
    'content/stress/decks/stress.yaml': yaml(makeDeck(model, draw)),
    'content/stress/sources/page.txt': model.passages.map(({ en }) => `${en}\n`).join(''),
    'content/stress/sources/ye.txt': model.passages.map(({ zh }) => `${zh}\n`).join(''),
    'templates/stress/slides/halves.hbs': halves,
    'templates/stress/slides/beside.hbs': beside,
  };
}

const arrangements = {
  hub: [3, 6, 8, 12, 16],
  ring: [3, 7, 12, 16],
  chain: [2, 6, 9, 16],
  layers: [5, 9, 13, 16],
  tree: [4, 9, 16],
  matrix: [3, 6, 9],
  pairs: [1, 3, 6],
  timeline: [3, 8, 12],
};

function makeModel(draw) {
  const passages = Array.from({ length: 24 }, (_, i) => ({
    en: `${i + 1}. ${sentence(draw.latin(6, 22))}`,
    zh: `第${i + 1}条：${draw.chinese(10, 40)}。`,
  }));
  const statement = (length) => {
    const at = draw.below(passages.length);
    const own = draw.below(3) === 0;
    return {
      text: { en: sentence(draw.latin(...length)), zh: `${draw.chinese(length[0] * 2, length[1] * 2)}。` },
      source: own ? 'ye' : 'page',
      quote: own ? passages[at].zh : passages[at].en,
    };
  };
  const outline = {
    title: { en: 'A long way for a layout', zh: '版式的长路' },
    language: 'en',
    summary: {
      en: 'Texts without sense, drawn to be hard to place.',
      zh: '无意义的文字，专为难以排版而作。',
    },
    sources: {
      page: {
        title: 'A page of sentences without sense',
        short: 'The page',
        file: 'sources/page.txt',
        language: 'en',
      },
      ye: { title: '一页没有意义的句子', short: '一页', file: 'sources/ye.txt', language: 'zh' },
    },
    elements: {},
    relationships: {},
    groups: {},
    events: {},
    terms: {},
    data: {},
  };
  for (let i = 0; i < 24; i++) {
    outline.elements[`box-${i}`] = {
      label: { en: draw.label(1, [1, 2, 3, 4, 6][i % 5]), zh: draw.chinese(2, [4, 6, 9, 12][i % 4]) },
      kind: kinds[i % kinds.length],
      ...(i % 3 === 0 && { role: { en: draw.label(2, 5), zh: draw.chinese(4, 10) } }),
      ...(i % 4 === 0 && { statements: [statement([6, 18]), statement([4, 12])] }),
    };
  }
  const join = (from, to, i) => {
    const id = `way-${from}-${to}`;
    if (from === to || outline.relationships[id]) return;
    outline.relationships[id] = {
      from: `box-${from}`,
      to: `box-${to}`,
      label: { en: draw.latin(1, 3), zh: draw.chinese(2, 5) },
      kind: ['flow', 'influence', 'support'][i % 3],
    };
  };
  for (let i = 1; i < 24; i++) join(draw.below(i), i, i);
  for (let i = 0; i < 5; i++) join(draw.below(24), draw.below(24), i);
  // A tree of sixteen has room for a word or two in each box.
  for (let i = 0; i < 16; i++) {
    outline.elements[`leaf-${i}`] = {
      label: { en: draw.label(1, 2), zh: draw.chinese(2, 4) },
      kind: kinds[i % 2],
    };
    if (i > 0)
      outline.relationships[`branch-${i}`] = {
        from: `leaf-${(i - 1) >> 1}`,
        to: `leaf-${i}`,
        label: { en: draw.word(), zh: draw.chinese(1, 2) },
      };
  }
  for (let i = 0; i < 6; i++) {
    outline.relationships[`pair-${i}`] = {
      between: [`box-${2 * i}`, `box-${2 * i + 1}`],
      label: { en: draw.label(2, 4), zh: draw.chinese(4, 8) },
      ...(i % 2 === 0 && { forward: { en: draw.latin(2, 5), zh: draw.chinese(3, 8) } }),
      ...(i % 3 === 0 && { backward: { en: draw.latin(2, 5), zh: draw.chinese(3, 8) } }),
      statements: [statement([8, 20]), statement([8, 20])],
    };
  }
  for (let i = 0; i < 12; i++) {
    const year = 1900 + i * 9 + draw.below(7);
    outline.events[`event-${i}`] = {
      date: [String(year), `${year}-0${1 + draw.below(9)}`, `${year}/${year + 3}`][i % 3],
      label: { en: draw.label(2, 7), zh: draw.chinese(4, 14) },
      statements: [statement([5, 10])],
    };
  }
  for (let i = 0; i < 20; i++) {
    outline.terms[`term-${i}`] = {
      term: { en: draw.label(1, 3), zh: draw.chinese(2, 6) },
      meaning: { en: sentence(draw.latin(6, 24)), zh: `${draw.chinese(12, 45)}。` },
      statements: [statement([4, 8])],
    };
  }
  for (const [name, sizes] of Object.entries(arrangements)) {
    for (const size of sizes) {
      const prefix =
        name === 'timeline'
          ? 'event'
          : name === 'pairs'
            ? 'pair'
            : name === 'tree' && size === 16
              ? 'leaf'
              : 'box';
      outline.groups[`${name}-${size}`] = {
        label: { en: draw.label(2, 4), zh: draw.chinese(4, 10) },
        members: Array.from({ length: size }, (_, i) => `${prefix}-${i}`),
      };
    }
  }
  // Beside a figure there is little room for text.
  for (const size of [6, 8, 12])
    outline.groups[`hub-${size}`].statements = Array.from({ length: 4 }, () => statement([8, 22]));
  addData(outline.data, draw);
  return { outline, passages, statement };
}

function addData(data, draw) {
  const rows = (count, make) => Array.from({ length: count }, (_, i) => make(i));
  data.long = {
    columns: {
      name: { en: 'Name of the thing', zh: '事物名称' },
      said: { en: 'What is said of it', zh: '有关表述' },
      count: { en: 'Count', zh: '计数' },
      share: { en: 'Share (%)', zh: '占比（%）' },
    },
    rows: rows(44, (i) => ({
      name: i % 4 === 3 ? draw.chinese(2, 8) : draw.label(1, 3),
      said: i % 5 === 4 ? `${draw.chinese(12, 40)}。` : sentence(draw.latin(3, 24)),
      count: draw.below(2_000_000),
      share: draw.below(1000) / 10,
    })),
  };
  data.wide = {
    columns: Object.fromEntries(rows(9, (i) => [`c${i}`, { en: draw.label(1, 2), zh: draw.chinese(2, 5) }])),
    rows: rows(9, () =>
      Object.fromEntries(rows(9, (i) => [`c${i}`, i === 0 ? draw.label(1, 2) : draw.below(100_000)])),
    ),
  };
  data.many = {
    columns: {
      at: { en: 'At', zh: '时间' },
      ...Object.fromEntries(rows(6, (i) => [`s${i}`, { en: draw.label(1, 3), zh: draw.chinese(2, 6) }])),
    },
    rows: rows(24, (i) => ({
      at: `${1990 + i}`,
      ...Object.fromEntries(rows(6, (s) => [`s${s}`, draw.below(400) * (s === 5 && i % 7 === 0 ? -1 : 1)])),
    })),
  };
  data.names = {
    columns: {
      name: { en: 'Name', zh: '名称' },
      count: { en: 'Count of everything that was counted', zh: '全部计数' },
    },
    rows: rows(14, (i) => ({
      name: i % 3 === 2 ? draw.chinese(4, 14) : draw.label(2, 6),
      count: 10 ** (i % 6) + draw.below(900),
    })),
  };
  data.slices = {
    columns: { name: { en: 'Part', zh: '部分' }, count: { en: 'Share', zh: '份额' } },
    rows: rows(11, (i) => ({
      name: i % 2 ? draw.chinese(2, 9) : draw.label(1, 3),
      count: 1 + draw.below(i < 3 ? 400 : 40),
    })),
  };
  data.points = {
    columns: {
      x: { en: 'Across', zh: '横向' },
      y: { en: 'Up', zh: '纵向' },
      z: { en: 'Up again', zh: '另一纵向' },
    },
    rows: rows(40, (i) => ({ x: i * 7 - 60, y: draw.below(3000) / 100 - 10, z: draw.below(3000) / 100 })),
  };
}

function makeDeck({ outline, statement }, draw) {
  const slides = [{ use: 'cover' }, { use: 'agenda' }];
  const section = (en, zh) => slides.push({ section: { en, zh } });
  const title = (short = false) => ({
    en: short ? draw.label(2, 5) : sentence(draw.latin(5, 13)).slice(0, -1),
    zh: draw.chinese(6, short ? 10 : 26),
  });
  const add = (use, id, fields, short) => slides.push({ use, id, title: title(short), ...fields });
  const list = (en, zh) => ({ en, zh });

  section('Lists and prose', '列表与文章');
  add('bullets', 'points-long', { points: Array.from({ length: 23 }, () => statement([4, 26])) });
  add('bullets', 'points-short', { points: Array.from({ length: 15 }, () => statement([1, 3])) });
  add('content', 'nested', {
    body: list(
      nestedList(draw, (a, b) => draw.latin(a, b)),
      nestedList(draw, (a, b) => draw.chinese(2 * a, 2 * b)),
    ),
  });
  add('content', 'numbered', {
    body: list(
      numberedList(draw, (a, b) => draw.latin(a, b)),
      numberedList(draw, (a, b) => draw.chinese(2 * a, 2 * b)),
    ),
  });
  add('content', 'prose', {
    body: list(
      prose(draw, (a, b) => sentence(draw.latin(a, b))),
      prose(draw, (a, b) => `${draw.chinese(2 * a, 2 * b)}。`),
    ),
  });
  add('content', 'mixed', { body: mixedText(draw) });
  add('content', 'words', { body: longWords });
  add('content', 'code', {
    body: `\`\`\`\n${Array.from({ length: 14 }, (_, i) => `${String(i).padStart(3)}  ${draw.latin(3, 8)}`).join('\n')}\n\`\`\``,
  });
  add('summary', 'summary', { points: Array.from({ length: 8 }, () => statement([10, 30])) });
  add('glossary', 'glossary', {});
  add('quote', 'quote', { statement: statement([4, 8]) });
  add('big-number', 'number', { value: '1,234,567,890.12 %', label: title() });
  add('halves', 'halves', {
    left: list(
      nestedList(draw, (a, b) => draw.latin(a, b), 4),
      nestedList(draw, (a, b) => draw.chinese(2 * a, 2 * b), 4),
    ),
    right: list(
      prose(draw, (a, b) => sentence(draw.latin(a, b)), 3),
      prose(draw, (a, b) => `${draw.chinese(2 * a, 2 * b)}。`, 3),
    ),
  });

  section('Tables', '表格');
  add('table', 'table-long', { data: 'long' });
  add('table', 'table-wide', { data: 'wide' });
  add('table', 'table-said', {
    of: Array.from({ length: 24 }, (_, i) => `box-${i}`),
    columns: ['label', 'role', 'kind', 'statements'],
  });
  add('table', 'table-events', {
    of: Array.from({ length: 12 }, (_, i) => `event-${i}`),
    columns: ['date', 'label', 'statements'],
  });
  add('comparison', 'wordings', {
    of: Array.from({ length: 6 }, (_, i) => `pair-${i}`),
    sources: ['page', 'ye'],
  });
  add('beside', 'table-beside', { data: 'names', of: 'hub-8' });

  section('Diagrams', '图示');
  for (const [name, sizes] of Object.entries(arrangements)) {
    for (const size of sizes) {
      const of = [`${name}-${size}`];
      add(
        'diagram',
        `${name}-${size}`,
        { of, arrange: name, ...(name === 'tree' && { focus: size === 16 ? 'leaf-0' : 'box-0' }) },
        true,
      );
    }
  }
  for (const size of [6, 8, 12]) add('overview', `overview-${size}`, { group: `hub-${size}` });
  for (const name of ['ring-7', 'layers-9', 'tree-9', 'chain-6', 'timeline-8', 'pairs-3']) {
    const [arrange] = name.split('-');
    add('overview', `half-${name}`, { group: name, arrange });
  }
  for (const i of [0, 4, 8]) add('element', `element-${i}`, { item: `box-${i}` });
  for (const i of [0, 1, 3]) add('pair', `pair-${i}`, { item: `pair-${i}` });
  add('timeline', 'timeline-all', {});

  section('Charts', '图表');
  for (const kind of ['column', 'line', 'area']) add('chart', `${kind}-many`, { data: 'many', kind });
  add('chart', 'bar-names', { data: 'names', kind: 'bar' });
  add('chart', 'column-names', { data: 'names', kind: 'column', values: true });
  for (const kind of ['pie', 'doughnut']) add('chart', `${kind}-slices`, { data: 'slices', kind });
  add('chart', 'scatter-points', { data: 'points', kind: 'scatter' });

  section('Last pages', '最后几页');
  slides.push({ use: 'sources' }, { use: 'closing' });
  return {
    title: outline.title,
    subtitle: { en: 'Slides that ask a lot', zh: '要求颇高的幻灯片' },
    date: '2026-11-22',
    minutes: 500,
    languages: ['en', 'zh'],
    template: 'stress',
    theme: 'briefing',
    footer: { en: 'Drawn with a seed; it says nothing', zh: '按种子生成，并无含义' },
    slides,
  };
}

const kinds = ['core', 'process', 'actor', 'document'];

function nestedList(draw, words, items = 7) {
  return Array.from({ length: items }, () =>
    [`- ${words(3, 12)}`, `  - ${words(2, 9)}`, `    - ${words(2, 6)}`, `  - ${words(2, 14)}`]
      .slice(0, 1 + draw.below(4))
      .join('\n'),
  ).join('\n');
}

function numberedList(draw, words) {
  const from = 94 + draw.below(4);
  return Array.from({ length: 12 }, (_, i) => `${from + i}. ${words(2, 14)}`).join('\n');
}

function prose(draw, sentences, paragraphs = 6) {
  return Array.from({ length: paragraphs }, (_, i) => {
    const text = Array.from({ length: 2 + draw.below(3) }, () => sentences(6, 18)).join(' ');
    return i % 3 === 2 ? `> ${text}` : i % 3 === 1 ? `**${sentences(2, 4)}** ${text}` : text;
  }).join('\n\n');
}

/** Chinese and Latin in one line, with numbers, marks and code between. */
function mixedText(draw) {
  return Array.from({ length: 7 }, (_, i) => {
    const parts = [
      draw.chinese(4, 12),
      draw.latin(1, 4),
      `（${draw.chinese(2, 6)}）`,
      `${draw.below(9000)} km²`,
      `“${draw.latin(1, 3)}”`,
      `\`${draw.word()}\``,
      `《${draw.chinese(3, 8)}》`,
    ];
    return `- ${parts.slice(i % 3).join(i % 2 ? ' ' : '')}。`;
  }).join('\n');
}

const longWords = [
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'https://example.org/a/very/long/address?with=parameters&and=more#and-a-fragment-at-the-end',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und Kraftfahrzeughaftpflichtversicherung',
  'snake_case_names_that_go_on_and_on_and_on_without_any_place_to_break_them',
  'hyphenated-words-may-break-after-every-one-of-their-many-many-hyphens',
  '这一行没有空格也没有标点但是可以在任何两个字之间断开所以并不难排',
]
  .map((word) => `- ${word}`)
  .join('\n');

const halves = `---
summary: Two halves
params:
  left: { type: block, required: true }
  right: { type: block, required: true }
example: { title: Halves, left: One, right: Two }
---
<slide layout="two-content">
  <title>{{title}}</title>
  <slot name="left">{{blocks left}}</slot>
  <slot name="right">{{blocks right}}</slot>
  <notes><p>{{title}}</p></notes>
</slide>
`;

const beside = `---
summary: A table and a diagram in half a slide each
params:
  data: { type: data, required: true }
  of: { type: group, required: true }
example: { title: Beside, data: sizes, of: stores }
---
<slide layout="two-content">
  <title>{{title}}</title>
  <slot name="left">{{> data-table columns=null}}</slot>
  <slot name="right"><diagram arrange="ring" of="{{of.id}}"/></slot>
  <notes><p>{{title}}</p></notes>
</slide>
`;

/** Words drawn with a seed (a linear congruential generator with the numbers of Numerical Recipes). */
function generator(seed) {
  let state = seed >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const between = (from, to) => from + below(to - from + 1);
  const word = () => latinWords[below(latinWords.length)];
  const latin = (from, to) => Array.from({ length: between(from, to) }, word).join(' ');
  const chinese = (from, to) => {
    const length = between(from, to);
    let text = '';
    while (text.length < length)
      text += (text.length > 8 && below(5) === 0 ? '，' : '') + chineseWords[below(chineseWords.length)];
    return text;
  };
  const label = (from, to) => {
    const text = latin(from, to);
    return text[0].toUpperCase() + text.slice(1);
  };
  return { below, word, latin, chinese, label };
}

function sentence(words) {
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}

const latinWords =
  'a an the of in on by to with from as and or tide light harbour measurement interdependence shore cloud rain river counterbalance map gauge valley responsibility bridge ridge orchard infrastructure weir mill kite wool characteristics slate lantern quay reconciliation moor fen hollow telecommunications brook spring well cistern oversight ledger parcel Überlandleitung façade naïve Ångström half-timbered well-established co-operation 3.5 1990 12,000'.split(
    ' ',
  );

const chineseWords =
  '水 光 海岸 河流 桥梁 山谷 测量 港口 云 雨 记录 道路 责任 关系 变化 发展 结构 协调 基础 条件 作用 部分 方法 时间 范围 内容 说明 数据 来源 比较 以及 与 和 在 对 从'.split(
    ' ',
  );

/** YAML, of which JSON is a part: one key a line where that reads better. */
function yaml(value, indent = '') {
  return `${Object.entries(value)
    .map(([key, each]) => {
      if (Array.isArray(each) && each.some((item) => typeof item === 'object'))
        return `${indent}${key}:\n${each.map((item) => `${indent}  - ${JSON.stringify(item)}`).join('\n')}`;
      if (
        indent === '' &&
        typeof each === 'object' &&
        Object.values(each).some((item) => typeof item === 'object')
      )
        return `${key}:\n${Object.entries(each)
          .map(([id, item]) => `  ${id}: ${JSON.stringify(item)}`)
          .join('\n')}`;
      return `${indent}${key}: ${JSON.stringify(each)}`;
    })
    .join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(stressFiles())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
