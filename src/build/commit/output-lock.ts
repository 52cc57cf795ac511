import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, lstat, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { errnoOf, onFile, reportIo } from './io-error.ts';
import { makeFolder } from './make-folder.ts';
import { lockName } from './names.ts';

/** Held while one process writes to an output folder. */
export interface OutputLock {
  /** The folder was made for this lock. */
  readonly madeFolder: boolean;
  release(): Promise<void>;
}

interface LockRecord {
  readonly pid: number;
  /** When that process started, as its system counts; tells a process from a later one with the same id. */
  readonly started: string | null;
  readonly token: string;
}

/**
 * Locks that this process holds or is about to take: one found on disk with our process id and not in here was left by
 * an earlier one.
 */
const held = new Set<string>();

/**
 * Waits for the folder's lock and takes it; a lock whose process is gone is removed.
 * Diagnostics: output-locked after `patience` milliseconds, output-unwritable.
 */
export async function takeOutputLock(
  root: string,
  options: { readonly shown: string; readonly patience: number },
): Promise<Outcome<OutputLock>> {
  const path = join(root, lockName);
  const mine: LockRecord = { pid: process.pid, started: startOf(process.pid), token: randomUUID() };
  held.add(mine.token);
  const deadline = Date.now() + options.patience;
  let madeFolder = false;
  try {
    for (;;) {
      // Every time: another build may have made the folder, and taken it away when it wrote nothing.
      const made = await onFile(options.shown, () => makeFolder(root));
      madeFolder ||= made !== undefined;
      if (!(await exists(path)) && (await create(path, mine, options.shown))) {
        await sweepDrafts(root);
        return { value: { madeFolder, release: () => release(path, mine) }, diagnostics: [] };
      }
      const other = await read(path);
      if (other && isGone(other)) await steal(path, other, mine);
      else if (Date.now() >= deadline) {
        held.delete(mine.token);
        return { diagnostics: [locked(other, options.shown)] };
      } else await sleep(25);
    }
  } catch (error) {
    held.delete(mine.token);
    return { diagnostics: [reportIo(error)] };
  }
}

function locked(other: LockRecord | null, shown: string) {
  const by = other ? ` (process ${other.pid})` : '';
  return reportBuild('output-locked', null, `another build is writing to ${shown}${by}`, {
    hint: `wait for it to end; if none is running, delete ${shown}/${lockName}`,
  });
}

async function create(path: string, mine: LockRecord, shown: string): Promise<boolean> {
  // Written whole under another name, then linked: nobody ever reads half a lock.
  const draft = besideLock(path, mine);
  try {
    await onFile(shown, () => writeFile(draft, JSON.stringify(mine), { flag: 'wx' }));
    await link(draft, path);
    return true;
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EEXIST' || errno === 'ENOENT') return false;
    // File systems without links (FAT): an exclusive write is the next best thing.
    if (errno === 'EPERM' || errno === 'ENOTSUP' || errno === 'EOPNOTSUPP') return createPlainly(path, mine);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function createPlainly(path: string, mine: LockRecord): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(mine), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A name beside the lock that says whose it is: a process that is killed there leaves it to the next one. */
function besideLock(path: string, { pid, started, token }: LockRecord): string {
  return `${path}-${pid}-${started ?? ''}-${token}`;
}

/** Removes what processes that are gone have left beside the lock. Only its holder does. */
async function sweepDrafts(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const match = /^-(\d+)-(\d*)-([\da-f-]{36})(-old)?$/.exec(
      name.startsWith(lockName) ? name.slice(lockName.length) : '',
    );
    if (!match) continue;
    const owner = { pid: Number(match[1]), started: match[2] || null, token: match[3]! };
    if (isGone(owner)) await rm(join(root, name), { force: true });
  }
}

/** The lock as it stands; null when it has just gone, or cannot be read as one. */
async function read(path: string): Promise<LockRecord | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, started, token } = value as Partial<LockRecord>; // A shape to test, not to trust.
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || typeof token !== 'string')
      return null;
    return { pid, token, started: typeof started === 'string' ? started : null };
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function isGone(lock: LockRecord): boolean {
  if (lock.pid === process.pid) return !held.has(lock.token);
  try {
    process.kill(lock.pid, 0);
  } catch (error) {
    return errnoOf(error) === 'ESRCH';
  }
  const started = startOf(lock.pid);
  return started !== null && lock.started !== null && started !== lock.started;
}

/** Takes a dead process's lock away. Moved aside first: of several that try, one moves that very lock. */
async function steal(path: string, stale: LockRecord, mine: LockRecord): Promise<void> {
  const aside = `${besideLock(path, mine)}-old`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = await read(aside);
  // Somebody was quicker, and this is the lock of a living process: put it back.
  if (moved && moved.token !== stale.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function release(path: string, mine: LockRecord): Promise<void> {
  held.delete(mine.token);
  const now = await read(path);
  if (now?.token === mine.token) await rm(path, { force: true });
}

/** Start time of a process in clock ticks since boot (proc(5), field 22 of stat); null where the system has no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
