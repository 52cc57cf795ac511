export { adoptFile } from './adopt-file.ts';
export { adoptNotes } from './adopt-notes.ts';
export type { Adopted, AdoptOptions } from './adopted.ts';
export { adoptCodes } from './codes.ts';
