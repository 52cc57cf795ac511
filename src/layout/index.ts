export { layoutCodes } from './codes.ts';
export { shapeInset } from './diagrams/node-size.ts';
export { isAmbiguous, isWide } from './measure/characters.ts';
export type { MeasuredParagraph } from './measure/measure-paragraph.ts';
export { wrapParagraph } from './measure/wrap-paragraph.ts';
export { ticksOf } from './place/chart-axes.ts';
export { placeDeck } from './place-deck.ts';
export * from './placed.ts';
export { createTypesetter, isEastAsian, scriptScale, type Typesetter } from './text/typesetter.ts';
