export * from './codes.ts';
export * from './located.ts';
export * from './parse-yaml.ts';
export * from './schema.ts';
export * from './values.ts';
