export { type ImportOptions, type ImportResult, importFile } from './import-file.ts';
export type { NewFile } from './project-files.ts';
