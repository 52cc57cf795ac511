/** All that the library takes and gives, in types of its own. */

/** What came of a call: a value, unless there were errors, and all that there is to say, each once. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** One finding, with a place where it has one. */
export interface Diagnostic {
  /** Stable name of the rule, as in docs/diagnostics.md. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to do; null when the message says it. */
  readonly hint: string | null;
  readonly place: Place | null;
  readonly related: readonly RelatedPlace[];
}

/** Characters of a file; lines and columns count from 1, the end is behind the last character. */
export interface Place {
  /** From the project's root; with `package:` before it where it ships with Throughline. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface RelatedPlace {
  readonly message: string;
  readonly place: Place;
}

/** Files by their path from the project's root, with forward slashes; text or bytes. */
export type ProjectFiles = Readonly<Record<string, string | Uint8Array>>;

export interface OpenOptions {
  /** Values of variables; they win over those of the project's files. */
  readonly vars?: Readonly<Record<string, string>>;
  /** The day (2026-03-01) by which sources are stale; by default that of each deck. */
  readonly asOf?: string;
}

/** A project that was opened. It is as it was then: open it again when its files have changed. */
export interface Project {
  /** `outline/deck`, in the order of the project; a deck of rows once for each row. */
  readonly decks: readonly string[];
}

export interface BuildOptions {
  /** Names of formats; by default those of the deck or the project. */
  readonly formats?: readonly string[];
  /** ISO 8601 instant for the properties of decks that have no date of their own. */
  readonly created?: string;
  /** Path of the browser that prints PDF; by default one that is found. */
  readonly browser?: string;
}

/** A deck in all its languages, in memory. */
export interface BuiltDeck {
  /** `outline/deck` */
  readonly name: string;
  /** In all its languages together. */
  readonly slides: number;
  readonly files: readonly BuiltFile[];
}

export interface BuiltFile {
  /** As in the deck's folder under `output/`: `ten-minutes.pptx`, `pictures/ten-minutes.rain.svg`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface WriteOptions {
  /** Names of decks, as on the command line; by default all. */
  readonly decks?: readonly string[];
  readonly formats?: readonly string[];
  /** Told before each deck. */
  readonly onProgress?: (deck: string, number: number, of: number) => void;
}

/** The files of a build, by their paths from the project's root. */
export interface WrittenFiles {
  readonly files: readonly string[];
}

export interface FormatInfo {
  readonly name: string;
  readonly summary: string;
  /** Whether a browser makes it. */
  readonly needsBrowser: boolean;
}
