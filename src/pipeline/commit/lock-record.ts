import { readFileSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { readPlainFile } from './file-kind.ts';
import { errnoOf } from './io-error.ts';

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
export async function readLock(path: string): Promise<LockRecord | null> {
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
export async function identityOf(path: string): Promise<string | null> {
  const record = await readLock(path);
  if (record) return record.token;
  const stat = await lstat(path).catch(() => null);
  return stat && [stat.ino, stat.size, Math.round(stat.mtimeMs)].join('-');
}

/** The process has ended, or has its id from another. */
export function isGone(lock: LockRecord): boolean {
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
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
