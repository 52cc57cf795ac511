/** What needs no YAML, for a run that may end before anything is parsed: it loads nothing else. */
export * from './facts/index.ts';
export { findProject, isProject } from './find-project.ts';
export { findPackageRoot } from './package-root.ts';
export { type ProjectFiles, projectFiles } from './project-files.ts';
