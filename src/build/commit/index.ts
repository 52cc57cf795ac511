export { isFileName, type Manifest, manifestName, parseManifest, sha256 } from './manifest.ts';
export {
  type CommittedFile,
  type DeckOutput,
  hasUnfinishedWork,
  type OutputFolder,
  type OutputOptions,
  openOutputFolder,
} from './output-folder.ts';
export { createFiles, type TextFile, writeTextFile } from './write-files.ts';
