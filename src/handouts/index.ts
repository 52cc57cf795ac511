export * from './codes.ts';
export * from './render-handouts.ts';
