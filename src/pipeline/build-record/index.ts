export type { BuiltFile } from '../output-target.ts';
export { type BuildRequest, bundledProgram } from './record.ts';
/** Entered on its own by a run that may have nothing to do: it loads nothing of the stages. */
export { findNothingToDo, type NothingToDo, type QuickRequest } from './up-to-date.ts';
