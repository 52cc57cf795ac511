import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const scratch = temporaryFolder('diff');
const outline = 'content/compost/outline.yaml';
const deck = 'content/compost/decks/introduction.yaml';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validReport = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8')),
);
let made: string;
let project: string;
let count = 0;

beforeAll(async () => {
  made = join(scratch, 'made');
  await runInProcess(['init', 'made'], scratch);
  git(made, 'init', '--quiet', '--initial-branch=main');
  commit(made);
});
beforeEach(() => {
  project = join(scratch, `project-${++count}`);
  cpSync(made, project, { recursive: true });
});

describe('the model', () => {
  it('is told thing by thing, field by field; what is renamed is known again, and who refers to it has not changed', async () => {
    edit(outline, 'headline: The heap needs air and water to work', 'headline: The heap needs air');
    edit(outline, 'once a month.', 'every four weeks.');
    edit(outline, /\bsoil([:,\]}])/g, 'humus$1');
    edit(
      outline,
      'quote: Once a month the heap is turned, so that air gets in.',
      'quote: Once a month the heap is turned',
    );
    edit(outline, 'title: Notes from a garden', 'title: Notes from the garden');
    edit(outline, 'with a fork', 'with a pitchfork');
    edit(outline, 'role: What goes in', 'role: { en: What goes in, de: Was hineinkommt }');
    edit(outline, '  ripening:', '  growing: { from: scraps, to: humus, label: end as }\n  ripening:');
    const { outlines } = await result('HEAD');
    expect(outlines).toHaveLength(1);
    expect(outlines[0].things.map(({ type, id, was, change }: Thing) => [type, id, was, change])).toEqual([
      ['source', 'notebook', null, 'changed'],
      ['statement', 'turned', null, 'changed'],
      ['quote', 'turned', null, 'changed'],
      ['element', 'scraps', null, 'changed'],
      ['element', 'heap', null, 'changed'],
      ['element', 'humus', 'soil', 'renamed'],
      ['relationship', 'growing', null, 'added'],
      ['term', 'turning', null, 'changed'],
    ]);
    expect(outlines[0].things[3].fields).toEqual([
      { field: 'role', language: 'de', before: null, after: 'Was hineinkommt' },
    ]);
  });

  it('is told cell by cell where it is data', async () => {
    write('content/compost/data/heat.csv', 'month,degrees\nMay,40\nJune,55\n');
    edit(outline, 'terms:', 'data:\n  heat: { file: data/heat.csv, source: notebook }\nterms:');
    commit(project);
    write('content/compost/data/heat.csv', 'month,degrees\nMay,40\nJune,58\nJuly,61\n');
    const { outlines } = await result('HEAD');
    expect(outlines[0].things).toMatchObject([
      {
        type: 'data',
        id: 'heat',
        fields: [
          { field: 'June / degrees', before: '55', after: '58' },
          { field: 'July / month', before: null, after: 'July' },
          { field: 'July / degrees', before: null, after: '61' },
        ],
      },
    ]);
  });
});

