import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Hash, isSameStamp, isSettled, type Stamp, stampOf } from '../../project/disk/index.ts';

/** An output as it was last seen: its hash, and the stamp that vouches for it. */
export interface SeenOutput {
  readonly name: string;
  readonly hash: string;
  readonly stamp: Stamp | null;
}

/** Looks at an output folder without touching it, and without its lock. */
export class OutputState {
  /** Files that no stamp vouched for. */
  looked = 0;
  private readonly root: string;
  private readonly hash: Hash;

  constructor(root: string, hash: Hash) {
    this.root = root;
    this.hash = hash;
  }

  /** Whether all of a deck's files are what they were. Only a real folder counts: a link may lead anywhere. */
  holds(deck: string, outputs: readonly SeenOutput[]): boolean {
    const folder = `${this.root}/${deck}`;
    return (
      isRealFolder(join(this.root, deck.slice(0, deck.indexOf('/')))) &&
      isRealFolder(folder) &&
      outputs.every(({ name, hash, stamp }) => {
        const path = `${folder}/${name}`;
        if (isSameStamp(stamp, stampOf(path))) return true;
        this.looked += 1;
        return this.hashOf(path) === hash;
      })
    );
  }

  /** The file as it stands, with a stamp when it has not changed since; null when it is none. */
  see(deck: string, name: string, since: number): SeenOutput | null {
    const path = join(this.root, deck, name);
    const hash = this.hashOf(path);
    return hash === null ? null : { name, hash, stamp: this.stampOf(deck, name, since) };
  }

  stampOf(deck: string, name: string, since: number): Stamp | null {
    const stamp = stampOf(join(this.root, deck, name));
    return stamp && isSettled(stamp, since) ? stamp : null;
  }

  /** A file with this hash; null for any other. */
  bytesOf(deck: string, name: string, hash: string): Uint8Array | null {
    const path = join(this.root, deck, name);
    try {
      const bytes = lstatSync(path).isFile() ? readFileSync(path) : null;
      return bytes && this.hash(bytes) === hash ? bytes : null;
    } catch {
      return null;
    }
  }

  textOf(deck: string, name: string): string | null {
    try {
      return readFileSync(join(this.root, deck, name), 'utf8');
    } catch {
      return null;
    }
  }

  /**
   * Nobody is writing, nothing was left half-done, and there is no manifest of a deck that is not one of these (null:
   * whatever others there are).
   */
  isQuiet(decks: ReadonlySet<string> | null): boolean {
    const entries = foldersIn(this.root);
    if (!entries || entries.some(({ name }) => name === workFolder || name.startsWith(lockName)))
      return false;
    if (!decks) return true;
    return entries.every((outline) => {
      if (!outline.isDirectory()) return true;
      const folders = foldersIn(join(this.root, outline.name)) ?? [];
      return folders.every((folder) => {
        const deck = `${outline.name}/${folder.name}`;
        if (!folder.isDirectory() || decks.has(deck)) return true;
        return stampOf(join(this.root, deck, manifestName)) === null;
      });
    });
  }

  private hashOf(path: string): string | null {
    try {
      return lstatSync(path).isFile() ? this.hash(readFileSync(path)) : null;
    } catch {
      return null;
    }
  }
}

/** The folder with all links on its way followed; null where there is none. */
export function realPathOf(folder: string): string | null {
  try {
    return realpathSync.native(folder);
  } catch {
    return null;
  }
}

function foldersIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

function isRealFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Names that the program gives to files of its own in an output folder. */
export const manifestName = 'manifest.json';
export const workFolder = '.throughline-work';
export const lockName = '.throughline-lock';
