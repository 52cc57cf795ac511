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
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySteps, discardStaged, stageFiles } from '../../src/pipeline/commit/apply-steps.ts';
import { type DeckOutput, type OutputFolder, openOutputFolder } from '../../src/pipeline/commit/index.ts';

let root: string;
let output: OutputFolder | undefined;

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'throughline-output-')), 'output');
});
afterEach(async () => {
  await output?.close();
  output = undefined;
  rmSync(join(root, '..'), { recursive: true, force: true });
});

describe('commit', () => {
  it('writes a deck with its manifest, and leaves nothing else', async () => {
    await commit({ 'a.pptx': 'one', 'a.notes.md': 'two' });
    expect(tree()).toEqual(['o/d/a.notes.md', 'o/d/a.pptx', 'o/d/manifest.json']);
    expect(manifest().outputs).toEqual({ 'a.notes.md': expect.any(String), 'a.pptx': expect.any(String) });
  });

  it('writes pictures into a folder of their own, which goes with the last of them', async () => {
    await commit({ 'a.md': 'one', 'pictures/a.svg': 'two', 'pictures/b.svg': 'three' });
    expect(tree()).toEqual(['o/d/a.md', 'o/d/manifest.json', 'o/d/pictures/a.svg', 'o/d/pictures/b.svg']);
    await commit({ 'a.md': 'one', 'pictures/b.svg': 'three' });
    expect(tree()).toEqual(['o/d/a.md', 'o/d/manifest.json', 'o/d/pictures/b.svg']);
    await commit({ 'a.md': 'one' });
    expect(tree()).toEqual(['o/d/a.md', 'o/d/manifest.json']);
    expect(readdirSync(join(root, 'o/d')).sort()).toEqual(['a.md', 'manifest.json']);
  });

  it('never writes pictures through a link that stands for their folder', async () => {
    await commit({ 'a.md': 'one' });
    const outside = join(root, '..', 'outside');
    mkdirSync(outside);
    symlinkSync(outside, join(root, 'o/d/pictures'));
    const refused = await commit({ 'a.md': 'two', 'pictures/a.svg': 'three' });
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['output-outside']);
    expect(readdirSync(outside)).toEqual([]);
    expect(read('o/d/a.md')).toBe('one');
  });

  it('says which files it wrote and which were the same', async () => {
    await commit({ 'a.md': 'one', 'b.md': 'two' });
    const again = await commit({ 'a.md': 'one', 'b.md': 'three' });
    expect(again.value).toEqual([
      { path: 'o/d/a.md', status: 'unchanged' },
      { path: 'o/d/b.md', status: 'written' },
    ]);
  });

  it('keeps an old file that says the same in other bytes, under its own hash', async () => {
    await commit({ 'a.pptx': 'ONE' });
    const before = manifest();
    const again = await commit({ 'a.pptx': 'one' });
    expect(again.value).toEqual([{ path: 'o/d/a.pptx', status: 'unchanged' }]);
    expect(read('o/d/a.pptx')).toBe('ONE');
    expect(manifest()).toEqual(before);
  });

  it('keeps a file that another program packed, and says the same', async () => {
    await commit({ 'a.pptx': 'one' });
    writeFileSync(join(root, 'o/d/a.pptx'), 'ONE');
    const again = await commit({ 'a.pptx': 'one' });
    expect(again).toMatchObject({ value: [{ path: 'o/d/a.pptx', status: 'unchanged' }], diagnostics: [] });
    expect(read('o/d/a.pptx')).toBe('ONE');
    expect((await commit({ 'a.pptx': 'two' })).value).toEqual([{ path: 'o/d/a.pptx', status: 'written' }]);
  });

  it('writes the same manifest whatever the order of files and inputs', async () => {
    await commit({ 'a.md': '1', 'b.md': '2' }, { inputs: { x: '1', y: '2' } });
    const first = read('o/d/manifest.json');
    rmSync(join(root, 'o'), { recursive: true });
    await commit({ 'b.md': '2', 'a.md': '1' }, { inputs: { y: '2', x: '1' } });
    expect(read('o/d/manifest.json')).toBe(first);
  });

  it('restores a file that was deleted', async () => {
    await commit({ 'a.md': 'one' });
    rmSync(join(root, 'o/d/a.md'));
    await commit({ 'a.md': 'one' });
    expect(read('o/d/a.md')).toBe('one');
  });

  it('removes an output that its deck makes no more, but not when only some formats were made', async () => {
    await commit({ 'a.md': 'one', 'b.md': 'two' });
    await commit({ 'a.md': 'new' }, { partial: true });
    expect(read('o/d/b.md')).toBe('two');
    expect(Object.keys(manifest().outputs)).toEqual(['a.md', 'b.md']);
    const full = await commit({ 'a.md': 'new' });
    expect(full.value).toContainEqual({ path: 'o/d/b.md', status: 'removed' });
    expect(tree()).toEqual(['o/d/a.md', 'o/d/manifest.json']);
  });
});

