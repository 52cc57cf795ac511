import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Diagnostic, Outcome } from '../../source/index.ts';
import { reportBuild } from '../codes.ts';
import { kindOf } from './file-kind.ts';
import { IoError, onFile, reportIo } from './io-error.ts';
import { createLock, removeStale, sweepBesideLock } from './lock-files.ts';
import { held, identityOf, isGone, type LockRecord, readLock, startOf } from './lock-record.ts';
import { makeFolder } from './make-folder.ts';
import { lockName } from './names.ts';

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
