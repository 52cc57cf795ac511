export * from './codes.ts';
export { type NumberTrouble, numberTrouble } from './data/number-trouble.ts';
export { foldSpace } from './fold-text.ts';
export * from './outline.ts';
export * from './outline-json-schema.ts';
export * from './outline-schema.ts';
export * from './query.ts';
export { type ResolveOptions, resolveOutline } from './resolve-outline.ts';
export { resolveStatement } from './resolve-statements.ts';