describe('slides', () => {
  it('are told with each text before and after, notes, what moved, came and went, and handouts', async () => {
    edit(outline, 'headline: The heap needs air and water to work', 'headline: The heap needs air');
    edit(outline, 'with a fork', 'with a pitchfork');
    const scraps = '  - use: element\n    item: scraps\n';
    edit(deck, scraps, '');
    edit(
      deck,
      '  - use: closing',
      `${scraps}  - { use: big-number, value: 12, label: months }\n  - use: closing`,
    );
    edit(deck, '  - use: sources', '');
    const [edition] = (await result('HEAD')).decks[0].editions;
    const told = edition.slides.map(({ id, change, before, after }: Slide) => [
      id,
      change,
      before?.number,
      after?.number,
    ]);
    expect(told).toEqual([
      ['element-heap', 'changed', 4, 3],
      ['element-scraps', 'moved', 3, 4],
      ['big-number', 'added', undefined, 5],
      ['sources', 'removed', 6, undefined],
    ]);
    expect(edition.slides[0].texts).toEqual([
      {
        place: 'title',
        change: 'changed',
        before: 'The heap needs air and water to work',
        after: 'The heap needs air',
      },
    ]);
    expect(edition.slides[0].notes).toMatchObject([{ before: expect.stringContaining('air and water') }]);
    expect(edition.handouts).toMatchObject([
      { handout: 'glossary', sections: [{ texts: [{ before: expect.stringContaining('a fork') }] }] },
    ]);
  });

  it('are told once for what stands on all of them, and for each language', async () => {
    edit(deck, 'date: 2026-03-01', 'date: 2026-04-01\nlanguages: [en, de]');
    const { editions } = (await result('HEAD')).decks[0];
    expect(editions).toMatchObject([
      {
        language: 'en',
        change: 'changed',
        texts: [{ place: 'date', before: '1 March 2026', after: '1 April 2026' }],
      },
      { language: 'de', change: 'added' },
    ]);
  });
});

describe('versions', () => {
  it('are git references, folders and the working tree, wherever in a repository the project is', async () => {
    const repository = join(scratch, 'repository');
    mkdirSync(repository);
    cpSync(made, join(repository, 'talks/ours'), { recursive: true });
    rmSync(join(repository, 'talks/ours/.git'), { recursive: true });
    git(repository, 'init', '--quiet', '--initial-branch=main');
    commit(repository);
    project = join(repository, 'talks/ours');
    edit(outline, 'label: The heap', 'label: The pile');
    commit(repository);
    expect((await diff('HEAD~1')).out).toContain('“The heap” → “The pile”');
    expect((await diff('main~1', 'main')).out).toContain('“The heap” → “The pile”');
    expect((await diff('main', 'main~1')).out).toContain('“The pile” → “The heap”');
    expect((await diff(made)).out).toContain('“The heap” → “The pile”');
    expect((await diff('main')).out).toContain('Nothing differs.');
    // Nothing was checked out, and nothing left behind.
    expect(git(repository, 'status', '--porcelain')).toBe('');
  });

  it('follow links inside the tree, and none that leads out of it', async () => {
    rmSync(join(project, 'content/compost/sources/notebook.txt'));
    cpSync(join(made, 'content/compost/sources/notebook.txt'), join(project, 'content/kept.txt'));
    symlinkSync('../../kept.txt', join(project, 'content/compost/sources/notebook.txt'));
    commit(project);
    expect((await diff('HEAD')).out).toContain('Nothing differs.');
    rmSync(join(project, 'content/compost/sources/notebook.txt'));
    symlinkSync(
      '../../../../made/content/compost/sources/notebook.txt',
      join(project, 'content/compost/sources/notebook.txt'),
    );
    commit(project);
    expect((await diff('HEAD', '.')).err).toContain('not-compared');
  });

  it('that nobody knows are an error; what has errors is left out with a warning', async () => {
    for (const word of ['nope', '--upload-pack=touch', 'HEAD:content', '', ' ']) {
      const { code, err } = await diff('--', word);
      expect([word, code, err]).toEqual([word, 2, expect.stringContaining('unknown-version')]);
    }
    edit(outline, 'members: [scraps, heap, soil]', 'members: [scraps, heap, soul]');
    const { code, out, err } = await diff('HEAD');
    expect([code, err]).toEqual([0, expect.stringContaining('warning[not-compared]')]);
    expect(out).toContain('not compared: compost');
  });

  it('end with 0, with --exit-code 1 when something differs', async () => {
    expect((await diff('HEAD', '--exit-code')).code).toBe(0);
    edit(outline, 'label: The heap', 'label: The pile');
    expect((await diff('HEAD')).code).toBe(0);
    expect((await diff('HEAD', '--exit-code')).code).toBe(1);
    expect((await diff('HEAD', '--exit-code', '--decks', 'introduction')).code).toBe(1);
    expect((await diff('HEAD', '--decks', 'nope')).code).toBe(2);
  });
});

