import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// What is put on slides: the same for every program that is compared. No randomness: a deck of N slides is always the
// same deck, and the first slides of a longer one are those of a shorter one.

/**
 * N slides, each with a title, 5 points of about 12 words and a note of about 60; every 5th with a table of 6 rows and
 * 4 columns, every 7th with 6 boxes and the 5 arrows that join them.
 */
export function makeWorkload(count) {
  return { slides: Array.from({ length: count }, (_, i) => makeSlide(i + 1)) };
}

function makeSlide(number) {
  const words = wordsFrom(number);
  return {
    title: sentence(words, 6, `${number}`).replace(/\.$/, ''),
    points: Array.from({ length: 5 }, () => sentence(words, 12)),
    note: Array.from({ length: 5 }, () => sentence(words, 12)).join(' '),
    table: number % 5 === 0 ? makeTable(words) : null,
    diagram: number % 7 === 0 ? makeDiagram(words) : null,
  };
}

/** A heading row and five more. */
function makeTable(words) {
  return Array.from({ length: 6 }, (_, row) =>
    Array.from({ length: 4 }, (_, column) =>
      row > 0 && column > 1 ? String(words.number()) : capital(words.next()),
    ),
  );
}

/** Six boxes in a tree: where each but the first hangs from. */
function makeDiagram(words) {
  return {
    boxes: Array.from({ length: 6 }, () => `${capital(words.next())} ${words.next()}`),
    arrows: [0, 0, 1, 1, 2].map((from, i) => ({ from, to: i + 1, label: words.next() })),
  };
}

