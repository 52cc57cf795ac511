import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { normalize } from 'node:path';
import type { Lookup, ProjectFiles } from './project-files.ts';

/**
 * Something that a build learned from the disk, so that the next one can ask whether it still holds. What is not there
 * counts as well: a template that would take another's place, a picture that would hide another.
 */
export interface Fact extends Lookup {
  /** The hash; the names with a slash between them; `yes` or `no`. */
  readonly value: string;
}

/** SHA-256 in hex. */
export type Hash = (content: Uint8Array | string) => string;

export function namesFact(kind: 'files' | 'folders', path: string, names: readonly string[]): Fact {
  return { kind, path, value: names.join('/') };
}

export function existsFact(path: string, exists: boolean): Fact {
  return { kind: 'exists', path, value: exists ? 'yes' : 'no' };
}

/** Tells whether facts still hold: by their stamps where these vouch for them, else by reading and hashing. */
export class FactChecker {
  /** Facts that no stamp vouched for. */
  looked = 0;
  private readonly files: ProjectFiles;
  private readonly hash: Hash;
  private readonly straight = new Map<string, boolean>();

  constructor(files: ProjectFiles, hash: Hash) {
    this.files = files;
    this.hash = hash;
  }

  holds(fact: Fact, stamp: Stamp | null): boolean {
    const place = this.files.placeOf(fact.path);
    if (place === null) return false;
    const now = stampOf(place);
    if (now === null && isAbsence(fact) && isAbsent(place)) return true;
    if (now !== null && this.isStraight(place)) {
      if (isSameStamp(stamp, now)) return true;
      if (fact.kind === 'exists') return fact.value === 'yes';
    }
    this.looked += 1;
    return this.learn(fact)?.value === fact.value;
  }

  /** The stamp that vouches for a fact learned at `since` or later; null when none can. */
  stampOf(fact: Fact, since: number): Stamp | null {
    const place = this.files.placeOf(fact.path);
    // That something exists does not depend on what is in it.
    if (place === null || fact.kind === 'exists') return null;
    const stamp = stampOf(place);
    if (!stamp || !isSettled(stamp, since)) return null;
    // Whether a link leads to a file or a folder is not written in the folder that it is in.
    const listing = fact.kind === 'files' || fact.kind === 'folders';
    return listing && hasLinks(place) ? null : stamp;
  }

  /** A fact as it is now; null for a file that cannot be read. */
  learn({ kind, path }: Lookup): Fact | null {
    switch (kind) {
      case 'text': {
        const text = this.files.readText(path, null).value;
        return text ? { kind, path, value: this.hash(text.text) } : null;
      }
      case 'bytes': {
        const bytes = this.files.readBytes(path, null).value;
        return bytes ? { kind, path, value: this.hash(bytes) } : null;
      }
      case 'files':
        return namesFact(kind, path, this.files.list(path));
      case 'folders':
        return namesFact(kind, path, this.files.listFolders(path));
      case 'exists':
        return existsFact(path, this.files.exists(path));
    }
  }

  /** No link is on the way to the place: what it is called is where it is. */
  private isStraight(place: string): boolean {
    const folder = place.slice(0, place.lastIndexOf('/'));
    const known = this.straight.get(folder);
    if (known !== undefined) return known;
    const straight = realpathOf(folder) === normalize(folder);
    this.straight.set(folder, straight);
    return straight;
  }
}

/** That nothing is there, or nothing in it. */
function isAbsence({ kind, value }: Fact): boolean {
  return kind === 'exists' ? value === 'no' : (kind === 'files' || kind === 'folders') && value === '';
}

function realpathOf(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

function hasLinks(folder: string): boolean {
  try {
    return readdirSync(folder, { withFileTypes: true }).some((entry) => entry.isSymbolicLink());
  } catch {
    // Not there, or no folder: its emptiness is not something to vouch for.
    return true;
  }
}

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
