import type { Block, NotesBlock, Run } from '../markup/index.ts';
import type { Outcome, Span } from '../source/index.ts';

/** A presentation of which slides stand in a deck as they are. */
export interface TakenDeck {
  readonly path: string;
  readonly slides: readonly TakenSlide[];
}

/** What a slide of it says. How it looks is known to those who can read its file. */
export interface TakenSlide {
  /** From the project's root. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** In its file, from 1. */
  readonly number: number;
  /** Empty: it has none. */
  readonly title: readonly Run[];
  /** All its other texts, in the order in which they are read. */
  readonly blocks: readonly Block[];
  readonly notes: readonly NotesBlock[];
  readonly hidden: boolean;
  /** Of its file; null: it has no sections. */
  readonly section: string | null;
  /** Why it cannot be taken, in words: macros and the like. None: it can. */
  readonly refused: readonly string[];
}

export type ReadTakenDeck = (path: string, from: Span | null) => Outcome<TakenDeck>;
