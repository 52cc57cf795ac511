/** Entered on its own by a run that may have nothing to do: it loads nothing of the stages. */
export { findNothingToDo, type NothingToDo, type QuickRequest } from './nothing-to-do.ts';
export { type BuildRequest, bundledProgram } from './record-key.ts';
