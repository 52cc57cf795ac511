import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/package/index.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { harbour, writeHarbour } from './harbour.ts';

const outline = harbour['content/x/outline.yaml']!.replaceAll('boxes: 1', 'boxes: 11')
  .replace(
    'groups:\n',
    'groups:\n  inner: { label: Inner ring, marking: confidential, members: [quay, crane], relabel: { crane: The old crane } }\n  outer: { label: Outer ring, members: [quay, crane], relabel: { crane: The crane } }\n',
  )
  .replace('events:\n', 'events:\n  opening: { date: 2027-05-01, label: The quay opens }\n');

const within = (what: string) => (body: string) =>
  `{{#each (where outline.${what} id="ID")}}${body}{{/each}}`;
const ofElement = within('elements');
const ofEvent = within('events');
const ofData = within('data');
const element = '(first (where outline.elements id="ID"))';

/** Bodies of slides that print something of `ID`: of something that few may see, of something that all may see. */
const prints: readonly (readonly [body: string, few: string, all: string])[] = [
  ...[
    '{{label}}',
    '{{label this}}',
    '{{headline this}}',
    '{{upper label}}',
    '{{lower label}}',
    '{{quote label}}',
    '{{length label}}',
    '{{id}}',
    '{{upper id}}',
    '{{concat "of " id}}',
    '{{concat "of " label}}',
    '{{#with (first statements)}}{{text}}{{/with}}',
    '{{#with (first statements)}}{{upper text}}{{/with}}',
    '{{#with (last statements)}}A{{cite this}}{{/with}}',
    '{{#each (translations label)}}{{text}}{{/each}}',
    '{{t "in-brackets" text=label}}',
    '{{t "in-brackets" text=(upper label)}}',
    '{{list (statements this)}}',
  ].map((body) => [ofElement(body), 'nightjar', 'quay'] as const),
  ...[
    `{{list (where outline.elements id="ID")}}`,
    `{{join (where outline.elements id="ID") ", "}}`,
    `{{list (take (where outline.elements id="ID") 1)}}`,
    `{{ids (where outline.elements id="ID")}}`,
    `{{t "in-brackets" text=(label ${element})}}`,
    `{{count (where outline.elements id="ID")}}`,
  ].map((body) => [body, 'nightjar', 'quay'] as const),
  [ofEvent('{{date date}}'), 'signing', 'opening'],
  [ofEvent('{{date}}'), 'signing', 'opening'],
  [ofEvent('{{concat "on " (date date)}}'), 'signing', 'opening'],
  [within('terms')('{{term}}'), 'earnout', 'teu'],
  [within('terms')('{{upper meaning}}'), 'earnout', 'teu'],
  [ofElement('{{describe this}}'), 'nightjar', 'crane'],
  [`{{list (neighbours ${element})}}`, 'quay', 'crane'],
  [
    '{{label (first (where outline.elements id="crane")) (first (where outline.groups id="ID"))}}',
    'inner',
    'outer',
  ],
  ...[
    '{{#with (first rows)}}{{cells.N.text}}{{/with}}',
    '{{#with (first rows)}}{{cells.N.number}}{{/with}}',
    '{{#with (first rows)}}{{cells.N.written}}{{/with}}',
    '{{#with (first rows)}}{{number cells.N.number}}{{/with}}',
    '{{#with (first rows)}}{{concat cells.N.written " boxes"}}{{/with}}',
    '{{#with (lookup columns N)}}{{label}}{{/with}}',
    '{{#with (lookup columns N)}}{{upper label}}{{/with}}',
  ].map(
    (body) =>
      [
        ofData(body)
          .replace('ID', 'traffic')
          .replace(/(?<=cells\.|columns )N/, 'ID'),
        '2',
        '1',
      ] as const,
  ),
];

async function levelsOf(name: string, bodies: readonly string[]): Promise<readonly (string | undefined)[]> {
  const templates = Object.fromEntries(
    bodies.map((body, i) => [
      `templates/briefing/slides/p${i}.hbs`,
      `---\nsummary: P\n---\n<slide layout="title-and-content"><title>T</title><slot name="body"><p>It says: ${body}</p></slot></slide>\n`,
    ]),
  );
  const root = writeHarbour(name, {
    ...templates,
    'content/x/outline.yaml': outline,
    'content/x/decks/d.yaml': `title: T\nmarking: confidential\nformats: [pptx]\nslides:\n${bodies.map((_, i) => `  - { use: p${i}, id: p${i} }\n`).join('')}`,
  });
  const { err } = await runInProcess(['build'], root);
  expect(err).not.toContain('error');
  const { parts } = readZip(readFileSync(join(root, 'output/x/d/d.pptx')));
  return bodies.map((_, i) => {
    const slide = String(parts.get(`ppt/slides/slide${i + 1}.xml`));
    return /<a:t>(Public|Internal|Confidential)<\/a:t>/.exec(slide)?.[1];
  });
}

describe('the banner of a slide whose template prints', () => {
  it.each([
    ['something that few may see', 1, 'Confidential'],
    ['something that all may see', 2, 'Public'],
  ] as const)('%s', async (_, which, level) => {
    const bodies = prints.map((each) => each[0].replaceAll('ID', each[which]));
    const levels = await levelsOf(`printed-${which}`, bodies);
    expect(bodies.map((body, i) => [body, levels[i]])).toEqual(bodies.map((body) => [body, level]));
  });

  it('the total of a column says who may see the column, and all of its rows', async () => {
    const total = (column: string) => ofData(`{{column-total this "${column}"}}`).replace('ID', 'traffic');
    expect(await levelsOf('totals', [total('margin'), total('boxes')])).toEqual(['Confidential', 'Internal']);
  });

  it('a verdict alone says who may see of what it is', async () => {
    const own = (kind: string) => `---
summary: Verdicts
params: { verdicts: { type: verdict-map, required: true, description: Verdicts } }
---
<slide layout="title-and-content"><title>${kind}</title><slot name="body"><p>{{#each verdicts.entries}}{{verdict}}{{/each}}</p></slot></slide>
`;
    const root = writeHarbour('verdicts', {
      'templates/briefing/slides/judge.hbs': own('J'),
      'content/x/decks/d.yaml':
        'title: T\nmarking: confidential\nformats: [pptx]\nslides:\n  - { use: judge, id: a, verdicts: { earnout: yes } }\n  - { use: judge, id: b, verdicts: { teu: yes } }\n  - { use: judge, id: c, verdicts: { nightjar: no } }\n',
    });
    const { err } = await runInProcess(['build'], root);
    expect(err).not.toContain('error');
    const { parts } = readZip(readFileSync(join(root, 'output/x/d/d.pptx')));
    const levels = [1, 2, 3].map(
      (n) => /<a:t>(Public|Confidential)<\/a:t>/.exec(String(parts.get(`ppt/slides/slide${n}.xml`)))?.[1],
    );
    expect(levels).toEqual(['Confidential', 'Public', 'Confidential']);
  });
});
