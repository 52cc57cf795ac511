export { layoutCodes } from './codes.ts';
export { shapeInset } from './diagrams/node-size.ts';
export { isAmbiguous, isWide } from './measure/character-class.ts';
export { type MeasuredParagraph, wrapParagraph } from './measure/index.ts';
export { ticksOf } from './place/value-axis.ts';
export { placeDeck } from './place-deck.ts';
export * from './placed.ts';
export { createTypesetter, isEastAsian, scriptScale, type Typesetter } from './text/typesetter.ts';
