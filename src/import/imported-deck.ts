import type { Diagnostic } from '../source/index.ts';

/** What was found in a file that somebody made elsewhere, as texts of a deck file. Texts are Markdown. */
export interface ImportedDeck {
  readonly title: string;
  readonly subtitle: string | null;
  readonly presenter: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  /** BCP 47; null: the file does not say. */
  readonly language: string | null;
  readonly entries: readonly ImportedEntry[];
  readonly pictures: readonly ImportedPicture[];
  /** What could not be taken, in words, each with where it was. */
  readonly left: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ImportedEntry {
  readonly kind: 'cover' | 'section' | 'slide';
  /** An id of ours, where the file has one. */
  readonly id: string | null;
  /** Null: it has none. */
  readonly title: string | null;
  readonly subtitle: string | null;
  /** Block text; empty: none. */
  readonly body: string;
  readonly charts: readonly ImportedChart[];
  readonly notes: string;
  readonly hidden: boolean;
}

export interface ImportedChart {
  readonly kind: string;
  /** Of the categories, then of each series. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ImportedPicture {
  /** From the outline's folder: `images/slide-3.png`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
