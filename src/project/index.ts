export * from './codes.ts';
export * from './disk/check-path.ts';
export * from './disk/facts.ts';
export { findPackageRoot, findProject, refuseProject } from './disk/find-project.ts';
export {
  fileLimits,
  type Lookup,
  type ProjectFiles,
  projectFiles,
  type Roots,
} from './disk/project-files.ts';
export { type Tree, type TreeEntry, TreeFiles } from './disk/tree-files.ts';
export type { InstalledSet } from './installed-sets.ts';
export { type Media, readMedia } from './media.ts';
export * from './open-project.ts';
export { type Picture, type PictureOptions, pictureThreads, readPicture } from './picture.ts';
export { type PictureFont, readPictureFonts } from './picture-fonts.ts';
export * from './settings.ts';
export { isBrandFile, templateLayers } from './template-layers.ts';
export { type ProjectWatch, type WatchOptions, watchProject } from './watch-project.ts';
