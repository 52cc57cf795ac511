export * from './codes.ts';
export * from './open-project.ts';
export { findPackageRoot } from './package-root.ts';
export { type Picture, pictureLimits, readPicture } from './picture.ts';
export { fileLimits, type ProjectFiles, projectFiles, type Roots } from './project-files.ts';
export * from './settings.ts';
