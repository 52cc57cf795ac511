/** The library: decks from other programs. docs/api.md has examples; what is not here may change at any time. */

import { formats as records } from '../formats/index.ts';
import type { FormatInfo } from './types.ts';

export { buildDeck } from './build-deck.ts';
export { openProject } from './open-project.ts';
export type {
  BuildOptions,
  BuiltDeck,
  BuiltFile,
  Diagnostic,
  FormatInfo,
  OpenOptions,
  Outcome,
  Place,
  Project,
  ProjectFiles,
  RelatedPlace,
  WriteOptions,
  WrittenFiles,
} from './types.ts';
export { version } from './version.ts';
export { writeDecks } from './write-decks.ts';

/** What decks are made into. */
export const formats: readonly FormatInfo[] = records.map(({ name, summary, needsBrowser }) => ({
  name,
  summary,
  needsBrowser: needsBrowser === true,
}));
