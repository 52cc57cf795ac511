import { lstatSync } from 'node:fs';

/**
 * Size, times of change in milliseconds, and inode of a file or folder: while they stay, so does what is in it. The
 * second time (ctime) cannot be set by programs, so that a file whose date was put back is seen all the same.
 */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number];

/** The coarsest step of a file system's clock (FAT: two seconds), and a little more. */
const clockStep = 2100;

/** Null when nothing is there, or a link: its own stamp says nothing of what it leads to. */
export function stampOf(path: string): Stamp | null {
  const stat = statOf(path);
  return stat && !stat.isSymbolicLink() ? [stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino] : null;
}

/** Neither a file nor a folder nor a link. */
export function isAbsent(path: string): boolean {
  return statOf(path) === undefined;
}

export function isSameStamp(a: Stamp | null, b: Stamp | null): boolean {
  return a !== null && b !== null && a.every((value, i) => value === b[i]);
}

/**
 * Whether a stamp vouches for what was read at `since` or later: a file that changed about then may change again
 * within the same tick of the clock.
 */
export function isSettled([, modified, changed]: Stamp, since: number): boolean {
  return Math.max(modified, changed) < since - clockStep;
}

function statOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
