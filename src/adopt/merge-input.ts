import type { DeckEdits, PlainEdits } from '../edits/index.ts';
import type { AddedShape, Change, Snapshot, SnapshotShape } from '../formats/pptx/index.ts';
import type { Theme } from '../theme/index.ts';

export interface MergeInput {
  /** What the project keeps already. */
  readonly existing: DeckEdits | null;
  readonly changes: readonly Change[];
  /** What the changes were read against. */
  readonly base: Snapshot;
  /** Under which its words are kept: empty where the deck has one language. */
  readonly language: string;
  /** What the language of the file is. */
  readonly tongue: string;
  readonly theme: Theme;
  readonly rightToLeft: boolean;
  /** What was added, as far as decks can have it. */
  readonly readAdded: (added: FoundShape) => AddedShape | { readonly why: string };
  /** Whether the deck has such a slide or shape now; left out: it is not known. What it has no more was added by hand. */
  readonly stands?: (slide: string, shape: string | null) => boolean;
  /** Where pictures that were added are kept: from the outline's folder. */
  readonly folder: string;
  /** Slides that stand as they are in other presentations, by their ids: which, in words. */
  readonly taken: ReadonlyMap<string, string>;
}

/** A shape of a slide of the file. `at`: among all shapes of the slide. */
export interface FoundShape {
  readonly number: number;
  readonly found: SnapshotShape;
  readonly at: number;
}

export interface Merged {
  readonly edits: PlainEdits;
  /** Pictures, by their path from the outline's folder. */
  readonly pieces: ReadonlyMap<string, Uint8Array>;
  readonly kept: readonly Change[];
  /** What edits cannot hold, and why. */
  readonly unkept: readonly { readonly change: Change; readonly why: string }[];
}
