import type { Deck, DeckFile, Picture } from '../deck/index.ts';
import type { PlacedDeck } from '../layout/index.ts';
import type { Outline, StaleSource } from '../outline/index.ts';
import type { Fact } from '../project/index.ts';
import type { Outcome, Span } from '../source/index.ts';
import type { TemplateSet, Views } from '../template/index.ts';
import type { Theme } from '../theme/index.ts';
import type { RowsRead } from './rows-read.ts';
import type { SameDays } from './same-days.ts';

/** A deck in all its languages, composed and placed: all that is shown, before any file is made of it. */
export interface LaidOutDeck {
  readonly editions: readonly LaidOutEdition[];
  /** With all that the deck may not show. */
  readonly whole: Outline;
  /** The rank of what it may show. */
  readonly shown: number;
  readonly deckFile: DeckFile;
  readonly templates: TemplateSet;
  readonly theme: Theme;
  readonly themeName: string;
  /** A picture of the outline's folder, or of the template set's. */
  readonly readPicture: (path: string, from: Span | null) => Outcome<Picture>;
  /** SHA-256 by path of everything that it was made from, so far. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of files of it whose edits by hand are all kept: a build may write over these. */
  readonly adopted: readonly string[];
  /** All that was learned from the disk to make it, in parts that decks may share. */
  readonly facts: readonly (readonly Fact[])[];
  /** Of a deck that is made for a row: what it read of the data, so far. */
  readonly rows: RowsRead | null;
  /** The days on which it stays so. */
  readonly days: SameDays;
  /** Its sources that are stale on the day for which it is made. */
  readonly stale: readonly StaleSource[];
  /** Its slides say so. */
  readonly showsStale: boolean;
}

export interface LaidOutEdition {
  readonly language: string;
  /** What the names of its files begin with: the deck's name, with the language where there are several. */
  readonly prefix: string;
  /** As it reads in this language. */
  readonly deckFile: DeckFile;
  /** With its continuation slides. */
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly views: Views;
}
