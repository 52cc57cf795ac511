import type { Deck } from '../deck/index.ts';
import type { Handout, HandoutDocument } from '../handouts/index.ts';
import type { KnownSlide, PlacedDeck } from '../layout/index.ts';
import type { Outcome } from '../source/index.ts';
import type { Views } from '../template/index.ts';
import type { Theme } from '../theme/index.ts';
import type { Difference } from './compare-files.ts';
import type { PdfProperties } from './pdf/index.ts';
import type { Judgement } from './pptx/index.ts';

/** What decks are made into. All that is said of a format stands in its record. */
export interface Format {
  /** As the settings, a deck and the command line name it. */
  readonly name: string;
  /** Its files end in it. */
  readonly ending: string;
  readonly summary: string;
  /** Whether handouts are made in it: none, besides the deck itself, or nothing else. */
  readonly handouts: 'none' | 'too' | 'only';
  /**
   * A program that may not be there, and whose bytes are its own, makes it: `check` does without, and judges its files by
   * what they were made from.
   */
  readonly needsBrowser?: boolean;
  /** The files of a deck in one language. What it needs is loaded now. */
  readonly make: (input: FormatInput) => Promise<Outcome<readonly OutputFile[]>>;
  /** Whether the account of a build says of its file how many slides it has, and how long they take. */
  readonly isAccounted?: boolean;
  /** What a file says that it showed when it was built, whatever was done to it since; null: it does not say. */
  readonly contentOf?: (file: Uint8Array) => Promise<string | null>;
  /** What somebody did to a file since it was written; null: it cannot be read. */
  readonly judge?: (found: Uint8Array, expected: Uint8Array) => Promise<Judgement | null>;
  /** What tells two versions of a file apart. */
  readonly compare: (found: Uint8Array, expected: Uint8Array) => Promise<readonly Difference[]>;
}

/** A finished file of a deck, by its name in the deck's folder. */
export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the next build may know of its slides. */
  readonly slides?: readonly KnownSlide[];
}

/** A deck in one language, placed, with all that is told beside it. */
export interface FormatInput {
  readonly deck: Deck;
  readonly placed: PlacedDeck;
  readonly theme: Theme;
  /** What the names of its files begin with. */
  readonly prefix: string;
  /** The instant that its properties name. */
  readonly created: string;
  readonly views: Views;
  readonly notes: Handout | null;
  readonly handouts: readonly Handout[];
  /** A file that this very program made of the deck before, by its name: parts that come out the same are taken from it. */
  readonly earlier?: ((name: string) => Uint8Array | null) | undefined;
  /** The handouts that can be read as documents; why others cannot has been said then. */
  readonly documents: () => readonly HandoutAsDocument[];
  /** Prints a page with a browser, which is started for the first. */
  readonly print: (html: string, properties: PdfProperties) => Promise<Outcome<Uint8Array>>;
}

export interface HandoutAsDocument {
  readonly handout: Handout;
  readonly document: HandoutDocument;
}
