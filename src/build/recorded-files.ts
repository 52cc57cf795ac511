import type { Files } from '../source/index.ts';
import { sha256 } from './commit/index.ts';

/** Files that remembers what was read through it: the inputs of a deck. */
export interface RecordedFiles extends Files {
  /** SHA-256 by path of all that was read so far. */
  readonly inputs: () => Readonly<Record<string, string>>;
}

/** Hashes by path, kept for a whole run: decks of one outline read the same files. */
export type HashCache = Map<string, string>;

export function recordFiles(files: Files, hashes: HashCache): RecordedFiles {
  const read = new Map<string, string>();
  const note = (path: string, content: () => Uint8Array | string): void => {
    if (read.has(path)) return;
    const hash = hashes.get(path) ?? sha256(content());
    hashes.set(path, hash);
    read.set(path, hash);
  };
  return {
    readText(path, from) {
      const outcome = files.readText(path, from);
      // Line ends change with the settings of git, not with what is said.
      if (outcome.value) note(outcome.value.path, () => foldLineEnds(outcome.value!.text));
      return outcome;
    },
    readBytes(path, from) {
      const outcome = files.readBytes(path, from);
      if (outcome.value) note(path, () => outcome.value!);
      return outcome;
    },
    list: (folder) => files.list(folder),
    exists: (path) => files.exists(path),
    inputs: () => Object.fromEntries(read),
  };
}

function foldLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
