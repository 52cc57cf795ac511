import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { libraryTypes } from '../../scripts/types.mjs';
import type * as Library from '../../src/api/index.ts';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const address = pathToFileURL(join(root, 'dist/index.js')).href;
const load = (copy: number): Promise<typeof Library> => import(/* @vite-ignore */ `${address}?copy=${copy}`);
const scratch = temporaryFolder('api');

const files = {
  'content/water/outline.yaml':
    'title: { en: The water cycle, de: Der Wasserkreislauf }\nelements:\n  ocean: { label: { en: Ocean, de: Meer }, statements: [{ en: It warms slowly., de: Es wird langsam warm. }] }\n',
  'content/water/decks/short.yaml':
    'title: { en: Water, de: Wasser }\nlanguages: [en, de]\nslides:\n  - use: cover\n  - { use: element, item: ocean }\n',
};

async function build({ openProject, buildDeck }: typeof Library, formats = ['pptx', 'markdown']) {
  const { value, diagnostics } = openProject(files);
  expect(diagnostics).toEqual([]);
  expect(value!.decks).toEqual(['water/short']);
  return buildDeck(value!, 'short', { formats });
}

it('exports what is meant, and nothing else', async () => {
  const library = await load(1);
  expect(Object.keys(library).sort()).toEqual([
    'buildDeck',
    'formats',
    'openProject',
    'version',
    'writeDecks',
  ]);
  expect(library.formats.map(({ name }) => name)).toContain('pptx');
  expect(library.version).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
});

it('has the types that it is known by', async () => {
  // Changes here are changes for the programs that use it: they go into the changelog.
  const { types } = await libraryTypes(join(scratch, 'types'));
  const report = [...types].map(([name, text]) => `// ${name}\n\n${text}`).join('\n');
  await expect(report).toMatchFileSnapshot('golden/library.d.ts.txt');
});

describe('a project in memory', () => {
  it('is built into the same bytes as one on the disk', async () => {
    const { value, diagnostics } = await build(await load(1));
    expect(diagnostics).toEqual([]);
    const folder = join(scratch, 'disk');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const run = spawnSync(process.execPath, [program, 'build', '--format', 'pptx', '--format', 'markdown'], {
      cwd: folder,
    });
    expect(run.status).toBe(0);
    expect(value!.files.map(({ name }) => name)).toContain('short.de.pptx');
    for (const { name, bytes } of value!.files)
      expect(Buffer.from(bytes).equals(readFileSync(join(folder, 'output/water/short', name))), name).toBe(
        true,
      );
  });

  it('is built beside itself, by another copy of the library and in a worker', async () => {
    const [first, second] = [await load(1), await load(2)];
    const script = `import { parentPort, workerData } from 'node:worker_threads';
      const { openProject, buildDeck } = await import(workerData.address);
      const deck = await buildDeck(openProject(workerData.files).value, 'short', { formats: ['pptx', 'markdown'] });
      parentPort.postMessage(deck.value);`;
    const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
    const worker = new Worker(url, { workerData: { address, files } });
    const fromWorker = new Promise<Library.BuiltDeck>((resolve, reject) => {
      worker.on('message', resolve).on('error', reject);
    });
    const [a, b, c, d] = await Promise.all([build(first), build(second), build(first), fromWorker]);
    await worker.terminate();
    const bytesOf = (deck: Library.BuiltDeck) =>
      deck.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]);
    for (const deck of [b.value!, c.value!, d]) expect(bytesOf(deck)).toEqual(bytesOf(a.value!));
  });

  it('belongs to the copy that opened it, and has no output folder', async () => {
    const [first, second] = [await load(1), await load(2)];
    const { value } = first.openProject(files);
    await expect(second.buildDeck(value!, 'short')).rejects.toThrow(TypeError);
    await expect(first.writeDecks(value!)).rejects.toThrow('in memory');
  });

  it('has each finding once, though it is built in two languages', async () => {
    const { openProject, buildDeck } = await load(1);
    const deck = files['content/water/decks/short.yaml'].replace('item: ocean', 'item: ocaen');
    const { value } = openProject({ ...files, 'content/water/decks/short.yaml': deck });
    const { value: built, diagnostics } = await buildDeck(value!, 'water/short');
    expect(built).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      hint: 'did you mean "ocean"?',
      place: { path: 'content/water/decks/short.yaml', line: 5, column: 27, endLine: 5, endColumn: 32 },
    });
    // Plain data: it may be sent to another thread.
    expect(structuredClone(diagnostics)).toEqual(diagnostics);
  });

  it('is told what is not there', async () => {
    const { openProject, buildDeck } = await load(1);
    expect(openProject({}).diagnostics.map(({ code }) => code)).toEqual(['no-project']);
    const { value } = openProject(files);
    const codes = async (name: string, formats?: string[]) =>
      (await buildDeck(value!, name, formats ? { formats } : {})).diagnostics.map(({ code }) => code);
    expect(await codes('shirt')).toEqual(['unknown-deck']);
    expect(await codes('short', ['ppt'])).toEqual(['unknown-format']);
  });
});

describe('docs/api.md', () => {
  const page = readFileSync(join(root, 'docs/api.md'), 'utf8');
  const examples = [...page.matchAll(/```js\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g)];

  it.each(examples.map(([, code, printed], i) => [i + 1, code!, printed ?? '']))(
    'example %i',
    (i, code, printed) => {
      const folder = join(scratch, `example-${i}`);
      mkdirSync(folder);
      spawnSync(process.execPath, [program, 'init'], { cwd: folder });
      writeFileSync(join(folder, 'example.mjs'), code.replaceAll("from 'throughline'", `from '${address}'`));
      const run = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.stdout).toBe(printed);
    },
  );
});
