import {
  cpSync,
  existsSync,
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
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OutputFolder, openOutputFolder } from '../../src/pipeline/commit/index.ts';
import { held } from '../../src/pipeline/commit/output-lock.ts';
import { howMany } from '../how-many.ts';
import { faultsIn, hashesIn } from './small-project.ts';
import { disk, type Moment } from './stopping-disk.ts';

vi.mock('node:fs/promises', async () => (await import('./stopping-disk.ts')).stoppingDisk());

/** 1: every damage after every stop; else each damage after some, and all of them after all. */
const every = howMany.everyStop;
/** What stands on the disk before an operation is what stood there after the one before. */
const moments: readonly Moment[] = every === 1 ? ['before', 'during', 'after'] : ['during', 'after'];

let scratch: string;
/** The output before, and as it is when nothing goes wrong; the hashes of their files by deck. */
let before: string;
let old: Record<string, string>;
let fresh: Record<string, string>;
let operations: readonly string[];
let halves: readonly boolean[];
let count = 0;

const decks = ['o/a', 'o/b', 'o/gone', 'n/new'];

beforeAll(async () => {
  // In memory where there is such a place: what is tried is the order of operations, not the disk.
  scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'throughline-stops-'));
  before = join(scratch, 'before');
  disk.reset(null);
  await build(before, {
    'o/a': { 'a.pptx': 'one', 'a.md': 'same', 'extra.md': 'one' },
    'o/b': { 'b.pptx': 'one', 'b.md': 'one' },
    'o/gone': { 'g.pptx': 'one', 'g.md': 'one' },
  });
  writeFileSync(join(before, 'o/b/b.md'), 'by hand');
  old = hashesIn(before);
  const whole = copyOf(before);
  disk.reset(null);
  await buildNext(whole);
  operations = disk.names;
  halves = disk.halves;
  fresh = hashesIn(whole);
  expect(Object.keys(fresh).filter((path) => path.startsWith('o/gone/'))).toEqual([]);
  expect(operations.length).toBeGreaterThan(40);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('a build that stops at any operation on the disk', () => {
  it.each(moments)('%s it leaves each deck whole, and nothing else', async (moment) => {
    for (let at = 0; at < operations.length; at++) {
      if (moment === 'during' && !halves[at]) continue;
      const output = await stoppedAt(at, moment);
      await expectRecovery(output, `${moment} ${at}: ${operations[at]}`);
    }
  });

  it('and whose recovery stops at any operation', async () => {
    for (let at = 0; at < operations.length; at += every) {
      for (const moment of moments) {
        const stopped = await stoppedAt(at, 'after');
        for (let again = 0; ; again++) {
          const output = copyOf(stopped);
          disk.reset({ at: again, moment });
          held.clear();
          const ended = await orStopped(recover(output));
          if (ended) break;
          if (moment === 'during' && !disk.halves.at(-1)) continue;
          await expectRecovery(output, `after ${at}, then ${moment} ${again}: ${disk.names.at(-1)}`);
        }
      }
    }
  });
});

interface Damage {
  readonly name: string;
  /** Damages an output folder. */
  readonly to: (output: string) => void;
  /** A deck that is no longer to be judged. */
  readonly lost?: string;
}

const damages: readonly Damage[] = [
  { name: 'a folder is gone', to: (output) => rmSync(join(output, 'o/a'), { recursive: true, force: true }) },
  {
    name: 'all folders are gone',
    to: (output) => {
      for (const folder of ['o', 'n']) rmSync(join(output, folder), { recursive: true, force: true });
    },
  },
  {
    name: 'a folder has become a file',
    to: (output) => replace(join(output, 'o/a'), (path) => writeFileSync(path, 'a file')),
    lost: 'o/a',
  },
  {
    name: 'a folder of an outline has become a file',
    to: (output) => replace(join(output, 'n'), (path) => writeFileSync(path, 'a file')),
    lost: 'n/new',
  },
  {
    name: 'a folder leads elsewhere',
    to: (output) => replace(join(output, 'o/a'), (path) => symlinkSync(join(scratch, 'outside'), path)),
    lost: 'o/a',
  },
  { name: 'half of what was staged is gone', to: (output) => loseWork(output, (_, i) => i % 2 === 0) },
  { name: 'the other half is gone', to: (output) => loseWork(output, (_, i) => i % 2 === 1) },
  { name: 'all that was staged is gone', to: (output) => loseWork(output, (name) => name.endsWith('.new')) },
  { name: 'what is for undoing is gone', to: (output) => loseWork(output, (name) => name.endsWith('.old')) },
  {
    name: 'all but the journal is gone',
    to: (output) => loseWork(output, (name) => /\.(new|old)$/.test(name)),
  },
  {
    name: 'what was staged is cut off',
    to: (output) => {
      for (const path of workFiles(output, /\.new$/)) writeFileSync(path, readFileSync(path).subarray(0, 1));
    },
  },
  ...[0, 1, 0.5, 0.99].map((part) => ({
    name: `the journal is cut off (${part})`,
    to: (output: string) => {
      for (const path of workFiles(output, /^journal\.json$/)) {
        const text = readFileSync(path);
        writeFileSync(path, text.subarray(0, part < 1 ? Math.floor(text.length * part) : 1));
      }
    },
  })),
  {
    name: 'the journal is of another version',
    to: (output) => {
      for (const path of workFiles(output, /^journal\.json$/))
        writeFileSync(path, '{"version":99,"plan":{"decks":["o/a"]}}');
    },
  },
  {
    name: 'the lock is cut off',
    to: (output) => {
      if (existsSync(join(output, '.throughline-lock')))
        writeFileSync(join(output, '.throughline-lock'), '{"pid":');
    },
  },
];

