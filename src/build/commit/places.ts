import { realpath } from 'node:fs/promises';
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

async function realpathOf(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
