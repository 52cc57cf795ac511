import type { Place } from './check-place.ts';

/** How an output folder is written to. */
export interface OutputOptions {
  /** The folder as the user knows it, for messages. */
  readonly shown: string;
  /** Version of the program, for the manifests. */
  readonly version: string;
  /** Replaces hand-edited files, and keeps a copy of each beside it. */
  readonly force: boolean;
  /** Whether two versions of a file say the same; called only for bytes that differ. */
  readonly sameContent: (a: Uint8Array, b: Uint8Array) => boolean;
  /** What it was named as: it is looked at once more, since something else may stand there by now. */
  readonly place?: Place;
  /** How long to wait for another build, in milliseconds. */
  readonly patience?: number;
}

/** All that one deck makes, in all its languages. */
export interface DeckOutput {
  /** `outline/deck`: its folder in the output folder. */
  readonly deck: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly inputs: Readonly<Record<string, string>>;
  /** Only some of its formats were made: earlier outputs that are not in `files` stay. */
  readonly partial: boolean;
}

export interface CommittedFile {
  /** Relative to the output folder. */
  readonly path: string;
  /** kept: hand-edited, so left. copied: the name under which a hand-edited file was kept by `force`. */
  readonly status: 'written' | 'unchanged' | 'removed' | 'kept' | 'copied';
}
