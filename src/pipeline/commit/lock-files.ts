import { randomUUID } from 'node:crypto';
import { link, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from './io-error.ts';
import { held, identityOf, isGone, type LockRecord, readLock } from './lock-record.ts';
import { lockName } from './names.ts';

/** `no-folder`: the folder that it is to be in has just gone. */
export type Creation = 'taken' | 'held' | 'no-folder';

/** Makes a lock in an output folder, whole or not at all, where none of that name is. */
export async function createLock(root: string, name: string, record: LockRecord): Promise<Creation> {
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
export async function removeStale(
  root: string,
  name: string,
  identity: string,
  mine: LockRecord,
): Promise<void> {
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
export async function sweepBesideLock(root: string): Promise<void> {
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
