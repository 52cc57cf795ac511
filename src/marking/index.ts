export * from './codes.ts';
export * from './levels.ts';
export * from './marking-schema.ts';
