export { type BuildOptions, type BuildReport, type BuiltFile, buildDecks } from './build-decks.ts';
export { createFiles, type TextFile, writeTextFile } from './commit/index.ts';
export { type DeckInfo, describeDecks } from './describe-decks.ts';
export { type Format, formats } from './formats.ts';
export { deckSchemaOf, projectSchemas, type SchemaFile } from './json-schemas.ts';
export { type PlannedDeck, planBuild } from './plan-build.ts';
export { createProjectCache, type ProjectCache } from './project-cache.ts';
export { version } from './version.ts';
