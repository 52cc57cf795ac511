import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { kindOf } from './file-kind.ts';
import { errnoOf, IoError } from './io-error.ts';

/** In milliseconds: virus scanners and indexers let go of a file within these; a person who has it open does not. */
const pauses = [20, 50, 100, 200, 400];

/**
 * Tries again what a program that has a file open keeps from being done (Windows, network shares), for a second in all:
 * a run that meets many such files does not wait for each.
 */
export class Patience {
  private readonly left = [...pauses];

  /** Does what takes the place of a file. What is refused is told apart: in use, or not permitted. */
  async replace<T>(path: string, operation: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await operation();
      } catch (error) {
        const errno = errnoOf(error);
        if (errno === null || !(await isInUse(path, errno))) throw error;
        const pause = this.left.shift();
        if (pause === undefined) throw new IoError(path, errno, 'in-use');
        await sleep(pause);
      }
    }
  }
}

/** Windows says all three of a file that is open; of these two it may also be the permissions of the folder. */
async function isInUse(path: string, errno: string): Promise<boolean> {
  if (errno === 'EBUSY') return true;
  if (errno !== 'EPERM' && errno !== 'EACCES') return false;
  try {
    await access(dirname(path), constants.W_OK);
    return (await kindOf(path)) === 'file';
  } catch {
    return false;
  }
}
