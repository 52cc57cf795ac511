import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraryTypes } from '../../scripts/types.mjs';
import { program } from '../cli/run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const address = pathToFileURL(join(root, 'dist/index.js')).href;
const scratch = temporaryFolder('api');
let count = 0;

/** Runs a program that has the library as others have it; `told` is what it prints as JSON. */
function run(body: string, folder = scratch): { readonly told: unknown; readonly stderr: string } {
  const script = join(folder, `program-${++count}.mjs`);
  const head = `const files = ${JSON.stringify(files)};
    const { buildDeck, openProject, writeDecks, formats, version } = await import('${address}');
    const tell = (value) => console.log(JSON.stringify(value));
    const bytesOf = (deck) => deck.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]);
    const wanted = { formats: ['pptx', 'md'] };\n`;
  writeFileSync(script, head + body);
  const { stdout, stderr } = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  return { told: stdout === '' ? null : JSON.parse(stdout), stderr };
}

const files = {
  'content/water/outline.yaml':
    'title: { en: The water cycle, de: Der Wasserkreislauf }\nelements:\n  ocean: { label: { en: Ocean, de: Meer } }\n',
  'content/water/decks/short.yaml':
    'title: { en: Water, de: Wasser }\nlanguages: [en, de]\nslides:\n  - use: cover\n  - { use: bullets, title: { en: The sea warms slowly, de: Das Meer wird langsam warm }, points: [{ en: It is deep., de: Es ist tief. }] }\n',
};

it('exports what is meant, and nothing else', () => {
  const { told } = run(
    `tell([Object.keys(await import('${address}')).sort(), formats.map(({ name }) => name), version]);`,
  );
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  const names = ['buildDeck', 'formats', 'openProject', 'version', 'writeDecks'];
  expect(told).toEqual([names, expect.arrayContaining(['pptx', 'web']), own]);
});

it('has the types that it is known by', async () => {
  // Changes here are changes for the programs that use it: they go into the changelog.
  const types = await libraryTypes(join(scratch, 'types'));
  const report = [...types].map(([name, text]) => `// ${name}\n\n${text}`).join('\n');
  await expect(report).toMatchFileSnapshot('golden/library.d.ts.txt');
});

describe('a project in memory', () => {
  it('is built into the same bytes as one on the disk', () => {
    const { told, stderr } = run(`const { value, diagnostics } = openProject(files);
      const deck = await buildDeck(value, 'short', wanted);
      tell([value.decks, [...diagnostics, ...deck.diagnostics], bytesOf(deck.value)]);`);
    expect(stderr).toBe('');
    const [decks, diagnostics, built] = told as [string[], unknown[], [string, string][]];
    expect(decks).toEqual(['water/short']);
    expect(diagnostics).toEqual([]);
    const folder = join(scratch, 'disk');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    spawnSync(process.execPath, [program, 'build', '--format', 'pptx', '--format', 'md'], { cwd: folder });
    expect(built.map(([name]) => name)).toContain('short.de.pptx');
    for (const [name, bytes] of built)
      expect(readFileSync(join(folder, 'output/water/short', name)).toString('base64') === bytes, name).toBe(
        true,
      );
  });

  it('is built beside itself, by another copy of the library and in a worker', () => {
    const copy = join(scratch, 'copy');
    mkdirSync(copy);
    for (const name of ['dist', 'templates', 'package.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const another = pathToFileURL(join(copy, 'dist/index.js')).href;
    const { told, stderr } = run(`const { Worker } = await import("node:worker_threads");
      const other = await import('${another}');
      const script = "import { parentPort, workerData } from 'node:worker_threads';" +
        "const { openProject, buildDeck } = await import('${address}');" +
        "const { value } = await buildDeck(openProject(workerData).value, 'short', { formats: ['pptx', 'md'] });" +
        "parentPort.postMessage(value);";
      const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(script)), { workerData: files });
      const { value } = openProject(files);
      const all = await Promise.all([
        buildDeck(value, 'short', wanted),
        buildDeck(value, 'short', wanted),
        other.buildDeck(other.openProject(files).value, 'short', wanted),
        new Promise((resolve, reject) => worker.on('message', (value) => resolve({ value })).on('error', reject)),
      ]);
      const texts = all.map((each) => JSON.stringify(bytesOf(each.value)));
      const mixed = await other.buildDeck(value, 'short').catch((error) => error.name);
      const written = await writeDecks(value).catch((error) => error.message);
      tell([texts[0].length > 20000, texts.map((text) => text === texts[0]), mixed, written]);`);
    expect(stderr).toBe('');
    expect(told).toEqual([true, [true, true, true, true], 'TypeError', expect.stringContaining('in memory')]);
  });

  it('has each finding once, as plain data, though it is built in two languages', () => {
    const { told } = run(`const path = 'content/water/decks/short.yaml';
      const { value } = openProject({ ...files, [path]: files[path] + '  - { use: element, item: ocaen }\\n' });
      const { value: built, diagnostics } = await buildDeck(value, 'water/short');
      tell([built === undefined, structuredClone(diagnostics)]);`);
    const place = { path: 'content/water/decks/short.yaml', line: 6, column: 27, endLine: 6, endColumn: 32 };
    const found = { severity: 'error', hint: 'did you mean "ocean"?', place };
    expect(told).toEqual([true, [expect.objectContaining(found)]]);
  });

  it('is told what is not there', () => {
    const { told } = run(`const { value } = openProject(files);
      const codes = ({ diagnostics }) => diagnostics.map(({ code }) => code);
      tell([codes(openProject({})), codes(await buildDeck(value, 'shirt')), codes(await buildDeck(value, 'short', { formats: ['ppt'] }))]);`);
    expect(told).toEqual([['no-project'], ['unknown-deck'], ['unknown-format']]);
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
      const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(stdout).toBe(printed);
    },
  );
});

it('refuses days and instants that are none, which would be compared or written as they are', () => {
  const { told } =
    run(`const said = async (call) => { try { await call(); return null; } catch (error) { return error.message; } };
    const { value } = openProject(files, { asOf: '2026-05' });
    tell([
      await said(() => openProject(files, { asOf: '2026-5-1' })),
      await said(() => buildDeck(value, 'short', { formats: ['md'], created: '1 May' })),
      await said(() => buildDeck(value, 'short', { formats: ['md'], created: '2026-05-01T12:00:00' })),
      await said(() => buildDeck(value, 'short', { formats: ['md'], created: '2026-05-01T12:00:00+02:00' })),
    ]);`);
  expect(told).toEqual([
    'asOf is "2026-5-1": write a day, such as 2026-05-01',
    'created is "1 May": write 2026-05-01T12:00:00Z',
    'created is "2026-05-01T12:00:00": write 2026-05-01T12:00:00Z',
    null,
  ]);
});
