export { checkPlace } from './check-place.ts';
export { differsInLineEnds, isLineEndChange } from './line-ends.ts';
export { isFileName, type Manifest, parseManifest, sha256 } from './manifest.ts';
export { manifestName } from './names.ts';
export {
  hasUnfinishedWork,
  type OutputFolder,
  openOutputFolder,
  type PreparedDeck,
} from './output-folder.ts';
export type { CommittedFile, DeckOutput, OutputOptions } from './output-options.ts';
export { isBelow, realDestination } from './places.ts';
export { readFileWhole } from './read-file-whole.ts';
export { type FoundFile, type FoundOutput, readOutput } from './read-output.ts';
export { createFiles, type TextFile, type WriteGuard, writeTextFile } from './write-files.ts';
