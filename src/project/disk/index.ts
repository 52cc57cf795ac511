/** What needs no YAML, for a run that may end before anything is parsed: it loads nothing else. */
export * from './facts.ts';
export { findPackageRoot, findProject, isProject } from './find-project.ts';
export { type Lookup, type ProjectFiles, projectFiles } from './project-files.ts';