describe('after a stop', () => {
  it.each(damages.map((damage, i) => ({ ...damage, i })))(
    '$name: each deck is whole all the same',
    async ({ name, to, lost, i }) => {
      const outside = join(scratch, 'outside');
      mkdirSync(outside, { recursive: true });
      writeFileSync(join(outside, 'a.md'), 'not ours');
      // A lock that is cut off is waited for.
      const step = name.includes('lock') ? operations.length : every;
      for (let at = step > every ? 30 : i % every; at < operations.length; at += step) {
        const output = await stoppedAt(at, 'after');
        to(output);
        await expectRecovery(output, `after ${at}: ${operations[at]}`, lost === undefined ? [] : [lost]);
        expect(readdirSync(outside)).toEqual(['a.md']);
        expect(readFileSync(join(outside, 'a.md'), 'utf8')).toBe('not ours');
      }
    },
  );
});

describe('a file that another program has open', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])('(%s) is named, and holds its own deck alone', async (errno) => {
    for (const name of ['a.pptx', 'extra.md', 'manifest.json']) {
      const output = copyOf(before);
      disk.reset(null);
      let tries = 0;
      disk.refuse = (operation, paths) => {
        const isIt = paths.endsWith(`o/a/${name}`) && (operation === 'rename' || operation === 'unlink');
        if (isIt) tries += 1;
        return isIt ? errno : null;
      };
      const { diagnostics } = await buildNext(output);
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]).toMatchObject({ code: 'output-unwritable', trouble: 'io' });
      expect(diagnostics[0]!.message).toBe(
        `cannot write output/o/a/${name}: it is open in another program (${errno})`,
      );
      expect(diagnostics[0]!.hint).toMatch(new RegExp(`^close ${name} in PowerPoint.* build again`));
      // A virus scanner would have let go of it.
      expect(tries).toBeGreaterThan(3);
      const after = hashesIn(output);
      expect(filesOf(after, 'o/a')).toEqual(filesOf(old, 'o/a'));
      for (const deck of ['o/b', 'n/new']) expect(filesOf(after, deck)).toEqual(filesOf(fresh, deck));
      expect(leftOver(output)).toEqual([]);
      disk.reset(null);
      expect((await buildNext(output)).diagnostics).toEqual([]);
      expect(hashesIn(output)).toEqual(fresh);
    }
  });

  it('for a moment only is waited for', async () => {
    const output = copyOf(before);
    disk.reset(null);
    let busy = 3;
    disk.refuse = (operation, paths) =>
      operation === 'rename' && paths.endsWith('o/a/a.pptx') && busy-- > 0 ? 'EBUSY' : null;
    expect((await buildNext(output)).diagnostics).toEqual([]);
    expect(hashesIn(output)).toEqual(fresh);
  });

  it('when a killed build is to be finished: the deck stays as it was, and is named', async () => {
    const at = operations.findIndex((each) => /^rename .* \S*o\/a\/a\.pptx$/.test(each));
    const output = await stoppedAt(at, 'after');
    disk.reset(null);
    held.clear();
    disk.refuse = (operation, paths) =>
      operation === 'rename' && paths.endsWith('o/a/manifest.json') ? 'EBUSY' : null;
    const { diagnostics } = await buildNext(output);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'cannot write output/o/a/manifest.json: it is open in another program (EBUSY)',
    ]);
    expect(filesOf(hashesIn(output), 'o/a')).toEqual(filesOf(old, 'o/a'));
    expect(leftOver(output)).toEqual([]);
  });

  it('when even undoing is refused: the next build puts it right', async () => {
    const output = copyOf(before);
    disk.reset(null);
    let done = 0;
    disk.refuse = (operation, paths) =>
      operation === 'rename' && /o\/a\/a\.pptx$|o\/a\/manifest\.json$/.test(paths) && done++ > 0
        ? 'EBUSY'
        : null;
    const { diagnostics } = await buildNext(output);
    expect(diagnostics.map(({ code }) => code)).toEqual(['output-unwritable']);
    disk.reset(null);
    await expectRecovery(output, 'after an undo that failed');
  });
});

