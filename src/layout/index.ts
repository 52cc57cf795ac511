export { layoutCodes } from './codes.ts';
export { placeDeck } from './place-deck.ts';
export * from './placed.ts';
