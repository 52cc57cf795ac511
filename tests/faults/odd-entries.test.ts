import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { faultsIn, hashesIn, writeSmallProject } from './small-project.ts';

let scratch: string;
let project: string;
let output: string;

beforeEach(async () => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-entries-')));
  project = join(scratch, 'project');
  output = join(project, 'output');
  writeSmallProject(project, 1, 'one');
  expect((await runInProcess(['build'], project)).code).toBe(0);
  writeFileSync(join(scratch, 'victim.md'), 'mine');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const lock = '.throughline-lock';
const work = '.throughline-work';
const kinds: Readonly<Record<string, (path: string) => unknown>> = {
  pipe: (path) => execFileSync('mkfifo', [path]),
  folder: (path) => mkdirSync(path),
  link: (path) => symlinkSync('nowhere', path),
  socket: (path) => listen(path),
  // Only the system's own user may make one.
  ...(canMakeDevice() && { device: (path: string) => execFileSync('mknod', [path, 'c', '1', '3']) }),
};

describe('an entry of the output folder that no build makes', () => {
  const cases = Object.keys(kinds).flatMap((kind) => [
    [kind, lock],
    ...(kind === 'folder' ? [] : [[kind, work]]),
    [kind, `${work}/journal.json`],
    [kind, `${work}/0.new`],
  ]);
  it.each(cases)('a %s in the place of %s is told at once, with what to do', async (kind, path) => {
    writeSmallProject(project, 1, 'two');
    if (path!.startsWith(`${work}/`)) mkdirSync(join(output, work));
    const close = await kinds[kind!]!(join(output, path!));
    const begun = performance.now();
    try {
      for (const command of ['build', 'check']) {
        const refused = await runInProcess([command], project);
        expect([command, refused.code]).toEqual([command, 4]);
        expect(refused.err).toContain(`output/${path} is a ${kind}: no build put it there`);
        expect(refused.err).toMatch(/hint: delete output\/\.throughline-(lock|work), then build again/);
      }
      expect(performance.now() - begun).toBeLessThan(9000);
    } finally {
      await (close as { readonly end?: () => Promise<void> } | undefined)?.end?.();
    }
    rmSync(join(output, path!.split('/')[0]!), { recursive: true, force: true });
    expect((await runInProcess(['build'], project)).code).toBe(0);
    expect(faultsIn(output)).toEqual([]);
  });
});

/** What a journal may hold that came with somebody's repository. */
const put = { kind: 'put', staged: `${work}/0.new`, target: 'o/deck-1/x.md', hash: 'h', old: null };
const strange: readonly (readonly [what: string, steps: unknown])[] = [
  ['a target above', [{ ...put, target: '../../victim.md' }]],
  ['a target that is absolute', [{ ...put, target: '/tmp/victim.md' }]],
  ['a target of our own', [{ ...put, target: `${lock}` }]],
  ['a target without a deck', [{ ...put, target: 'victim.md' }]],
  ['a copy above', [{ kind: 'keep', target: 'o/deck-1/deck-1.notes.md', copy: '../../victim.md' }]],
  ['a copy in another deck', [{ kind: 'keep', target: 'o/deck-1/deck-1.notes.md', copy: 'o/deck-2/x.md' }]],
  [
    'a copy through dots',
    [{ kind: 'keep', target: 'o/deck-1/deck-1.notes.md', copy: 'o/deck-1/../../x.md' }],
  ],
  ['staged bytes from elsewhere', [{ ...put, staged: '../../victim.md' }]],
  ['a removal above', [{ kind: 'remove', target: '../victim.md', old: null }]],
  ['a step of another kind', [{ kind: 'run', target: 'o/deck-1/x.md' }]],
  ['no steps', { length: 1 }],
  ['nothing', null],
];

describe('a journal of somebody else', () => {
  it.each(strange)('with %s moves nothing', async (_, steps) => {
    const before = hashesIn(project);
    mkdirSync(join(output, work));
    writeFileSync(join(output, work, 'journal.json'), JSON.stringify({ version: 1, steps }));
    writeFileSync(join(output, work, '0.new'), 'theirs');
    const built = await runInProcess(['build'], project);
    expect([built.code, built.err]).toEqual([0, expect.stringContaining('has been put right')]);
    expect(hashesIn(project)).toEqual(before);
    expect(readFileSync(join(scratch, 'victim.md'), 'utf8')).toBe('mine');
  });

  it('follows no folder that is a link, nor a file that is one', async () => {
    const outside = join(scratch, 'outside');
    mkdirSync(join(outside, 'deck-1'), { recursive: true });
    writeFileSync(join(outside, 'deck-1/deck-1.notes.md'), 'mine');
    const hash = hashesIn(outside)['deck-1/deck-1.notes.md'];
    for (const folder of ['o', 'o/deck-1']) {
      rmSync(join(output, 'o'), { recursive: true, force: true });
      if (folder === 'o') symlinkSync(outside, join(output, 'o'));
      else {
        mkdirSync(join(output, 'o'));
        symlinkSync(join(outside, 'deck-1'), join(output, 'o/deck-1'));
      }
      mkdirSync(join(output, work));
      const steps = [
        { kind: 'remove', target: 'o/deck-1/deck-1.notes.md', old: hash },
        { kind: 'keep', target: 'o/deck-1/deck-1.notes.md', copy: 'o/deck-1/x.md' },
      ];
      writeFileSync(join(output, work, 'journal.json'), JSON.stringify({ version: 1, steps }));
      expect((await runInProcess(['check'], project)).code).toBe(5);
      const built = await runInProcess(['build'], project);
      expect([built.code, built.err]).toEqual([5, expect.stringContaining('leads out of the output folder')]);
      expect(Object.keys(hashesIn(outside))).toEqual(['deck-1/deck-1.notes.md']);
    }
  });
});

function canMakeDevice(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-device-'));
  const made = spawnSync('mknod', [join(folder, 'device'), 'c', '1', '3']).status === 0;
  rmSync(folder, { recursive: true });
  return made;
}

async function listen(path: string): Promise<{ readonly end: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  return { end: () => new Promise((resolve) => server.close(() => resolve())) };
}
