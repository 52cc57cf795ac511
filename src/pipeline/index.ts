export type { Coverage, CoveredThing } from '../checks/index.ts';
export { adjustFindings, type Excuse, excusesOf } from './adjust-findings.ts';
export { type BuildOptions, type BuildReport, buildDecks, type RememberOptions } from './build-decks.ts';
export { type CheckedDeck, type CheckOptions, type CheckReport, checkProject } from './check-project.ts';
export { createFiles, type TextFile, writeTextFile } from './commit/index.ts';
export { type DeckInfo, describeDecks } from './describe-decks.ts';
export type { OutputDrift, OutputStatus } from './drift.ts';
export { describeOneDifference } from './drift-findings.ts';
export { refreshSchemas, schemaFolder, writeSchemas } from './editor-schemas.ts';
export { serveBuilds } from './jobs/serve-builds.ts';
export { deckSchemaOf, projectJsonSchema, projectSchemas, type SchemaFile } from './json-schemas.ts';
export { type LaidOutDeck, type LaidOutEdition, layOutDeck } from './lay-out-deck.ts';
export { makeFiles } from './make-files.ts';
export type { BuiltFile } from './output-target.ts';
export { type PlannedDeck, planBuild } from './plan-build.ts';
export { type Cached, createProjectCache, openProject, type ProjectCache } from './project-cache.ts';
export { readLevels } from './read-options.ts';
export type { OwnStatus } from './verify-own.ts';
export {
  type OwnPresentation,
  type VerifyOptions,
  type VerifyReport,
  verifyPresentation,
} from './verify-presentation.ts';
export { version } from './version.ts';