/** An output folder as a build left it that was killed there. */
async function stoppedAt(at: number, moment: Moment): Promise<string> {
  const output = copyOf(before);
  disk.reset({ at, moment });
  await orStopped(buildNext(output));
  disk.reset(null);
  return output;
}

/** True when it came to its end. */
async function orStopped(work: Promise<unknown>): Promise<boolean> {
  const stopped = new Promise<boolean>((resolve) => {
    disk.whenStopped = () => resolve(false);
  });
  return Promise.race([work.then(() => true), stopped]);
}

/** What every next command does first; then what a build makes of it. */
async function expectRecovery(output: string, what: string, lost: readonly string[] = []): Promise<void> {
  disk.reset(null);
  held.clear();
  await recover(output);
  for (const deck of decks) {
    if (lost.some((each) => deck === each)) continue;
    const own = filesOf(hashesIn(output), deck);
    // Where nothing is left to finish or to undo with, all of it is taken away, but for what was edited by hand.
    const edited = Object.fromEntries(Object.entries(own).filter(([path]) => path.includes('.edited')));
    const right = [filesOf(old, deck), { ...made(filesOf(fresh, deck)), ...edited }, edited];
    expect(right, `${deck} ${what}`).toContainEqual(own);
  }
  const isLost = (fault: string) =>
    lost.some((deck) => fault === `${deck.startsWith('n') ? 'n' : deck} has no manifest`);
  expect(
    leftOver(output).filter((fault) => !isLost(fault)),
    what,
  ).toEqual([]);
  for (const deck of lost) rmSync(join(output, deck.startsWith('n') ? 'n' : deck), { force: true });
  const built = await buildNext(output);
  expect(built.diagnostics, what).toEqual([]);
  const now = hashesIn(output);
  // What was taken away with its folder cannot come back: of the edited file there may be no copy.
  expect(made(now), what).toEqual(made(fresh));
  expect(leftOver(output), what).toEqual([]);
  rmSync(output, { recursive: true, force: true });
}

/** What a build makes: without copies of what was edited. */
function made(hashes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(hashes).filter(([path]) => !path.includes('.edited')));
}

async function recover(output: string): Promise<void> {
  const opened = await open(output);
  await opened.close();
}

async function open(output: string): Promise<OutputFolder> {
  const opened = await openOutputFolder(output, {
    shown: 'output',
    version: '0',
    force: true,
    sameContent: () => false,
  });
  expect(opened.diagnostics).toEqual([]);
  return opened.value!;
}

async function buildNext(output: string) {
  return build(output, {
    'o/a': { 'a.pptx': 'two', 'a.md': 'same', 'c.md': 'two' },
    'o/b': { 'b.pptx': 'two', 'b.md': 'two' },
    'n/new': { 'n.pptx': 'two', 'n.md': 'two' },
  });
}

async function build(output: string, contents: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const folder = await open(output);
  const diagnostics = [];
  const prepared = [];
  for (const [deck, files] of Object.entries(contents)) {
    const list = Object.entries(files).map(([name, text]) => ({
      name,
      bytes: Buffer.from(`${deck} ${name} ${text}`),
    }));
    const one = await folder.prepare({ deck, files: list, inputs: {}, partial: false });
    diagnostics.push(...one.diagnostics);
    if (one.value) prepared.push(one.value);
  }
  diagnostics.push(...(await folder.apply(prepared)).diagnostics);
  diagnostics.push(...(await folder.sweep(new Set(Object.keys(contents)))).diagnostics);
  await folder.close();
  return { diagnostics };
}

function copyOf(output: string): string {
  const copy = join(scratch, `output-${++count}`);
  if (existsSync(output)) cpSync(output, copy, { recursive: true });
  return copy;
}

function filesOf(hashes: Readonly<Record<string, string>>, deck: string): Record<string, string> {
  return Object.fromEntries(Object.entries(hashes).filter(([path]) => path.startsWith(`${deck}/`)));
}

/** Files of a build's own, folders that hold nothing, and files that are not what their manifest says. */
function leftOver(output: string): string[] {
  const entries = readdirSync(output, { recursive: true, withFileTypes: true });
  const empty = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((folder) => readdirSync(folder).length === 0);
  const hidden = readdirSync(output).filter((name) => name.startsWith('.'));
  // A hand edit is what it is; its copy beside it is meant.
  const torn = faultsIn(output).filter((fault) => !/\.edited|b\.md is not what/.test(fault));
  return [...empty, ...hidden, ...torn];
}

function workFiles(output: string, pattern: RegExp): string[] {
  const work = join(output, '.throughline-work');
  return existsSync(work)
    ? readdirSync(work)
        .filter((name) => pattern.test(name))
        .map((name) => join(work, name))
    : [];
}

function loseWork(output: string, isLost: (name: string, i: number) => boolean): void {
  for (const [i, path] of workFiles(output, /\.(new|old)$/).entries()) if (isLost(path, i)) rmSync(path);
}

function replace(path: string, make: (path: string) => void): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(join(path, '..'), { recursive: true });
  make(path);
}
