/** What the commands of the program `throughline` are made of. Other programs use `api/`. */

export {
  compareProjects,
  type DiffOptions,
  type DiffVersion,
  differs,
  diffReports,
  type ProjectDiff,
} from './diff/index.ts';
export { type Format, formats } from './formats/index.ts';
export { type ImportOptions, type ImportResult, importFile } from './import/index.ts';
export { outlineJsonSchema } from './outline/index.ts';
export * from './pipeline/index.ts';
export {
  findProject as findProjectFolder,
  type Project,
  refuseProject,
} from './project/index.ts';
export {
  type Diagnostic,
  formatLocation,
  type Outcome,
  positionAt,
  type Severity,
  type Span,
} from './source/index.ts';
export {
  formatParamType,
  formsIn,
  listFields,
  listHelpers,
  listWords,
  type Strings,
  type TemplateParam,
  type WordInfo,
} from './template/index.ts';
export { themeJsonSchema } from './theme/index.ts';
