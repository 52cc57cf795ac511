import { createRequire } from 'node:module';
import type { Library, parse } from '@retorquere/bibtex-parser';

// The bundle takes this line away, so that its own `require` finds the library in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

/** What reads the entries of a file as they are typed, step by step. */
export interface BibtexReader {
  readonly parsing: string | null;
  /** The last one first, as long as it reads. */
  readonly entries: readonly { readonly key: string; readonly fields: Readonly<Record<string, string>> }[];
  /** By their names in capitals. */
  readonly strings: Readonly<Record<string, string>>;
  readonly preambles: readonly string[];
  readonly errors: Library['errors'];
  parse(): void;
  value(): string;
  single_value(): string;
  key_equals_value(key?: string): void;
  error(found: Library['errors'][number]): void;
}

export function bibtexReader(): new (text: string) => BibtexReader {
  const library = require('../../node_modules/@retorquere/bibtex-parser/dist/esm/verbatim.js') as {
    readonly Library: new (text: string) => BibtexReader;
  };
  return library.Library;
}

/**
 * Reads BibTeX and BibLaTeX, TeX in it as characters; loaded when an outline names such a file. Titles keep their capitals.
 * Not with `import()`, since outlines are resolved in the midst of what is not asynchronous.
 */
export function parseBibtex(text: string): Library {
  // By its place: the file that the package has for `require` is one that Node does not load.
  const library = require('../../node_modules/@retorquere/bibtex-parser/dist/esm/index.js') as {
    readonly parse: typeof parse;
  };
  return library.parse(text, { english: false, sentenceCase: false });
}
