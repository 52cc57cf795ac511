import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { errnoOf } from './io-error.ts';

/** Whether a folder, with links followed, is the root or in it; true for one that does not exist yet. */
export async function isWithin(root: string, folder: string): Promise<boolean> {
  const [realRoot, real] = await Promise.all([realpathOf(root), nearestReal(folder)]);
  return real === null || realRoot === null || isBelow(realRoot, real);
}

/** Whether a path is a folder or in it, by their letters. */
export function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Where something really is; what is not there yet will be made where the nearest folder above it really is. */
export async function nearestReal(path: string): Promise<string | null> {
  const real = await realpathOf(path);
  if (real !== null || dirname(path) === path) return real;
  const above = await nearestReal(dirname(path));
  return above === null ? null : join(above, basename(path));
}

/**
 * Where a file is really written that is opened by this path: all links followed, the last one too. Null for a link that
 * leads nowhere: writing would make a file in a place that nobody named.
 */
export async function realDestination(path: string): Promise<string | null> {
  if (await isLink(path)) return followLink(path);
  const folder = await orNull(nearestReal(dirname(path)));
  return folder === null ? path : join(folder, basename(path));
}

async function followLink(path: string): Promise<string | null> {
  const found = await orNull(stat(path));
  if (!found) return null;
  // What stands behind /dev/stdout may have no path at all.
  return found.isFile() || found.isDirectory() ? realpath(path) : path;
}

async function isLink(path: string): Promise<boolean> {
  return (await orNull(lstat(path)))?.isSymbolicLink() ?? false;
}

/** Null for what the system refuses: whoever writes there is told why. */
async function orNull<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

async function realpathOf(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
