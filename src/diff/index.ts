export { compareProjects, type DiffOptions, type DiffVersion } from './compare-projects.ts';
export * from './project-diff.ts';
export { diffReports } from './reports/index.ts';
