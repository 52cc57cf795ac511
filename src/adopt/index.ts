export { type Adopted, type AdoptOptions, adoptFile } from './adopt-file.ts';
export { adoptCodes } from './codes.ts';
