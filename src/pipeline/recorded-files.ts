import { existsFact, type Fact, namesFact } from '../project/index.ts';
import type { Files } from '../source/index.ts';
import { sha256 } from './commit/index.ts';

/** Files that remembers what was asked through it: what a deck is made from. */
export interface RecordedFiles extends Files {
  /** SHA-256 by path of all that was read so far. */
  readonly inputs: () => Readonly<Record<string, string>>;
  /** All that was learned so far, of what is not there too. */
  readonly facts: () => readonly Fact[];
}

/** Hashes by kind and path, kept for a whole run: decks of one outline read the same files. */
export type HashCache = Map<string, string>;

export function recordFiles(files: Files, hashes: HashCache): RecordedFiles {
  const read = new Map<string, string>();
  const facts = new Map<string, Fact>();
  const hashOf = (key: string, content: () => Uint8Array | string): string => {
    const hash = hashes.get(key) ?? sha256(content());
    hashes.set(key, hash);
    return hash;
  };
  const learn = (fact: Fact): void => {
    facts.set(`${fact.kind} ${fact.path}`, fact);
  };
  /** What could not be read may be there the next time. What is there and cannot be read never counts as known. */
  const learnFailure = (kind: 'text' | 'bytes', path: string): void =>
    learn(files.exists(path) ? { kind, path, value: '' } : existsFact(path, false));
  return {
    readText(path, from) {
      const outcome = files.readText(path, from);
      const text = outcome.value?.text;
      if (text === undefined) learnFailure('text', path);
      else if (!facts.has(`text ${path}`)) {
        const value = hashOf(`text ${path}`, () => text);
        // Line ends change with the settings of git, not with what is said.
        const folded = text.includes('\r') ? hashOf(`folded ${path}`, () => foldLineEnds(text)) : value;
        if (!read.has(path)) read.set(path, folded);
        learn({ kind: 'text', path, value });
      }
      return outcome;
    },
    readBytes(path, from) {
      const outcome = files.readBytes(path, from);
      const bytes = outcome.value;
      if (bytes === undefined) learnFailure('bytes', path);
      else if (!facts.has(`bytes ${path}`)) {
        const value = hashOf(`bytes ${path}`, () => bytes);
        if (!read.has(path)) read.set(path, value);
        learn({ kind: 'bytes', path, value });
      }
      return outcome;
    },
    list(folder) {
      const names = files.list(folder);
      learn(namesFact('files', folder, names));
      return names;
    },
    exists(path) {
      const exists = files.exists(path);
      learn(existsFact(path, exists));
      return exists;
    },
    inputs: () => Object.fromEntries(read),
    facts: () => [...facts.values()],
  };
}

function foldLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
