export {
  type IconShape,
  iconGrid,
  type PathStep,
  pathSteps,
  settlePath,
  writePath,
} from './icon/icon-path.ts';
export { type IconFault, readIcon } from './icon/read-icon.ts';
export { type Drawing, type DrawingFault, readDrawing } from './read-drawing.ts';
