import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { buildDecks, openProject } from '../../src/index.ts';
import { positionAt } from '../../src/source/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('settings-remembered');
const settings = `formats: [md]
packages: ["@acme/briefing"]
markings: [{ id: public, label: For all }, { id: secret, label: For us }]
vars:
  kept: { en: Late }
`;
const project = {
  'throughline.yaml': settings,
  'content/x/outline.yaml': 'title: X\n',
  'content/x/decks/one.yaml':
    'languages: [en, de]\nslides: [{ use: statement, statement: "{{vars.kept}}" }]\n',
  'content/x/decks/two.yaml': 'theme: "@acme/briefing"\nslides: [{ use: cover }]\n',
  'node_modules/@acme/briefing/package.json': packageOf('2.1.0'),
  'node_modules/@acme/briefing/templates/theme.yaml': 'name: Acme\nbase: briefing\n',
};

function packageOf(version: string): string {
  return JSON.stringify({ name: '@acme/briefing', version, throughline: { templates: 'templates' } });
}

function write(name: string, files: Readonly<Record<string, string>> = project): string {
  const root = join(scratch, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The decks that were composed, and the lines at which something was said of the project's own file. */
async function build(root: string) {
  const opened = openProject(root);
  const composed: string[] = [];
  const remember = { since: Date.now() + 60_000, program: 'test', opening: opened.diagnostics };
  const built = await buildDecks(opened.value!, {
    folder: root,
    onProgress: (deck) => composed.push(deck),
    remember,
  });
  const lines = built.diagnostics.flatMap(({ span }) =>
    span?.file.path === 'throughline.yaml' ? [positionAt(span.file, span.start).line] : [],
  );
  return { composed, lines: [...new Set(lines)] };
}

it('a comment in the settings makes no deck another one, and what is said of them stands where it is now', async () => {
  const root = write('comment');
  expect(await build(root)).toEqual({ composed: ['x/one', 'x/two'], lines: [5] });
  expect(await build(root)).toEqual({ composed: [], lines: [5] });
  write('comment', { 'throughline.yaml': `# Ours.\n${settings}` });
  expect(await build(root)).toEqual({ composed: ['x/one'], lines: [6] });
  expect(await build(root)).toEqual({ composed: [], lines: [6] });
});

it('another word of a level makes every deck anew', async () => {
  const root = write('level');
  await build(root);
  write('level', { 'throughline.yaml': settings.replace('For us', 'For few') });
  expect((await build(root)).composed).toEqual(['x/one', 'x/two']);
});

it('a deck says which version of a package it was made with, whatever else has stayed', async () => {
  const root = write('package');
  await build(root);
  write('package', { 'node_modules/@acme/briefing/package.json': packageOf('2.1.1') });
  await build(root);
  const manifest = JSON.parse(readFileSync(join(root, 'output/x/two/manifest.json'), 'utf8'));
  expect(manifest.packages).toEqual({ '@acme/briefing': '2.1.1' });
});
