import type { Project } from '../project/index.ts';

export interface AdoptOptions {
  readonly project: Project;
  /** The file as the user named it. */
  readonly shown: string;
  /** The deck that it is, where it does not say so itself. */
  readonly deck: string | null;
  /** Writes texts where they were written, as far as that is known, in place of keeping them as edits. */
  readonly intoSources?: boolean;
  readonly sourceDateEpoch?: string | undefined;
}

export interface Adopted {
  /** `outline/deck`. */
  readonly deck: string;
  readonly language: string;
  /** Where the edits stand, from the project's folder. */
  readonly path: string;
  readonly before: string | null;
  /** The same as before where there is nothing new. */
  readonly after: string;
  /** What was changed by hand and is kept, in words. */
  readonly kept: readonly string[];
  /** What was written into the deck file or the outline, in words, and these files as they are to be, by path. */
  readonly moved: readonly string[];
  readonly sources: ReadonlyMap<string, string>;
  /** Pictures that were put on slides, by their paths from the project's folder. */
  readonly pieces: ReadonlyMap<string, Uint8Array>;
}
