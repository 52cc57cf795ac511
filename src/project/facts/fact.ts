/**
 * Something that a build learned from the disk, so that the next one can ask whether it still holds. What is not there
 * counts as well: a template that would take another's place, a picture that would hide another.
 *
 * text, bytes: the hash of a file's text, or of its bytes. files, folders: the names of what is in a folder.
 * exists: whether anything is there.
 */
export type FactKind = 'text' | 'bytes' | 'files' | 'folders' | 'exists';

export interface Fact {
  readonly kind: FactKind;
  /** As `Files` takes it: relative to the project, or `package:` and relative to Throughline. */
  readonly path: string;
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
