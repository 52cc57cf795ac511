import type { Emu } from '../drawing-ml.ts';
import type {
  LetterLook,
  SnapshotBox,
  SnapshotCrop,
  SnapshotLook,
  SnapshotShape,
  SnapshotSlide,
} from './snapshot.ts';

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
  | { readonly kind: 'slide-added'; readonly now: string; readonly found: SnapshotSlide }
  /** What is on it besides shapes. */
  | { readonly kind: 'extra'; readonly what: string }
  | { readonly kind: 'hidden'; readonly now: boolean }
  /** Names of its shapes as they lie over one another now, from the back: of ours those of the base. */
  | { readonly kind: 'layers'; readonly now: readonly string[] }
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
  | { readonly kind: 'stretches'; readonly stretches: readonly StretchChange[] }
  | { readonly kind: 'alt'; readonly was: string; readonly now: string }
  | { readonly kind: 'crop'; readonly was: SnapshotCrop; readonly now: SnapshotCrop }
  /** Another picture stands in its place. `was`: a digest of the one before. */
  | {
      readonly kind: 'picture';
      readonly was: string;
      readonly found: SnapshotShape;
      readonly at: number;
    }
  /** Of a table. */
  | {
      readonly kind: 'widths' | 'heights';
      readonly was: readonly Emu[];
      readonly now: readonly Emu[];
    }
  /** What a line joins. */
  | { readonly kind: 'ends'; readonly was: LineEnds; readonly now: LineEnds }
  /** In which group it stands; empty: in none. */
  | { readonly kind: 'within'; readonly was: string; readonly now: string }
  | { readonly kind: 'deleted'; readonly was: readonly string[] }
  | {
      readonly kind: 'added';
      readonly what: string;
      readonly text: readonly string[];
      /** What it calls by name is called as in the base, where that has it. */
      readonly found: SnapshotShape;
      /** Of a line. */
      readonly ends: LineEnds | null;
      /** Its place among the shapes of its slide. */
      readonly at: number;
    }
  /** What has no place in edits, in words. */
  | { readonly kind: 'beyond'; readonly what: string }
);

/** Where a line begins and where it ends. */
export type LineEnds = readonly [LineEnd, LineEnd];

export interface LineEnd {
  /** What it is glued to, and on which side; empty: nothing. */
  readonly shape: string;
  readonly side: 'top' | 'left' | 'bottom' | 'right';
  readonly x: Emu;
  readonly y: Emu;
}

/** Letters that look otherwise than they did, as far as that does not follow from another look of the whole text. */
export interface StretchChange {
  /** The paragraph as it is now, the letters, and which of several such in it they are, from 1. */
  readonly line: string;
  readonly text: string;
  readonly nth: number;
  /** Only what differs. */
  readonly was: LetterLook;
  readonly now: LetterLook;
}