function sentence(words, length, last) {
  const text = Array.from({ length: last ? length - 1 : length }, () => words.next());
  return `${capital([...text, ...(last ? [last] : [])].join(' '))}.`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An endless run of words that differs from slide to slide (a linear congruential generator, Numerical Recipes). */
function wordsFrom(seed) {
  let state = (seed * 2654435761) >>> 0;
  const step = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
  return { next: () => vocabulary[step() % vocabulary.length], number: () => step() % 10000 };
}

const vocabulary =
  `water river supply harbour region network council season farmer market storage transport energy
measure account report review record budget winter summer early later during between against within beyond around
common careful open steady local annual public shared simple broad northern coastal rural modern gradual reliable
grows falls moves reaches supports connects protects follows requires describes compares explains replaces improves
the a its their each every some most many few and or with from into over under through after before because while
valley forest mountain island bridge station railway factory village district province capital border channel`.split(
    /\s+/,
  );

/** Writes a workload as a project of ours: an outline, a deck, and a small template set over the one that ships. */
export function writeProject(folder, { slides }, decks = 1) {
  rmSync(folder, { recursive: true, force: true });
  const files = {
    'throughline.yaml': 'language: en\ntemplate: workload\n',
    'content/workload/outline.yaml': outlineText(slides),
    'templates/workload/theme.yaml': themeText,
    'templates/workload/slides/topic.hbs': templateText,
  };
  for (let deck = 1; deck <= decks; deck++) {
    files[`content/workload/decks/deck-${deck}.yaml`] = deckText(slides, `Workload ${deck}`);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function outlineText(slides) {
  const elements = [];
  const relationships = [];
  const groups = [];
  const data = [];
  slides.forEach(({ table, diagram }, i) => {
    const number = i + 1;
    if (table) data.push(dataText(number, table));
    if (!diagram) return;
    const ids = diagram.boxes.map((_, box) => `box-${number}-${box}`);
    diagram.boxes.forEach((label, box) => {
      elements.push(`  ${ids[box]}: { label: ${label} }`);
    });
    diagram.arrows.forEach(({ from, to, label }, arrow) => {
      relationships.push(
        `  arrow-${number}-${arrow}: { from: ${ids[from]}, to: ${ids[to]}, label: ${label} }`,
      );
    });
    groups.push(`  boxes-${number}: { label: Boxes of ${number}, members: [${ids.join(', ')}] }`);
  });
  const part = (name, entries) => (entries.length > 0 ? `${name}:\n${entries.join('\n')}\n` : '');
  return [
    'title: Workload\n',
    part('elements', elements),
    part('relationships', relationships),
    part('groups', groups),
    part('data', data),
  ].join('');
}

function dataText(number, [heading, ...rows]) {
  const columns = heading.map((label, column) => `c${column}: ${label}`).join(', ');
  const lines = rows.map(
    (row) => `      - { ${row.map((cell, column) => `c${column}: ${cell}`).join(', ')} }`,
  );
  return `  table-${number}:\n    columns: { ${columns} }\n    rows:\n${lines.join('\n')}`;
}

function deckText(slides, title) {
  const entries = slides.map(({ title, points, note, table, diagram }, i) =>
    [
      `  - use: topic\n    id: s${i + 1}\n    title: ${title}\n    points:`,
      ...points.map((point) => `      - ${point}`),
      ...(table ? [`    data: table-${i + 1}`] : []),
      ...(diagram ? [`    of: [boxes-${i + 1}]`] : []),
      `    notes: |\n      ${note}`,
    ].join('\n'),
  );
  return `title: ${title}\ndate: 2026-01-01\nslides:\n${entries.join('\n')}\n`;
}

const templateText = `---
summary: Points, and a table or boxes beside them
params:
  points: { type: texts, required: true }
  data: { type: data }
  of: { type: ids }
---
<slide layout="{{#if (and data of)}}topic-with-both{{else if (or data of)}}two-content{{else}}title-and-content{{/if}}">
  <title>{{title}}</title>
  <slot name="{{#if (or data of)}}left{{else}}body{{/if}}"><ul>{{#each points as |point|}}<li>{{point}}</li>{{/each}}</ul></slot>
  {{#if data}}<slot name="right">
    <table>
      <tr>{{#each data.columns as |column|}}<th>{{column.label}}</th>{{/each}}</tr>
      {{#each data.rows as |row|}}<tr>{{#each row.cells as |cell|}}<td>{{cell.text}}</td>{{/each}}</tr>{{/each}}
    </table>
  </slot>{{/if}}
  {{#if of}}
    <slot name="{{#if data}}below{{else}}right{{/if}}"><diagram arrange="tree" of="{{ids of}}" labels="false"/></slot>
  {{/if}}
</slide>
`;

const themeText = `layouts:
  topic-with-both:
    title: { x: 0.7, y: 0.625, w: 11.933, h: 1.025 }
    slots:
      left: { x: 0.7, y: 1.75, w: 4.217, h: 4.625 }
      right: { x: 5.117, y: 1.75, w: 3.6, h: 4.625 }
      below: { x: 8.917, y: 1.75, w: 3.716, h: 4.625 }
`;

/** Decks of ten slides, seven of them alike. */
export function writeRows(root, count) {
  rmSync(root, { recursive: true, force: true });
  const months = ['Jan', 'Feb', 'Mar'];
  const rows = ['code,name,revenue'];
  const sales = ['client,month,amount'];
  for (let i = 0; i < count; i++) {
    rows.push(`c${i},Client number ${i},${(i * 7919) % 9000}`);
    if (i * months.length < 19_000)
      for (const month of months) sales.push(`c${i},${month},${(i * 31 + month.length) % 900}`);
  }
  const same = Array.from(
    { length: 7 },
    (_, i) =>
      `  - { use: bullets, id: same-${i}, title: "What is the same ${i}", points: [One thing that all read, Another thing, A third] }\n`,
  );
  const files = {
    'throughline.yaml': 'formats: [pptx]\n',
    'content/clients/clients.csv': `${rows.join('\n')}\n`,
    'content/clients/sales.csv': `${sales.join('\n')}\n`,
    'content/clients/outline.yaml':
      'title: Clients\ndata: { clients: { file: clients.csv }, sales: { file: sales.csv } }\n',
    'content/clients/decks/review.yaml': `for-each: { data: clients }\ntitle: "Review for {{row.name}}"\nslides:\n  - use: cover\n${same.join('')}  - { use: big-number, value: "{{row.revenue}}", label: Revenue }\n  - { use: table, data: sales, where: { client: "{{row.code}}" }, title: Sales }\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
