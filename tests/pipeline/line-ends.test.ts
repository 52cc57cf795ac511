import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { hashesIn } from '../faults/small-project.ts';

let project: string;
let built: Record<string, string>;

beforeEach(async () => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-line-ends-')));
  expect((await runInProcess(['init'], project)).code).toBe(0);
  writeFileSync(join(project, 'throughline.yaml'), 'formats: [pptx, md, html]\nchecks: { style: off }\n');
  expect((await runInProcess(['build'], project)).code).toBe(0);
  built = hashesIn(join(project, 'output'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

/** As git does with `core.autocrlf` on Windows: to every file without a NUL in it. */
function checkOutOnWindows(folder: string): void {
  for (const entry of readdirSync(join(project, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? readFileSync(path) : Buffer.from([0]);
    if (!bytes.includes(0)) writeFileSync(path, bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
  }
}

describe('line ends that git changed', () => {
  it('in the output are said to be that, and mended by a build', async () => {
    checkOutOnWindows('output');
    expect(hashesIn(join(project, 'output'))).not.toEqual(built);
    const checked = await runInProcess(['check'], project);
    expect(checked.code).toBe(3);
    const found = [...checked.err.matchAll(/^output\/\S+: error\[(\S+)\]: (.*)$/gm)].map(
      ([, code, words]) => [code, words],
    );
    expect(found.length).toBe(Object.keys(built).filter((name) => /\.(md|html)$/.test(name)).length);
    for (const each of found)
      expect(each).toEqual([
        'output-line-ends',
        expect.stringContaining('only its line ends differ, which git changes'),
      ]);
    expect(checked.err).toContain('put "output/** -text" into .gitattributes');
    const mended = await runInProcess(['build'], project);
    expect([mended.code, mended.err]).toEqual([0, '']);
    expect(hashesIn(join(project, 'output'))).toEqual(built);
  });

  it('do not hide that a file was edited, nor that it is stale', async () => {
    checkOutOnWindows('output');
    const notes = join(project, 'output/compost/introduction/introduction.notes.md');
    const text = readFileSync(notes, 'utf8');
    writeFileSync(notes, text.replace('heap', 'pile'));
    expect((await runInProcess(['check'], project)).err).toContain(
      'introduction.notes.md was edited by hand',
    );
    expect((await runInProcess(['build'], project)).code).toBe(3);
    writeFileSync(notes, text);
    const deck = join(project, 'content/compost/decks/introduction.yaml');
    writeFileSync(deck, readFileSync(deck, 'utf8').replace('Compost in five', 'Compost in ten'));
    expect((await runInProcess(['check'], project)).err).toContain(
      'introduction.notes.md is not what a build would write now',
    );
    const mended = await runInProcess(['build'], project);
    expect([mended.code, mended.err]).toEqual([0, '']);
  });

  it('are mended where the manifest is lost, and swept with a deck that is gone', async () => {
    checkOutOnWindows('output');
    rmSync(join(project, 'output/compost/introduction/manifest.json'));
    expect((await runInProcess(['build'], project)).code).toBe(0);
    expect(hashesIn(join(project, 'output'))).toEqual(built);
    checkOutOnWindows('output');
    const old = join(project, 'content/compost/decks/introduction.yaml');
    writeFileSync(join(project, 'content/compost/decks/other.yaml'), readFileSync(old));
    rmSync(old);
    expect((await runInProcess(['build'], project)).code).toBe(0);
    expect(readdirSync(join(project, 'output/compost'))).toEqual(['other']);
  });

  it('in outlines, decks and stored sources change nothing: no place of a quote, no output', async () => {
    checkOutOnWindows('content');
    const checked = await runInProcess(['check'], project);
    expect([checked.code, checked.err]).toEqual([0, '']);
    expect((await runInProcess(['build'], project)).code).toBe(0);
    expect(hashesIn(join(project, 'output'))).toEqual(built);
  });

  it('do not come about in a project that init made', () => {
    expect(readFileSync(join(project, '.gitattributes'), 'utf8')).toContain('output/** -text\n');
  });
});
