import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
