import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlacedGroup } from '../../src/layout/index.ts';
import type { compose } from '../briefing/read-briefing.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** An arrangement as somebody would add it: a file, and a line in the list. */
const record = `import { type Arrangement, among } from '../diagrams/arrangement.ts';
import { commonHeight } from '../diagrams/node-size.ts';
import { linksOf, sketchNode } from '../diagrams/sketch.ts';

/** Each a step below the one before it. */
export const stairs: Arrangement = {
  name: 'stairs',
  attributes: { rise: { type: { kind: 'number' }, required: false, description: 'Height of a step, in inches.' } },
  isList: true,
  draw: {
    kind: 'sketch',
    sketch(context) {
      const { area, diagram, label } = context;
      const h = commonHeight(diagram.nodes, 1.4, label.max, context);
      const rise = Number(diagram.own?.rise ?? 0.5);
      if (h === null || (diagram.nodes.length - 1) * rise + h > area.h) return [];
      const nodes = diagram.nodes.map((node, i) =>
        sketchNode(node, { x: area.x + i * 1.6, y: area.y + i * rise, w: 1.4, h }, context),
      );
      return [{ size: label.max, nodes, links: linksOf(diagram.edges, context), texts: [] }];
    },
  },
  heights: ({ nodes }) => ({ least: nodes.length * 0.5, good: nodes.length * 0.5, most: 9 }),
  members: (diagram) => ({
    count: diagram.nodes.length,
    most: 6,
    take: (start, end) => among(diagram.nodes.slice(start, end), diagram),
  }),
  losses: ({ nodes }) =>
    nodes.length > 1 ? [] : [{ code: 'diagram-empty', message: 'one step is no stairs', hint: 'name more' }],
};
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = temporaryFolder('arrangement');
let show: (
  deck: string,
  slide?: string,
) => ReturnType<typeof compose> & { readonly groups: readonly PlacedGroup[] };

beforeAll(async () => {
  for (const part of ['src', 'templates', 'tests/fixtures', 'tests/briefing', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const folder = join(copy, 'src/layout/arrangements');
  writeFileSync(join(folder, 'stairs.ts'), record);
  const list = readFileSync(join(folder, 'index.ts'), 'utf8');
  writeFileSync(
    join(folder, 'index.ts'),
    `import { stairs } from './stairs.ts';\n${list.replace('    chain,\n', '    chain,\n    stairs,\n')}`,
  );
  const main = join(copy, 'tests/briefing/main.ts');
  writeFileSync(
    main,
    `export { compose, loadBriefing } from './read-briefing.ts';
export { placeDeck } from '../../src/layout/index.ts';
export { decodeTheme } from '../../src/theme/index.ts';
`,
  );
  const outfile = join(copy, 'tests/briefing/main.mjs');
  await build({
    entryPoints: [main],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const made = await import(pathToFileURL(outfile).href);
  show = (deck, slide = template) => {
    const composed = made.compose(files, 'content/test', deck, 'en', { [path]: slide });
    if (!composed.deck) return { ...composed, groups: [] };
    const theme = made.decodeTheme(made.loadBriefing().set.themeFiles).value;
    const { value, diagnostics } = made.placeDeck(composed.deck, theme);
    const groups = value.placed.slides.flatMap(({ shapes }: { shapes: PlacedGroup[] }) =>
      shapes.filter(({ kind }) => kind === 'group'),
    );
    const said = diagnostics.map(
      ({ code, message }: { code: string; message: string }) => `[${code}] ${message}`,
    );
    return { ...composed, groups, findings: [...composed.findings, ...said] };
  };
});

const files = {
  'content/test/outline.yaml': `title: Steps
language: en
elements:
${Array.from({ length: 9 }, (_, i) => `  step-${i + 1}: { label: "Step ${i + 1}" }`).join('\n')}
relationships:
  first: { from: step-1, to: step-2, label: to }
groups:
  few: { label: Few, members: [step-1, step-2, step-3] }
  all: { label: All, members: [${Array.from({ length: 9 }, (_, i) => `step-${i + 1}`).join(', ')}] }
`,
};

const path = 'package:templates/briefing/slides/stairs.hbs';
const template = `---
summary: Steps
params: { of: { type: ids, required: true }, rise: { type: number } }
---
<slide layout="title-and-content"><title>{{title}}</title>
<slot name="body"><diagram arrange="stairs" of="{{ids of}}" rise="{{#if rise}}{{rise}}{{/if}}"/></slot></slide>
`;

describe('an arrangement that is a file and a line in the list', () => {
  it('is drawn, with its lines, its own attribute and its words', () => {
    const { deck, groups, findings } = show('slides: [{ use: stairs, title: T, of: [few], rise: 0.75 }]\n');
    expect(findings).toEqual([]);
    const nodes = groups[0]!.shapes.filter(({ name }) => name.startsWith('Node'));
    expect(nodes.map(({ box }) => box.y - nodes[0]!.box.y)).toEqual([0, 0.75, 1.5]);
    expect(groups[0]!.shapes.some(({ kind }) => kind === 'connector')).toBe(true);
    expect(groups[0]!.alt).toContain('Step 1');
    expect(deck!.slides).toHaveLength(1);
  });

  it('goes on where it says that it may', () => {
    const { groups } = show('slides: [{ use: stairs, title: T, of: [all], rise: 1 }]\n');
    expect(groups.map(({ shapes }) => shapes.filter(({ name }) => name.startsWith('Node')).length)).toEqual([
      5, 4,
    ]);
  });

  it('says what it cannot show', () => {
    const { findings } = show('slides: [{ use: stairs, title: T, of: [step-1] }]\n');
    expect(findings.join('\n')).toContain('[diagram-empty]');
    expect(findings.join('\n')).toContain('one step is no stairs');
  });

  it('is among those that a mistake is offered', () => {
    const { findings } = show(
      'slides: [{ use: stairs, title: T, of: [few] }]\n',
      template.replace('"stairs"', '"stars"'),
    );
    expect(findings.join('\n')).toContain('arrange="stars" of <diagram> is not a word that it takes');
  });
});
