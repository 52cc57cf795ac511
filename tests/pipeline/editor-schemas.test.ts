import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { startPreview } from '../preview/open-preview.ts';

const lesson = `---
summary: A lesson
params:
  item: { type: element, required: true }
---
<slide layout="title-only"><title>{{item.label}}</title></slide>
`;
const deckSchema = 'schemas/deck.compost.schema.json';
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-editor-schemas-'));
  mkdirSync(join(folder, 'project'));
  folder = join(folder, 'project');
  expect((await runInProcess(['init'], folder)).code).toBe(0);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const addTemplate = () => write('templates/briefing/slides/lesson.hbs', lesson);
/** What an editor offers after `use: `. */
const kinds = () => JSON.parse(read(deckSchema)).properties.slides.items.properties.use.enum as string[];

/** What `check` says of schemas. */
async function checked(): Promise<string> {
  const { err } = await runInProcess(['check', '--no-drift', '--no-color'], folder);
  return err
    .split('\n\n')
    .filter((part) => part.includes('schemas-old'))
    .join('\n\n')
    .trim();
}

it('check says when a template has come, and schema --out mends it', async () => {
  expect(await checked()).toBe('');
  expect(kinds()).not.toContain('lesson');
  addTemplate();
  expect(await checked()).toBe(
    `${deckSchema}: warning[schemas-old]: editors are told of other templates and outlines than there are: deck.compost.schema.json
  hint: run "throughline schema --out schemas" in the project’s folder; "throughline preview" does it too`,
  );
  await runInProcess(['build'], folder);
  expect(kinds()).not.toContain('lesson');
  expect((await runInProcess(['schema', '--out', 'schemas'], folder)).code).toBe(0);
  expect(kinds()).toContain('lesson');
  expect(await checked()).toBe('');
});

it('new ids and new outlines make schemas old; their layout and line ends do not', async () => {
  write(deckSchema, `${JSON.stringify(JSON.parse(read(deckSchema)))}\r\n`);
  expect(await checked()).toBe('');
  write(
    'content/compost/outline.yaml',
    read('content/compost/outline.yaml').replace(
      'terms:',
      'terms:\n  rot: { term: Rot, meaning: What heaps do. }',
    ),
  );
  expect(await checked()).toContain('deck.compost.schema.json');
  write('content/attic/outline.yaml', 'title: Attic\nelements: { box: Box }\n');
  write('content/attic/decks/plain.yaml', 'slides: [{ use: cover }]\n');
  expect(await checked()).toContain('deck.attic.schema.json');
});

it('the preview refreshes them when it starts, and not from outlines with errors', async () => {
  addTemplate();
  const preview = await startPreview(folder, { idle: 10 });
  try {
    expect(kinds()).toContain('lesson');
    const before = read(deckSchema);
    write('content/compost/outline.yaml', 'title: [\n');
    write(
      'schemas/outline.schema.json',
      JSON.stringify({ ...JSON.parse(read('schemas/outline.schema.json')), old: 1 }),
    );
    write('content/compost/decks/second.yaml', 'slides: [{ use: cover }]\n');
    await expect.poll(() => read('schemas/outline.schema.json')).not.toContain('"old"');
    expect(read(deckSchema)).toBe(before);
  } finally {
    await preview.close();
  }
});

it('the preview follows a template that comes while it runs', async () => {
  const preview = await startPreview(folder, { idle: 10 });
  try {
    addTemplate();
    await expect.poll(kinds).toContain('lesson');
  } finally {
    await preview.close();
  }
});

it('no file is replaced that is no schema of ours', async () => {
  write(deckSchema, '{ "title": "Mine" }\n');
  addTemplate();
  expect(await checked()).toBe('');
  await (await startPreview(folder)).close();
  const { code, err } = await runInProcess(['schema', '--out', 'schemas'], folder);
  expect(code).toBe(2);
  expect(err).toContain(`error[file-exists]: ${deckSchema} is there already, and no command wrote it`);
  expect(read(deckSchema)).toBe('{ "title": "Mine" }\n');
});

it('a project that keeps no schemas, or one alone, gets none', async () => {
  rmSync(join(folder, 'schemas'), { recursive: true });
  await runInProcess(['schema', 'project', '--out', 'schemas'], folder);
  addTemplate();
  expect(await checked()).toBe('');
  await (await startPreview(folder)).close();
  expect(readdirSync(join(folder, 'schemas'))).toEqual(['project.schema.json']);
});

it.skipIf(process.platform === 'win32')(
  'nothing is written through a link that leads out of the project',
  async () => {
    const outside = join(folder, '../outside.json');
    writeFileSync(outside, read(deckSchema));
    const before = readFileSync(outside, 'utf8');
    rmSync(join(folder, deckSchema));
    symlinkSync(outside, join(folder, deckSchema));
    addTemplate();
    await (await startPreview(folder)).close();
    const { code, err } = await runInProcess(['schema', '--out', 'schemas'], folder);
    expect(code).toBe(4);
    expect(err).toContain(`cannot write ${deckSchema}: it is a link`);
    expect(readFileSync(outside, 'utf8')).toBe(before);
  },
);
