import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { program, run, start } from '../cli/run-program.ts';
import { howMany } from '../how-many.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { faultsIn, hashesIn, writeSmallProject } from './small-project.ts';

const scratch = temporaryFolder('disk');
let made: string;
let project: string;
let output: string;
let count = 0;

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && tryMount();
const canBeNobody = isRoot && spawnSync('setpriv', ['--version']).status === 0;

beforeAll(() => {
  chmodSync(scratch, 0o755);
  made = join(scratch, 'made');
  writeSmallProject(made, 3, 'one');
  expect(run(['build', '--quiet'], { cwd: made }).code).toBe(0);
});
beforeEach(() => {
  project = join(scratch, `project-${++count}`);
  cpSync(made, project, { recursive: true });
  output = join(project, 'output');
});

describe('a full disk', () => {
  it.skipIf(!canMount)('leaves the old output, wherever it runs full', () => {
    const ends = new Set<number | null>();
    for (const spare of howMany.diskSizes) {
      const disk = join(scratch, `disk-${spare}`);
      mkdirSync(disk);
      // Kilobytes: what stands there already, and a little of what is to come.
      mount(disk, sizeOf(output) + spare);
      try {
        cpSync(output, disk, { recursive: true });
        writeSmallProject(project, 3, 'two');
        const before = hashesIn(disk);
        const full = run(['build', '--out', disk], { cwd: project });
        ends.add(full.code);
        if (full.code === 0) continue;
        expect([full.code, full.out]).toEqual([4, '']);
        expect(full.err).toMatch(
          /error\[output-unwritable\]: cannot write .*: no space is left on the disk \(ENOSPC\)/,
        );
        expect(hashesIn(disk)).toEqual(before);
        // A new deck too: no folder of it is left.
        expect(existsSync(join(disk, '.throughline-work'))).toBe(false);
      } finally {
        spawnSync('umount', [disk]);
      }
    }
    expect(ends).toContain(4);
  });

  it.skipIf(process.platform === 'win32')('is told from a limit on the size of files', () => {
    writeSmallProject(project, 3, 'two');
    const before = hashesIn(output);
    // In blocks of 512 bytes: manifests fit, decks do not.
    const limited = spawnSync('sh', ['-c', `ulimit -f 16; exec "$0" "$1" build`, process.execPath, program], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(limited.status).toBe(4);
    expect(limited.stderr).toMatch(
      /cannot write output\/o\/deck-\d\/[\w.-]+: it is larger than a file may be here \(EFBIG\)/,
    );
    expect(hashesIn(output)).toEqual(before);
  });
});

describe('a folder that may not be written to', () => {
  it.skipIf(!canBeNobody)('stays as it is, and is named', () => {
    writeSmallProject(project, 3, 'two');
    const before = hashesIn(output);
    const refused = asNobody(['build']);
    expect(refused.status).toBe(4);
    expect(refused.stderr).toContain('cannot write output');
    expect(refused.stderr).toContain('permission is denied (EACCES)');
    expect(refused.stderr).not.toMatch(/^\s+at /m);
    expect(hashesIn(output)).toEqual(before);
  });

  it.skipIf(!canBeNobody)('may be one of its decks alone: the others are built whole', () => {
    writeSmallProject(project, 3, 'two');
    spawnSync('chown', ['-R', '65534', output]);
    spawnSync('chown', ['0', join(output, 'o/deck-2')]);
    const before = hashesIn(output);
    const refused = asNobody(['build']);
    expect(refused.status).toBe(4);
    expect(refused.stderr).toContain('output/o/deck-2/');
    const after = hashesIn(output);
    const deck = (hashes: Record<string, string>, n: number) =>
      Object.entries(hashes).filter(([path]) => path.startsWith(`o/deck-${n}/`));
    expect(deck(after, 2)).toEqual(deck(before, 2));
    expect(faultsIn(output)).toEqual([]);
  });

  it.skipIf(!canBeNobody)('does not keep a build from going on without a record', () => {
    spawnSync('chown', ['-R', '65534', output]);
    rmSync(join(project, '.throughline'), { recursive: true });
    const built = asNobody(['build', '--quiet']);
    expect([built.status, built.stderr]).toEqual([0, '']);
    expect(existsSync(join(project, '.throughline'))).toBe(false);
  });
});

describe('a folder that is taken away', () => {
  it('in the middle of a build ends it, or the build makes it again', async () => {
    writeSmallProject(project, 20, 'two');
    const ends: (number | null)[] = [];
    for (const delay of howMany.removals) {
      const child = start(['build'], project);
      let err = '';
      child.stderr.on('data', (text) => {
        err += text;
      });
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      await until(() => existsSync(join(output, '.throughline-work')) || child.exitCode !== null);
      await new Promise((resume) => setTimeout(resume, delay));
      renameSync(output, join(project, `away-${delay}`));
      const code = await ended;
      ends.push(code);
      expect(err).not.toMatch(/^\s+at |internal-error/m);
      if (code !== 0) expect([code, err]).toEqual([4, expect.stringContaining('output')]);
      expect(run(['build', '--quiet'], { cwd: project }).code).toBe(0);
      expect(faultsIn(output)).toEqual([]);
    }
    expect(ends).toContain(4);
  });

  it('may be the project itself', async () => {
    writeSmallProject(project, 20, 'two');
    const child = start(['build'], project);
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await until(() => existsSync(join(output, '.throughline-work')) || child.exitCode !== null);
    // The build writes on meanwhile: a folder that was empty may not be when it is removed.
    await until(() => isRemoved(project));
    const code = await ended;
    expect([1, 4]).toContain(code);
    expect(err).not.toMatch(/^\s+at |internal-error/m);
  });
});

describe('several writers', () => {
  it('into one folder come one after the other', async () => {
    const codes = await Promise.all(
      ['a', 'b', 'c', 'd'].map((word) => {
        const own = join(scratch, `writer-${word}`);
        // Ten seconds are all that one waits for the others.
        writeSmallProject(own, 2, word);
        const child = start(['build', '--out', output, '--quiet'], own);
        return new Promise((resolve) => child.on('close', resolve));
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(faultsIn(output)).toEqual([]);
  });
});

function isRemoved(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY') return false;
    throw error;
  }
}

function asNobody(args: readonly string[]) {
  const words = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, program, ...args];
  return spawnSync('setpriv', words, { cwd: project, encoding: 'utf8', env: { PATH: process.env.PATH } });
}

function tryMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (mounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}

function mount(folder: string, kilobytes: number): void {
  const options = `size=${kilobytes}k`;
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status).toBe(0);
}

/** In kilobytes, each file rounded up to whole pages. */
function sizeOf(folder: string): number {
  return Number(spawnSync('du', ['-sk', folder], { encoding: 'utf8' }).stdout.split('\t')[0]);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resume) => setTimeout(resume, 3));
}

// Said aloud: a machine that cannot do this has not shown it.
if (!canMount) writeSkipped('no file system can be mounted here: the full disk was not tried');
if (!canBeNobody) writeSkipped('no other user can be taken here: missing permissions were not tried');

function writeSkipped(text: string): void {
  process.stderr.write(`skipped: ${text}\n`);
}
