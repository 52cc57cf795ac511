export type { Coverage, CoveredThing } from '../checks/index.ts';
export { editsJsonSchema } from '../edits/index.ts';
export { type BrandReport, brandJsonSchema } from '../formats/pptx/brand/index.ts';
export { version } from '../source/index.ts';
export { adjustFindings, type Excuse, excusesOf } from './adjust-findings.ts';
export { buildOne, staleFindings } from './build-deck.ts';
export { type BuildOptions, type BuildReport, buildDecks, type RememberOptions } from './build-decks.ts';
export { type CheckedDeck, type CheckOptions, type CheckReport, checkProject } from './check-project.ts';
export { type CleanOptions, cleanOutput } from './clean-output.ts';
export { adjustableCodes, codeTables } from './code-tables.ts';
export { createFiles, readFileWhole, sha256, type TextFile, writeTextFile } from './commit/index.ts';
export { describeChange, placeOfDifference } from './describe-change.ts';
export { describeSlides, type SlideInfo } from './describe-slides.ts';
export type { OutputDrift, OutputStatus } from './drift.ts';
export { describeOneDifference } from './drift-findings.ts';
export { KeptCache } from './kept-cache.ts';
export type { LaidOutDeck, LaidOutEdition } from './laid-out-deck.ts';
export { layOutDeck } from './lay-out-deck.ts';
export { type BrandLook, lookAtBrand } from './look-at-brand.ts';
export { makeFiles } from './make-files.ts';
export { type MergeOptions, mergeShards } from './merge-shards.ts';
export { type OpenedPresentation, openPresentation } from './open-presentation.ts';
export { openProject } from './open-project.ts';
export type { BuiltFile } from './output-target.ts';
export { type PlannedDeck, planBuild } from './plan-build.ts';
export { readGitTree } from './programs/git-tree.ts';
export { Printer } from './programs/printer.ts';
export { startProgram } from './programs/start-program.ts';
export {
  type Cached,
  createProjectCache,
  type DeckInfo,
  describeDecks,
  type ProjectCache,
} from './project-cache.ts';
export { readDay, readFormats, readLevels, readSourceDateEpoch } from './read-options.ts';
export { dayOfEpoch } from './same-days.ts';
export {
  deckSchemaOf,
  projectJsonSchema,
  projectSchemas,
  refreshSchemas,
  type SchemaFile,
  schemaFolder,
  writeSchemas,
} from './schemas.ts';
export type { Shard } from './shards.ts';
export { verifyDocument } from './verify-document.ts';
export type { OwnStatus } from './verify-presentation.ts';
export {
  buildPresentation,
  type OwnPresentation,
  type VerifyOptions,
  type VerifyReport,
  verifyPresentation,
} from './verify-presentation.ts';
export { serveBuilds } from './worker-threads.ts';
