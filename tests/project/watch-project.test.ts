import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ProjectWatch, watchProject } from '../../src/project/index.ts';

let folder: string;
let watch: ProjectWatch;
let told: (readonly string[])[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-watch-'));
  write('content/a/outline.yaml', 'title: A\n');
  write('content/a/decks/one.yaml', 'title: One\n');
  told = [];
  watch = await watchProject(folder, (paths) => told.push(paths));
});

afterEach(async () => {
  await watch.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));
const soon = (expected: unknown) => expect.poll(() => [...new Set(told.flat())].sort()).toEqual(expected);

describe('watchProject tells', () => {
  it('what is written', async () => {
    write('content/a/outline.yaml', 'title: B\n');
    await soon(['content/a/outline.yaml']);
  });

  it('what is added, with the folders that came with it', async () => {
    write('templates/own/slides/card.hbs', 'x');
    await soon(expect.arrayContaining(['templates/own/slides/card.hbs']));
    write('throughline.yaml', 'language: en\n');
    await soon(expect.arrayContaining(['throughline.yaml']));
  });

  it('what is removed', async () => {
    rmSync(join(folder, 'content/a/decks/one.yaml'));
    await soon(['content/a/decks/one.yaml']);
  });

  it('what an editor puts in the place of a file', async () => {
    write('content/a/.outline.yaml.swp', 'lock');
    write('content/a/outline.yaml~', 'backup');
    write('content/a/outline.yaml.tmp', 'title: C\n');
    renameSync(join(folder, 'content/a/outline.yaml.tmp'), join(folder, 'content/a/outline.yaml'));
    await soon(['content/a/outline.yaml']);
  });

  it('several files at once', async () => {
    const times: number[] = [];
    // On a busy machine they may come apart, and be looked at twice; but not each time.
    for (const title of ['New', 'Newer', 'Newest', 'Last']) {
      told = [];
      for (const name of ['one', 'two', 'three']) write(`content/a/decks/${name}.yaml`, `title: ${title}\n`);
      await soon(['content/a/decks/one.yaml', 'content/a/decks/three.yaml', 'content/a/decks/two.yaml']);
      times.push(told.length);
      if (told.length < 4) break;
    }
    expect(Math.min(...times)).toBeLessThan(4);
  });

  it('a file once more that was still being written when it was told', async () => {
    write('content/a/outline.yaml', 'title: Half');
    await expect.poll(() => told.length).toBeGreaterThan(0);
    const before = told.length;
    appendFileSync(join(folder, 'content/a/outline.yaml'), ' and half\n');
    await expect.poll(() => told.length).toBeGreaterThan(before);
  });

  it('a file that is emptied first when it is whole', async () => {
    const begun = performance.now();
    write('content/a/outline.yaml', '');
    await pause(25);
    // Whoever takes longer over it is told of the empty file, too.
    if (performance.now() - begun < 50) expect(told).toEqual([]);
    write('content/a/outline.yaml', 'title: Whole\n');
    await soon(['content/a/outline.yaml']);
  });

  it('that a file stays empty', async () => {
    write('content/a/outline.yaml', '');
    await soon(['content/a/outline.yaml']);
  });
});

describe('watchProject is silent', () => {
  it('about everything that a project is not read from', async () => {
    write('output/a/one/one.pptx', 'x');
    write('node_modules/x/content/y.yaml', 'x');
    write('.git/index', 'x');
    write('README.md', 'x');
    write('content/a/.DS_Store', 'x');
    write('content/a/outline.yaml', 'title: Last\n');
    await soon(['content/a/outline.yaml']);
  });

  it('and watches no more when it is closed while files vanish', async () => {
    const watched = () => process.getActiveResourcesInfo().filter((name) => name === 'FSEventWrap').length;
    await watch.close();
    for (let round = 0; round < 24; round++) {
      for (const name of ['one', 'two', 'three']) write(`content/b/${name}.yaml`, 'x');
      const again = await watchProject(folder, () => {});
      rmSync(join(folder, 'content/b'), { recursive: true });
      // What was removed is being looked up, in one of these turns.
      for (let turn = 0; turn < round % 6; turn++) await new Promise((resume) => setImmediate(resume));
      await again.close();
      await pause(40);
      await expect.poll(watched).toBe(0);
    }
  });

  it('when it is closed', async () => {
    write('content/a/outline.yaml', 'title: D\n');
    await watch.close();
    await pause(350);
    const before = told.length;
    write('content/a/outline.yaml', 'title: E\n');
    await pause(200);
    expect(told.length).toBe(before);
  });
});
