import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errnoOf } from './io-error.ts';

/**
 * Makes a folder with those above it that are missing, and gives the first that it made; undefined when it was
 * there. Level by level: Node's own recursive mkdir never ends where a file system refuses with ENOENT (/proc).
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const missing: string[] = [];
  for (
    let folder = resolve(path);
    !(await isThere(folder)) && dirname(folder) !== folder;
    folder = dirname(folder)
  ) {
    missing.unshift(folder);
  }
  let first: string | undefined;
  for (const folder of missing) {
    try {
      await mkdir(folder);
      first ??= folder;
    } catch (error) {
      // Another build was quicker.
      if (errnoOf(error) === 'EEXIST') continue;
      await removeFolders(first, dirname(folder));
      throw error;
    }
  }
  return first;
}

/** Removes a folder that was made and those below it on the way to `last`, where they are empty. */
export async function removeFolders(made: string | undefined, last: string): Promise<void> {
  if (made === undefined) return;
  for (let folder = last; folder.length >= made.length; folder = dirname(folder)) {
    await rmdir(folder).catch(() => undefined);
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    // A file in the way is said by whoever wants to write below it.
    await stat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}
