import { constants, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf, onFile } from './io-error.ts';
import { makeFolder } from './make-folder.ts';
import { sha256 } from './manifest.ts';
import { workFolder } from './names.ts';
import { type PutStep, stagedName } from './steps.ts';

export interface NewFile {
  readonly target: string;
  readonly bytes: Uint8Array;
  readonly old: string | null;
}

/** Stages new contents beside the output and syncs them to the disk; `first` is a number that no staged file has yet. */
export async function stageFiles(
  root: string,
  files: readonly NewFile[],
  first = 0,
): Promise<readonly PutStep[]> {
  await onFile(files[0]?.target ?? '.', () => makeFolder(join(root, workFolder)));
  const writing = await Promise.allSettled(
    files.map(async (file, i): Promise<PutStep> => {
      const staged = stagedName(first + i);
      await onFile(file.target, () => writeSynced(join(root, staged), file.bytes));
      return { kind: 'put', staged, target: file.target, hash: sha256(file.bytes), old: file.old };
    }),
  );
  // All have ended, one way or the other: nothing is still being written that is then to be swept.
  return writing.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}

/** Takes away what was staged, and what was kept to undo. */
export async function discardStaged(root: string): Promise<void> {
  await rm(join(root, workFolder), { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
}

export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  // Nothing is there: what a killed build left was swept, and what somebody links there is not written through.
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames in a folder durable; systems that cannot open folders need no such thing. Never waits on a pipe. */
export async function syncFolder(path: string): Promise<void> {
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
  try {
    const handle = await open(path, O_RDONLY | (O_DIRECTORY ?? 0) | (O_NOFOLLOW ?? 0));
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}
