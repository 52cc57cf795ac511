export type { CommittedFile, DeckOutput, OutputOptions } from '../output-target.ts';
export { readFileWhole, readPlainFile, removeFile } from './files.ts';
export { reportIo } from './io-error.ts';
export { isDeckName } from './journal.ts';
export {
  differsInLineEnds,
  isFileName,
  isLineEndChange,
  type Manifest,
  parseManifest,
  sha256,
} from './manifest.ts';
export {
  hasUnfinishedWork,
  type OutputFolder,
  openOutputFolder,
  type PreparedDeck,
} from './output-folder.ts';
export { checkPlace, isBelow, realDestination } from './output-place.ts';
export { manifestName } from './output-state.ts';
export { type FoundFile, type FoundOutput, readOutput } from './read-output.ts';
export { forgetBuilds } from './record-file.ts';
export { createFiles, type TextFile, type WriteGuard, writeTextFile } from './write-files.ts';
