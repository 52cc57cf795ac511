export * from './codes.ts';
export * from './handout-document.ts';
export * from './render-handouts.ts';
export { mapDocumentRuns, runsOfDocument } from './runs-of-document.ts';
export type { Paper } from './usual-paper.ts';
