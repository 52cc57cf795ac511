import type { SnapshotBox, SnapshotLook, SnapshotShape } from './snapshot.ts';

/** One thing that somebody changed in a deck by hand, in the words of the deck: ids of slides, names of shapes. */
export type Change = SlideLevelChange | ShapeChange | DeckChange;

export type DeckChange =
  | { readonly kind: 'design'; readonly what: string }
  /** Ids of all slides of ours that are left, in their new order. */
  | { readonly kind: 'order'; readonly was: readonly string[]; readonly now: readonly string[] };

export type SlideLevelChange = {
  readonly slide: string /** In the deck found; else in the base. */;
  readonly number: number;
} & (
  | { readonly kind: 'slide-deleted'; readonly was: string }
  /** `slide`: the id of the slide before it; empty: it is the first. */
  | { readonly kind: 'slide-added'; readonly now: string }
  /** What is on it besides shapes. */
  | { readonly kind: 'extra'; readonly what: string }
  | { readonly kind: 'hidden'; readonly now: boolean }
  | { readonly kind: 'notes'; readonly was: readonly string[]; readonly now: readonly string[] }
);

export type ShapeChange = {
  readonly slide: string;
  readonly number: number;
  readonly shape: string;
} & (
  | {
      readonly kind: 'box';
      readonly was: SnapshotBox;
      readonly now: SnapshotBox;
      /** The middle of what stands beside it, when it was moved; null: it stands alone. */
      readonly among: readonly [x: number, y: number] | null;
    }
  | {
      readonly kind: 'text';
      readonly was: readonly string[];
      readonly now: readonly string[];
      readonly title: boolean;
    }
  /** Of a table: by row and column, from 1. */
  | {
      readonly kind: 'cells';
      readonly cells: readonly { readonly at: string; readonly was: string; readonly now: string }[];
    }
  /** Only what differs. */
  | { readonly kind: 'look'; readonly was: SnapshotLook; readonly now: SnapshotLook }
  | { readonly kind: 'deleted'; readonly was: readonly string[] }
  | {
      readonly kind: 'added';
      readonly what: string;
      readonly text: readonly string[];
      readonly found: SnapshotShape;
      /** Its place among the shapes of its slide. */
      readonly at: number;
    }
  /** What has no place in edits, in words. */
  | { readonly kind: 'beyond'; readonly what: string }
);
