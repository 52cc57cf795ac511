import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, lstat, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { kindOf, makeFolder, readPlainFile } from './files.ts';
import { errnoOf, IoError, onFile, reportIo } from './io-error.ts';
import { lockName } from './output-state.ts';

/** Held while one process writes to an output folder. */
export interface OutputLock {
  /** The folder was made for this lock. */
  readonly madeFolder: boolean;
  release(): Promise<void>;
}

export interface LockOptions {
  readonly shown: string;
  /** How long to wait for another build, in milliseconds. */
  readonly patience: number;
}

/**
 * Waits for the folder's lock and takes it; a lock whose process is gone is removed.
 * Diagnostics: output-locked after `patience` milliseconds, output-unwritable.
 */
export async function takeOutputLock(root: string, options: LockOptions): Promise<Outcome<OutputLock>> {
  const mine: LockRecord = { pid: process.pid, started: startOf(process.pid), token: randomUUID() };
  held.add(mine.token);
  try {
    const taken = await onFile(options.shown, () => waitForLock(root, mine, options));
    if (typeof taken !== 'boolean') held.delete(mine.token);
    return typeof taken === 'boolean'
      ? { value: { madeFolder: taken, release: () => release(root, mine) }, diagnostics: [] }
      : { diagnostics: [taken] };
  } catch (error) {
    held.delete(mine.token);
    return { diagnostics: [reportIo(error)] };
  }
}

/** Whether the folder was made for the lock; or who holds it. */
async function waitForLock(
  root: string,
  mine: LockRecord,
  options: LockOptions,
): Promise<boolean | Diagnostic> {
  const path = join(root, lockName);
  const deadline = Date.now() + options.patience;
  const unreadable = new Unreadable();
  let madeFolder = false;
  let vanished = 0;
  for (;;) {
    // Every time: another build may have made the folder, and taken it away when it wrote nothing.
    const made = await makeFolder(root);
    madeFolder ||= made !== undefined;
    if ((await kindOf(path)) === 'none') {
      const creation = await createLock(root, lockName, mine);
      if (creation === 'taken') {
        await sweepBesideLock(root);
        return madeFolder;
      }
      // It may be taken away once or twice in a moment, not for ever.
      if (creation === 'no-folder' && ++vanished > 20) throw new IoError(options.shown, 'ENOENT');
    }
    const other = await readLock(path);
    const stale = other ? (isGone(other) ? other.token : null) : await unreadable.isLeft(path);
    if (stale !== null) await removeStale(root, lockName, stale, mine);
    else if (Date.now() >= deadline) return locked(other, options.shown);
    else await sleep(25);
  }
}

function locked(other: LockRecord | null, shown: string): Diagnostic {
  const by = other ? ` (process ${other.pid})` : '';
  return reportBuild('output-locked', null, `another build is writing to ${shown}${by}`, {
    hint: `wait for it to end; if none is running, delete ${shown}/${lockName}`,
  });
}

/** A lock that is none: cut off when the power failed, or written by a process that was killed where links are none. */
class Unreadable {
  private seen: { readonly identity: string; readonly since: number } | null = null;

  /** Its identity when it has been the same for a second: whoever writes one has written it by then. Else null. */
  async isLeft(path: string): Promise<string | null> {
    const identity = await identityOf(path);
    if (identity === null) return null;
    if (this.seen?.identity !== identity) this.seen = { identity, since: Date.now() };
    return Date.now() - this.seen.since >= 1000 ? identity : null;
  }
}

async function release(root: string, mine: LockRecord): Promise<void> {
  held.delete(mine.token);
  const path = join(root, lockName);
  const now = await readLock(path);
  if (now?.token === mine.token) await rm(path, { force: true });
}

/** What a lock says of the process that holds it. */
export interface LockRecord {
  readonly pid: number;
  /** When that process started, as its system counts; tells a process from a later one with the same id. */
  readonly started: string | null;
  readonly token: string;
}

/**
 * Locks that this process holds or is about to take: one found on disk with our process id and not in here was left by
 * an earlier one.
 */
export const held = new Set<string>();

/** The lock as it stands; null when it has just gone, or cannot be read as one. */
async function readLock(path: string): Promise<LockRecord | null> {
  try {
    const value: unknown = JSON.parse((await readPlainFile(path))?.toString('utf8') ?? '');
    if (typeof value !== 'object' || value === null) return null;
    const { pid, started, token } = value as Partial<LockRecord>; // A shape to test, not to trust.
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null;
    // It becomes part of a file name.
    if (typeof token !== 'string' || !/^[\w-]{1,64}$/.test(token)) return null;
    return { pid, token, started: typeof started === 'string' ? started : null };
  } catch {
    return null;
  }
}

/** Tells a lock from any that takes its place, one that cannot be read too; null where there is none. */
async function identityOf(path: string): Promise<string | null> {
  const record = await readLock(path);
  if (record) return record.token;
  const stat = await lstat(path).catch(() => null);
  return stat && [stat.ino, stat.size, Math.round(stat.mtimeMs)].join('-');
}

/** The process has ended, or has its id from another. */
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

/** Start time of a process in clock ticks since boot (proc(5), field 22 of stat); null where the system has no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** `no-folder`: the folder that it is to be in has just gone. */
export type Creation = 'taken' | 'held' | 'no-folder';

/** Makes a lock in an output folder, whole or not at all, where none of that name is. */
async function createLock(root: string, name: string, record: LockRecord): Promise<Creation> {
  // Written whole under another name, then linked: nobody ever reads half a lock.
  const draft = join(root, `${lockName}-${record.pid}-${record.started ?? ''}-${record.token}`);
  try {
    await writeFile(draft, JSON.stringify(record), { flag: 'wx' });
    await linkOrWrite(draft, join(root, name), record);
    return 'taken';
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return 'held';
    if (errnoOf(error) === 'ENOENT') return 'no-folder';
    throw error;
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/**
 * Takes away the lock of a process that is gone. Of several that try, the one that has made the claim with that lock's
 * identity in its name may: while it holds the claim, nobody else takes that lock away, so it is still the same one.
 */
async function removeStale(root: string, name: string, identity: string, mine: LockRecord): Promise<void> {
  const claim = `${lockName}-claim-${identity}`;
  const record: LockRecord = { ...mine, token: randomUUID() };
  held.add(record.token);
  try {
    if ((await createLock(root, claim, record)) === 'taken') {
      if ((await identityOf(join(root, name))) === identity) await rm(join(root, name), { force: true });
      await rm(join(root, claim), { force: true });
      return;
    }
    const other = await readLock(join(root, claim));
    if (other && isGone(other)) await removeStale(root, claim, other.token, mine);
  } finally {
    held.delete(record.token);
  }
}

/**
 * Removes what processes that are gone have left beside the lock. Only its holder does: claims are then for locks that
 * are no more.
 */
async function sweepBesideLock(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const rest = name.startsWith(`${lockName}-`) ? name.slice(lockName.length + 1) : '';
    const draft = /^(\d+)-(\d*)-([\da-f-]{36})(-old)?$/.exec(rest);
    const owner = draft && { pid: Number(draft[1]), started: draft[2] || null, token: draft[3]! };
    if (owner ? isGone(owner) : /^claim-[\w-]+$/.test(rest)) await rm(join(root, name), { force: true });
  }
}

async function linkOrWrite(draft: string, path: string, record: LockRecord): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    // File systems without links (FAT): an exclusive write is the next best thing.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP'].includes(errnoOf(error) ?? '')) throw error;
    await writeFile(path, JSON.stringify(record), { flag: 'wx' });
  }
}
