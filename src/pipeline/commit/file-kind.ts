import { constants, lstat, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf } from './io-error.ts';
import { sha256 } from './manifest.ts';

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

/** What stands at a path as a build compares it: the hash of a file, `other` for what is none, null for nothing. */
export async function hashAt(path: string): Promise<string | null> {
  const kind = await kindOf(path);
  if (kind === 'none') return null;
  const bytes = kind === 'file' ? await readPlainFile(path) : null;
  return bytes ? sha256(bytes) : 'other';
}

/** The folders `outline` and `outline/deck` of a deck below a root: the first that is there and no folder, or null. */
export async function notAFolder(
  root: string,
  deck: string,
): Promise<{ readonly path: string; readonly kind: FileKind } | null> {
  for (const path of [dirname(deck), deck]) {
    const kind = await kindOf(join(root, path));
    if (kind === 'none') return null;
    if (kind !== 'folder') return { path, kind };
  }
  return null;
}