it('leaves out what is marked higher than is asked for, also where the other version has it unmarked', async () => {
  writeFileSync(
    join(project, 'throughline.yaml'),
    `${readFileSync(join(project, 'throughline.yaml'), 'utf8')}markings: [public, internal]\n`,
  );
  commit(project);
  edit(outline, 'headline: The heap needs air and water to work', 'headline: The heap needs air');
  edit(outline, 'one place to another with a fork. }', 'here to there., marking: internal }');
  const all = await diff('HEAD');
  expect(all.out).toContain('here to there');
  const { code, out } = await diff('HEAD', '--marking', 'public');
  expect([code, out]).toEqual([0, expect.stringContaining('The heap needs air')]);
  expect(out).not.toMatch(/here to there|Turning/);
  expect((await diff('HEAD', '--marking', 'nope')).err).toContain('unknown-marking');
});

describe('reports', () => {
  const browser = openBrowser();
  beforeEach(() => {
    edit(outline, 'label: The heap', 'label: "The <pile> | @you"');
    edit(deck, '  - use: sources', '  - { use: big-number, value: 12, label: months }');
  });

  it('in JSON are as docs/report.schema.json says, on the screen and in a file', async () => {
    const { out } = await diff('HEAD', '--reporter', 'json', '--reporter', 'markdown=out.md');
    await diff('HEAD', '--reporter', 'json=out.json');
    const file = JSON.parse(readFileSync(join(project, 'out.json'), 'utf8'));
    expect([validReport(file), validReport.errors]).toEqual([true, null]);
    expect(validReport({ ...file, result: {} })).toBe(false);
    expect(JSON.parse(out)).toEqual({ version: 1, ...file.result });
  });

  it('in Markdown have a row for each text, in which nothing is a mark', async () => {
    const { out } = await diff('HEAD', '--reporter', 'markdown');
    expect(out).toContain('| The heap | The &lt;pile&gt; \\| &#64;you |');
    expect(out).toContain('<details><summary>en');
  });

  it('in HTML are one page with pictures before and after, in which axe finds nothing and nothing is asked for', async (context) => {
    await diff('HEAD', '--reporter', 'html=out.html');
    const html = readFileSync(join(project, 'out.html'), 'utf8');
    const svgs = [...html.matchAll(/data:image\/svg\+xml;base64,([^"]+)/g)].map(([, text]) =>
      Buffer.from(text!, 'base64').toString(),
    );
    expect(svgs.length).toBeGreaterThan(3);
    expect(svgs.filter((svg) => svg.includes('stroke="#c2185b"')).length).toBeGreaterThan(1);
    const page = await browser.page(context, { bypassCSP: true });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) asked.push(request.url());
    });
    await page.setContent(html, { waitUntil: 'load' });
    await page.addScriptTag({ content: axe });
    expect(await page.evaluate<string[]>(runAxe)).toEqual([]);
    expect(asked).toEqual([]);
    const broken = '[...document.images].filter((each) => each.naturalWidth === 0).length';
    expect(await page.evaluate<number>(broken)).toBe(0);
  });
});

const runAxe = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html.slice(0, 200)).join(' ')))`;

interface Thing {
  readonly type: string;
  readonly id: string;
  readonly was: string | null;
  readonly change: string;
}

interface Slide {
  readonly id: string;
  readonly change: string;
  readonly before: { readonly number: number } | null;
  readonly after: { readonly number: number } | null;
}

function diff(...words: readonly string[]) {
  return runInProcess(['diff', ...words], project);
}

async function result(...words: readonly string[]) {
  return JSON.parse((await diff(...words, '--reporter', 'json')).out);
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(project, path), 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(join(project, path), edited);
}

function write(path: string, text: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), text);
}

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(
    folder,
    '-c',
    'user.name=An author',
    '-c',
    'user.email=author@example.org',
    'commit',
    '--quiet',
    '--message',
    'x',
  );
}

function git(folder: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}
