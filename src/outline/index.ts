export * from './codes.ts';
export { numberTrouble } from './data/read-cell.ts';
export { focusSchema } from './focus-schema.ts';
export * from './outline.ts';
export * from './outline-schema.ts';
export { pathFrom } from './reference.ts';
export { resolveOutline } from './resolve-outline.ts';
export { resolveStatement } from './resolve-statements.ts';
