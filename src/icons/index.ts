export { type IconShape, iconGrid, type PathStep, pathSteps } from '../drawing/index.ts';
export * from './codes.ts';
export { createIcons, listIcons } from './create-icons.ts';
export { type FindIcon, type Icon, type IconEntry, noIcons } from './icon.ts';
export { completeIcons, iconName } from './icon-name.ts';
