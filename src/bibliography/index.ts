export type { BibliographyEntry } from './bibliography-entry.ts';
export * from './codes.ts';
export { readBibliography } from './read-bibliography.ts';
