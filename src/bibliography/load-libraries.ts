import { createRequire } from 'node:module';
import type { Library, parse } from '@retorquere/bibtex-parser';

// The bundle takes this line away, so that its own `require` finds the library in it (scripts/bundle.mjs).
const require = createRequire(import.meta.url);

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
