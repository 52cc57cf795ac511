import { access, constants, lstat, mkdir, open, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf, IoError } from './io-error.ts';
import { picturesFolder, sha256 } from './manifest.ts';

/** What stands at a path, links not followed. */
export type FileKind = 'none' | 'file' | 'folder' | 'link' | 'pipe' | 'socket' | 'device';

export async function kindOf(path: string): Promise<FileKind> {
  try {
    const found = await lstat(path);
    if (found.isFile()) return 'file';
    if (found.isDirectory()) return 'folder';
    if (found.isSymbolicLink()) return 'link';
    if (found.isFIFO()) return 'pipe';
    return found.isSocket() ? 'socket' : 'device';
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'none';
    throw error;
  }
}

/** As people call it: `a pipe`. */
export function inWords(kind: FileKind): string {
  return `a ${kind}`;
}

/** The bytes of a plain file; null for anything else, and for nothing. Never waits on a pipe, never follows a link. */
export async function readPlainFile(path: string): Promise<Buffer | null> {
  try {
    if ((await kindOf(path)) !== 'file') return null;
    // Somebody may put a pipe there in this very moment, and a pipe without a writer keeps an open waiting.
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
    const handle = await open(path, O_RDONLY | (O_NONBLOCK ?? 0) | (O_NOFOLLOW ?? 0));
    try {
      return (await handle.stat()).isFile() ? await handle.readFile() : null;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT' || errno === 'ENOTDIR' || errno === 'ELOOP') return null;
    throw error;
  }
}

/** Removes a file of ours, if it is there. */
export async function removeFile(path: string): Promise<void> {
  if ((await kindOf(path)) === 'file') await rm(path, { force: true });
}

/** What stands at a path as a build compares it: the hash of a file, `other` for what is none, null for nothing. */
export async function hashAt(path: string): Promise<string | null> {
  const kind = await kindOf(path);
  if (kind === 'none') return null;
  const bytes = kind === 'file' ? await readPlainFile(path) : null;
  return bytes ? sha256(bytes) : 'other';
}

/** The folders `outline`, `outline/deck` and that of its pictures below a root: the first that is there and no folder, or null. */
export async function notAFolder(
  root: string,
  deck: string,
): Promise<{ readonly path: string; readonly kind: FileKind } | null> {
  for (const path of [dirname(deck), deck, `${deck}/${picturesFolder}`]) {
    const kind = await kindOf(join(root, path));
    if (kind === 'none') return null;
    if (kind !== 'folder') return { path, kind };
  }
  return null;
}

/** The bytes of a plain file, or why it cannot be read. Never waits on a pipe, never reads more than the limit. */
export async function readFileWhole(
  path: string,
  limit: number,
): Promise<{ readonly bytes: Buffer } | { readonly why: string }> {
  try {
    // A pipe without a writer would keep a blocking open waiting.
    const { O_RDONLY, O_NONBLOCK } = constants;
    const handle = await open(path, O_RDONLY | (O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return { why: stat.isDirectory() ? 'it is a folder' : 'it is no plain file' };
      if (stat.size > limit) return { why: `it is larger than ${limit / 1024 / 1024} MB` };
      return { bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === null) throw error;
    return { why: reasons[errno] ?? `the system refused it (${errno})` };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

/** The name under which an edited file is kept: `ten-minutes.edited.pptx`, then `ten-minutes.edited-2.pptx`. */
export async function freeCopyName(root: string, target: string): Promise<string> {
  const folder = target.slice(0, target.lastIndexOf('/') + 1);
  const name = target.slice(folder.length);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n++) {
    const copy = `${folder}${stem}.edited${n === 1 ? '' : `-${n}`}${extension}`;
    if ((await kindOf(join(root, copy))) === 'none') return copy;
  }
}

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
