export * from './codes.ts';
export * from './compose-deck.ts';
export * from './deck.ts';
export * from './deck-file.ts';
export * from './deck-json-schema.ts';
export * from './number-citations.ts';
export * from './shown-things.ts';
export * from './source-notes.ts';
