import { readdirSync, realpathSync } from 'node:fs';
import { normalize } from 'node:path';
import type { ProjectFiles } from '../project-files.ts';
import { existsFact, type Fact, type Hash, namesFact } from './fact.ts';
import { isAbsent, isSameStamp, isSettled, type Stamp, stampOf } from './stamp.ts';

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
  learn({ kind, path }: Pick<Fact, 'kind' | 'path'>): Fact | null {
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
