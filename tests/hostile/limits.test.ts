import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatLimits } from '../../src/source/index.ts';
import type { HostileFile } from './hostile-case.ts';
import { layOut, runInProcess } from './run-case.ts';

const outlinePath = 'content/o/outline.yaml';
const deckPath = 'content/o/decks/d.yaml';
const outline = 'title: T\nelements: { a: A, b: B }\n';
const deck = 'slides:\n  - use: cover\n';

const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => `${line(i)}\n`).join('');
const chain = (last: string): string =>
  `${outline}groups:\n${lines(10_000, (i) => `  g${i}: { label: G, extends: g${i + 1} }`)}  g10000: { label: G, ${last} }\n`;
const nested = (n: number): string =>
  `${outline}groups:\n${lines(n, (i) => `  g${i}: { label: G, members: [${i + 1 < n ? `g${i + 1}` : 'a'}] }`)}`;
/** Groups of two groups each, which both are in both groups above: 2 ** n ways down. */
const shared = (n: number): string =>
  `${outline}groups:\n  g0: { label: G, members: [a] }\n  h0: { label: H, members: [b] }\n${lines(n, (i) => `  g${i + 1}: { label: G, members: [g${i}, h${i}] }\n  h${i + 1}: { label: H, members: [h${i}, g${i}] }`)}`;
const slides = (n: number): string =>
  `slides:\n${lines(n, (i) => `  - { use: bullets, id: s${i}, title: T, points: [x] }`)}`;
const long = (n: number): string => 'a'.repeat(n);
const tags = (n: number): string =>
  Array.from({ length: n }, (_, i) => String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))).join(', ');
const parts = (n: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: n }, (_, i) => [
      `content/o/parts/p${i}.yaml`,
      i + 1 < n ? `- include: parts/p${i + 1}.yaml\n` : '- use: cover\n',
    ]),
  );
const markup = (body: string): Record<string, string> => ({
  [deckPath]: 'slides:\n  - use: my\n',
  'templates/briefing/slides/my.hbs': `---\nsummary: x\n---\n<slide layout="title-and-content"><title>T</title><slot name="body">\n${body}</slot></slide>\n`,
});
const spoken = (notes: string): Record<string, string> => ({
  [deckPath]: `slides:\n  - use: cover\n    notes: |\n${notes.replace(/^/gm, '      ')}\n`,
});
const { text, label, groupDepth, languages, includes } = formatLimits;

/** What is written, and where it is said to be too much: `file:line code`, nothing where it is not. */
const cases: readonly [string, Readonly<Record<string, HostileFile>>, string?][] = [
  ['a long chain of groups', { [outlinePath]: chain('members: [a]') }],
  ['a long circle of groups', { [outlinePath]: chain('extends: g0') }, `${outlinePath}:10004 group-cycle`],
  ['groups in groups, as deep as may be', { [outlinePath]: nested(groupDepth) }],
  ['one level more', { [outlinePath]: nested(groupDepth + 1) }, `${outlinePath}:4 outline-limit`],
  ['groups in groups, far too deep', { [outlinePath]: nested(10_000) }, `${outlinePath}:9903 outline-limit`],
  [
    'groups that many ways lead to',
    {
      [outlinePath]: shared(90),
      [deckPath]: `slides:\n${lines(5, (i) => `  - { use: diagram, id: d${i}, title: T${i}, of: [g90], arrange: ${['hub', 'ring', 'tree', 'chain', 'layers'][i]} }`)}  - { use: table, of: [g90] }\n`,
    },
  ],
  ['a long note', { [outlinePath]: `${outline}note: ${long(text)}\n` }],
  ['a longer note', { [outlinePath]: `${outline}note: ${long(text + 1)}\n` }, `${outlinePath}:3 yaml-limit`],
  [
    'a long label',
    { [outlinePath]: `title: T\nelements:\n  a: ${long(1e6)}\n` },
    `${outlinePath}:3 yaml-limit`,
  ],
  [
    'a long label that may be',
    { [outlinePath]: `${outline}relationships: { r: { from: a, to: b, label: ${long(label)} } }\n` },
  ],
  [
    'a longer label of a relationship',
    { [outlinePath]: `${outline}relationships:\n  r: { from: a, to: b, label: ${long(label + 1)} }\n` },
    `${outlinePath}:4 yaml-limit`,
  ],
  [
    'a long id',
    { [outlinePath]: `title: T\nelements:\n  ? ${long(1e6)}\n  : A\n` },
    `${outlinePath}:3 yaml-limit`,
  ],
  ['long notes', spoken(long(1e6)), `${deckPath}:4 yaml-limit`],
  ['languages', { [deckPath]: `languages: [${tags(languages + 1)}]\n${deck}` }, `${deckPath}:1 deck-limit`],
  [
    'slides',
    { [deckPath]: slides(formatLimits.slides + 1) },
    `${deckPath}:${formatLimits.slides + 2} deck-limit`,
  ],
  [
    'includes',
    { [deckPath]: 'slides:\n  - include: parts/p0.yaml\n', ...parts(includes + 1) },
    `content/o/parts/p${includes - 1}.yaml:1 include-limit`,
  ],
  ['lists in Markdown', spoken(lines(200, (i) => `${'  '.repeat(i)}- x`)), `${deckPath}:4 markdown-limit`],
  ['quotations in Markdown', spoken(`${'> '.repeat(5000)}x`), `${deckPath}:4 markdown-limit`],
  [
    'elements of markup',
    markup(`${'<blockquote>'.repeat(5000)}<p>x</p>${'</blockquote>'.repeat(5000)}`),
    'templates/briefing/slides/my.hbs:5 markup-syntax',
  ],
];

it.each(cases)('%s', async (_, files, expected) => {
  const laid = layOut({ [outlinePath]: outline, [deckPath]: deck, ...files }, {});
  try {
    const run = await runInProcess(['build'], laid.project, join(laid.scratch, 'reports'));
    const errors = run.findings.filter((each) => each.severity === 'error');
    expect(errors.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual(
      expected ? [expected] : [],
    );
    expect(errors.filter(({ code, hint }) => code.endsWith('-limit') && !hint)).toEqual([]);
    expect(run.code).toBe(expected ? 1 : 0);
  } finally {
    laid.remove();
  }
});