describe('hand edits', () => {
  it('leaves the whole deck when one of its files was edited', async () => {
    await commit({ 'a.md': 'one', 'b.md': 'one' });
    writeFileSync(join(root, 'o/d/a.md'), 'mine');
    const again = await commit({ 'a.md': 'two', 'b.md': 'two' });
    expect(codes(again)).toEqual(['hand-edited']);
    expect(again.diagnostics[0]!.trouble).toBe('drift');
    expect([read('o/d/a.md'), read('o/d/b.md')]).toEqual(['mine', 'one']);
  });

  it('takes an edit that says what the deck says now', async () => {
    await commit({ 'a.md': 'one' });
    writeFileSync(join(root, 'o/d/a.md'), 'two');
    expect(codes(await commit({ 'a.md': 'two' }))).toEqual([]);
    writeFileSync(join(root, 'o/d/a.md'), 'three');
    expect(codes(await commit({ 'a.md': 'four' }))).toEqual(['hand-edited']);
  });

  it('keeps a copy under a free name with force', async () => {
    await commit({ 'a.md': 'one' });
    for (const edit of ['mine', 'mine too']) {
      writeFileSync(join(root, 'o/d/a.md'), edit);
      const forced = await commit({ 'a.md': 'two' }, { force: true });
      expect(codes(forced)).toEqual([]);
    }
    expect(read('o/d/a.md')).toBe('two');
    expect(read('o/d/a.edited.md')).toBe('mine');
    expect(read('o/d/a.edited-2.md')).toBe('mine too');
  });

  it('leaves a file that no build wrote', async () => {
    mkdirSync(join(root, 'o/d'), { recursive: true });
    writeFileSync(join(root, 'o/d/a.md'), 'mine');
    expect(codes(await commit({ 'a.md': 'one' }))).toEqual(['not-ours']);
    expect(read('o/d/a.md')).toBe('mine');
  });

  it('leaves a link in the place of an output', async () => {
    await commit({ 'a.md': 'one' });
    rmSync(join(root, 'o/d/a.md'));
    writeFileSync(join(root, 'elsewhere.md'), 'one');
    symlinkSync(join(root, 'elsewhere.md'), join(root, 'o/d/a.md'));
    expect(codes(await commit({ 'a.md': 'two' }))).toEqual(['hand-edited']);
    expect(read('elsewhere.md')).toBe('one');
  });

  it('never follows a folder out of the output folder', async () => {
    const outside = join(root, '../outside');
    mkdirSync(outside);
    mkdirSync(join(root, 'o'), { recursive: true });
    symlinkSync(outside, join(root, 'o/d'));
    const refused = await commit({ 'a.md': 'one' });
    expect(codes(refused)).toEqual(['output-outside']);
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('sweep', () => {
  it('removes what manifests own and no deck makes, and only that', async () => {
    await commit({ 'a.md': 'one' }, { deck: 'o/gone' });
    await commit({ 'a.md': 'one' }, { deck: 'o/d' });
    writeFileSync(join(root, 'o/gone/mine.txt'), 'mine');
    mkdirSync(join(root, 'other/folder'), { recursive: true });
    writeFileSync(join(root, 'other/folder/manifest.json'), '{"deck":"other/folder","outputs":{"x":"y"}}');
    const swept = await sweep(['o/d']);
    expect(swept.value).toEqual([{ path: 'o/gone/a.md', status: 'removed' }]);
    expect(tree()).toEqual([
      'o/d/a.md',
      'o/d/manifest.json',
      'o/gone/mine.txt',
      'other/folder/manifest.json',
    ]);
  });

  it('leaves an orphan that was edited, with its deck', async () => {
    await commit({ 'a.md': 'one', 'b.md': 'one' }, { deck: 'o/gone' });
    writeFileSync(join(root, 'o/gone/a.md'), 'mine');
    const swept = await sweep([]);
    expect(codes(swept)).toEqual(['hand-edited']);
    expect(tree()).toEqual(['o/gone/a.md', 'o/gone/b.md', 'o/gone/manifest.json']);
  });

  it('ignores a manifest whose names leave its folder', async () => {
    await commit({ 'a.md': 'one' }, { deck: 'o/gone' });
    writeFileSync(join(root, 'victim.txt'), 'mine');
    const hash = '0'.repeat(64);
    writeFileSync(
      join(root, 'o/gone/manifest.json'),
      JSON.stringify({ throughline: '1', deck: 'o/gone', inputs: {}, outputs: { '../../victim.txt': hash } }),
    );
    expect((await sweep([])).value).toEqual([]);
    expect(read('victim.txt')).toBe('mine');
  });
});

describe('trouble on the way', () => {
  it('leaves the old output and says which file when a folder stands in its place', async () => {
    await commit({ 'a.md': 'one', 'b.md': 'one' });
    // A folder cannot be replaced by a file: the rename in the middle of the deck fails.
    rmSync(join(root, 'o/d/b.md'));
    mkdirSync(join(root, 'o/d/b.md/in-the-way'), { recursive: true });
    const failed = await commit({ 'a.md': 'two', 'b.md': 'two' });
    expect(failed.diagnostics.map((d) => d.code)).toEqual(['hand-edited']);
    expect(read('o/d/a.md')).toBe('one');
  });

  it('puts everything back when a step fails', async () => {
    await commit({ 'a.md': 'one' });
    mkdirSync(join(root, 'o/d/z.md/full'), { recursive: true });
    const before = tree();
    const steps = await stageFiles(root, [
      { target: 'o/d/a.md', bytes: Buffer.from('two'), old: null },
      { target: 'o/d/new.md', bytes: Buffer.from('two'), old: null },
      { target: 'o/d/z.md', bytes: Buffer.from('two'), old: null },
    ]);
    const { failures, unsettled } = await applySteps(root, [steps]);
    expect([failures.map(String), unsettled]).toEqual([[expect.stringContaining('o/d/z.md')], false]);
    await discardStaged(root);
    expect(tree()).toEqual(before);
    expect(read('o/d/a.md')).toBe('one');
  });

  it('rolls forward from every point at which it may have been killed', async () => {
    for (const done of [0, 1, 2]) {
      rmSync(root, { recursive: true, force: true });
      await commit({ 'a.md': 'one', 'b.md': 'one' });
      const old = manifest().outputs;
      const steps = await stageFiles(root, [
        { target: 'o/d/a.md', bytes: Buffer.from('two'), old: old['a.md']! },
        { target: 'o/d/b.md', bytes: Buffer.from('two'), old: old['b.md']! },
      ]);
      writeFileSync(join(root, '.throughline-work/journal.json'), JSON.stringify({ version: 1, steps }));
      for (const step of steps.slice(0, done)) {
        writeFileSync(join(root, step.target), readFileSync(join(root, step.staged)));
        rmSync(join(root, step.staged));
      }
      const opened = await open();
      expect(opened.recovered).toBe(true);
      expect([read('o/d/a.md'), read('o/d/b.md')]).toEqual(['two', 'two']);
      expect(readdirSync(root)).not.toContain('.throughline-work');
    }
  });

  it('does not overwrite what was edited between the kill and the next start', async () => {
    await commit({ 'a.md': 'one' });
    const old = manifest().outputs['a.md']!;
    const steps = await stageFiles(root, [{ target: 'o/d/a.md', bytes: Buffer.from('two'), old }]);
    writeFileSync(join(root, '.throughline-work/journal.json'), JSON.stringify({ version: 1, steps }));
    writeFileSync(join(root, 'o/d/a.md'), 'mine');
    await open();
    expect([read('o/d/a.md'), read('o/d/a.edited.md')]).toEqual(['two', 'mine']);
  });

  it('sweeps staged files that no journal speaks of', async () => {
    await commit({ 'a.md': 'one' });
    mkdirSync(join(root, '.throughline-work'));
    writeFileSync(join(root, '.throughline-work/0.new'), 'half');
    await open();
    expect(tree()).toEqual(['o/d/a.md', 'o/d/manifest.json']);
  });

  it('does not act on a journal that leads out of the folder', async () => {
    mkdirSync(join(root, '.throughline-work'), { recursive: true });
    writeFileSync(join(root, '../victim.txt'), 'mine');
    const steps = [{ kind: 'remove', target: '../victim.txt', old: null }];
    writeFileSync(join(root, '.throughline-work/journal.json'), JSON.stringify({ version: 1, steps }));
    await open();
    expect(readFileSync(join(root, '../victim.txt'), 'utf8')).toBe('mine');
  });
});

describe('lock', () => {
  it('makes a second writer wait, then says who holds it', async () => {
    await open();
    const second = await openOutputFolder(root, options({ patience: 60 }));
    expect(codes(second)).toEqual(['output-locked']);
    expect(second.diagnostics[0]!.trouble).toBe('io');
    expect(second.diagnostics[0]!.message).toContain(String(process.pid));
  });

  it('lets the second writer in when the first is done', async () => {
    const first = await open();
    const waiting = openOutputFolder(root, options({ patience: 120_000 }));
    setTimeout(() => void first.close(), 80);
    output = (await waiting).value;
    expect(output).toBeDefined();
  });

  it.each([
    ['of a process that is gone', { pid: 2 ** 22 - 7, started: null, token: 'x' }],
    ['of an earlier process with our id', { pid: process.pid, started: '1', token: 'x' }],
  ])('takes over the lock %s', async (_, lock) => {
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, '.throughline-lock'), JSON.stringify(lock));
    await open();
    expect(JSON.parse(read('.throughline-lock')).token).not.toBe('x');
  });

  it('leaves no folder behind that nothing was written to', async () => {
    const folder = await open();
    await folder.close();
    expect(() => readdirSync(root)).toThrow('ENOENT');
  });
});

function options(overrides: { readonly force?: boolean; readonly patience?: number } = {}) {
  return {
    shown: 'output',
    version: '1.2.3',
    force: false,
    patience: 2000,
    // Stands for the comparison of packages by their parts.
    sameContent: (a: Uint8Array, b: Uint8Array) =>
      Buffer.from(a).toString().toLowerCase() === Buffer.from(b).toString(),
    ...overrides,
  };
}

async function open(overrides: { readonly force?: boolean } = {}): Promise<OutputFolder> {
  await output?.close();
  const opened = await openOutputFolder(root, options(overrides));
  expect(opened.diagnostics).toEqual([]);
  output = opened.value!;
  return output;
}

async function commit(
  files: Readonly<Record<string, string>>,
  settings: Partial<Pick<DeckOutput, 'deck' | 'inputs' | 'partial'>> & { readonly force?: boolean } = {},
) {
  const folder = await open({ force: settings.force ?? false });
  const outcome = await folder.commit({
    deck: settings.deck ?? 'o/d',
    files: Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
    inputs: settings.inputs ?? {},
    partial: settings.partial ?? false,
  });
  await folder.close();
  output = undefined;
  return outcome;
}

async function sweep(decks: readonly string[]) {
  const folder = await open();
  const outcome = await folder.sweep(new Set(decks));
  await folder.close();
  output = undefined;
  return outcome;
}

function codes(outcome: { readonly diagnostics: readonly { readonly code: string }[] }): string[] {
  return outcome.diagnostics.map((d) => d.code);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function manifest(): { readonly outputs: Record<string, string> } {
  return JSON.parse(read('o/d/manifest.json'));
}

function tree(): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name !== '.throughline-lock')
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
